package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One account that lives in two organizations of one platform: Acme has verified its domain, Far
/// has invited it.
abstract class SeveralOrganizations {
  private static final Caller OPERATOR = new Caller.Operator();

  private World world;
  private Organization acme;
  private Organization far;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    far = world.organization("Far", "far.example");
  }

  private User post(Caller.OfDirectory directory, String userName, String externalId) {
    return done(
        world.create(
            directory,
            World.json("{'userName':'%s','externalId':'%s'}".formatted(userName, externalId))));
  }

  @Test
  void anAddressThatItsManagerChangesThroughAStandardDirectoryIsSeenByTheOthers() {
    Caller.OfDirectory ours = world.directory(acme, World.STANDARD, "ours");
    Caller.OfDirectory theirs = world.directory(far);
    User ann = done(world.create(ours, "ann@acme.example"));
    String account = world.add(far, "ann@acme.example", Role.MEMBER).accountId();

    done(world.rename(ours, ann.id(), "ann.lee@acme.example"));

    assertThat(world.find(theirs, "userName eq \"ann.lee@acme.example\""))
        .singleElement()
        .satisfies(user -> assertThat(user.id()).isEqualTo(account));
    assertThat(world.find(theirs, "userName eq \"ann@acme.example\"")).isEmpty();
    world.assertSearchIsFresh(theirs);
    LogEntry news = world.log(far).getLast();
    assertThat(news.detail()).contains("from ann@acme.example to ann.lee@acme.example");
    assertThat(news.toString())
        .doesNotContain("Acme", "ours", ours.directoryId(), ours.tokenId(), acme.id());
    assertThat(news.directoryId()).isEmpty();
    assertThat(news.leniencies()).isEmpty();
    assertThat(world.log(acme))
        .filteredOn(entry -> entry.kind() == LogEntry.Kind.RENAMED)
        .hasSize(1);
    assertThat(
            rule(
                world
                    .platform
                    .members()
                    .add(
                        new Caller.Person("Bo"),
                        far.id(),
                        "ann@acme.example",
                        Role.MEMBER,
                        Optional.empty())))
        .isEqualTo("foreignDomain");
  }

  @Test
  void aGuestElsewhereDoesNotHinderWhoManagesTheAccountAndAMemberDoes() {
    Caller.OfDirectory ours = world.directory(acme);
    String ann = done(world.create(ours, "ann@acme.example")).id();
    world.add(far, "ann@acme.example", Role.GUEST);

    done(world.rename(ours, ann, "ann.lee@acme.example"));

    assertThat(world.log(far).getLast().detail()).contains("to ann.lee@acme.example");
    world.add(far, "ann.lee@acme.example", Role.MEMBER);
    assertThat(rule(world.rename(ours, ann, "ann@acme.example"))).isEqualTo("severalOrganizations");
  }

  @Test
  void anAccountThatLivesElsewhereUnderAnotherAddressIsNotBroughtBackByAnOldExternalId() {
    Caller.OfDirectory ours = world.directory(acme, World.STANDARD, "ours");
    User ann = post(ours, "ann@acme.example", "1");
    String account = world.accountOf(ann);
    world.add(far, "ann@acme.example", Role.MEMBER);
    done(world.platform.users().delete(ours, ann.id(), Expected.ANY));
    done(world.platform.accounts().rename(account, "ann@far.example"));

    User other = post(ours, "ann@acme.example", "1");

    assertThat(world.accountOf(other)).isNotEqualTo(account);
    assertThat(world.platform.members().get(acme.id(), account)).isEmpty();
  }

  @Test
  void whoLivesElsewhereUnderTheOldAddressComesBackByItsExternalId() {
    Caller.OfDirectory ours = world.directory(acme, World.STANDARD, "ours");
    User ann = post(ours, "ann@acme.example", "1");
    String account = world.accountOf(ann);
    world.add(far, "ann@acme.example", Role.MEMBER);
    done(world.platform.users().delete(ours, ann.id(), Expected.ANY));

    assertThat(world.accountOf(post(ours, "ann.lee@acme.example", "1"))).isEqualTo(account);
  }

  @Test
  void whoUnlinksWhomItOnceHadLearnsNoAddressOfToday() {
    String account = world.add(acme, "ann@acme.example", Role.MEMBER).accountId();
    world.add(far, "ann@acme.example", Role.MEMBER);
    done(world.platform.members().remove(OPERATOR, far.id(), account));
    done(world.platform.accounts().rename(account, "ann.lee@acme.example"));

    done(world.platform.accounts().unlink(OPERATOR, far.id(), account));

    LogEntry unlinked = world.log(far).getLast();
    assertThat(unlinked.kind()).isEqualTo(LogEntry.Kind.UNLINKED);
    assertThat(unlinked.toString()).doesNotContain("lee");
  }

  @Test
  void whomAnotherExternalIdKeepsApartIsUnlinkedEvenThoughItWasCut() {
    Caller.OfDirectory ours = world.directory(acme, World.STANDARD, "ours");
    User ann = post(ours, "ann@acme.example", "1");
    String account = world.accountOf(ann);
    done(world.platform.members().remove(OPERATOR, acme.id(), account));
    assertThat(
            holder(
                    world.create(
                        ours, World.json("{'userName':'ann@acme.example','externalId':'2'}")))
                .kind())
        .isEqualTo(Holder.Kind.ANOTHER_PERSON);

    done(world.platform.accounts().unlink(OPERATOR, acme.id(), account));

    assertThat(world.accountOf(post(ours, "ann@acme.example", "2"))).isEqualTo(account);
  }
}
