package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.schema.ResourceRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Finding out which records are linked to which accounts, and cutting them.
abstract class LinkActs {
  private World world;
  private Organization acme;
  private Caller.OfDirectory one;
  private Caller.OfDirectory two;
  private Caller key;
  private User ann;
  private User annOfTwo;
  private String account;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    one = world.directory(acme, World.ADDRESSED, "one");
    two = world.directory(acme, World.ADDRESSED, "two");
    key = keyOf(acme);
    ann = done(world.post(one, "ann@acme.example"));
    annOfTwo = done(world.post(two, "ann@acme.example"));
    account = linked(ann).orElseThrow();
  }

  private Caller keyOf(Organization organization) {
    String secret = done(world.platform.keys().create(organization.id(), "key")).secret();
    return world.platform.tokens().authenticate(secret).orElseThrow();
  }

  private Link link(User user, Caller.OfDirectory directory) {
    return new Link(user.id(), linked(user), acme.id(), directory.directoryId());
  }

  @Test
  void linksAreFoundByAccountAndByAddress() {
    assertThat(world.platform.links().ofAccount(acme.id(), account))
        .containsExactlyInAnyOrder(link(ann, one), link(annOfTwo, two));
    assertThat(world.platform.links().ofAddress(acme.id(), "ANN@acme.example"))
        .containsExactlyInAnyOrder(link(ann, one), link(annOfTwo, two));
    assertThat(world.platform.links().ofAddress(acme.id(), "nobody@acme.example")).isEmpty();
    assertThat(world.platform.links().ofAccount(acme.id(), "7")).isEmpty();
  }

  @Test
  void anotherOrganizationFindsNothing() {
    Organization far = world.organization("Far");

    assertThat(world.platform.links().ofAccount(far.id(), account)).isEmpty();
    assertThat(world.platform.links().ofAddress(far.id(), "ann@acme.example")).isEmpty();
    assertThat(refused(world.platform.links().deleteRecords(keyOf(far), far.id(), account)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(refused(world.platform.links().deleteRecords(keyOf(far), acme.id(), account)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(
            refused(world.platform.links().cut(keyOf(far), far.id(), one.directoryId(), ann.id())))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void aRecordThatIsCutStaysAUserAndIsFoundByItsEmailWithoutAnAccount() {
    Link cut = done(world.platform.links().cut(key, acme.id(), one.directoryId(), ann.id()));

    Link expected = new Link(ann.id(), Optional.empty(), acme.id(), one.directoryId());
    assertThat(cut).isEqualTo(expected);
    User now = done(world.platform.users().get(one, ann.id(), true));
    assertThat(linked(now)).isEmpty();
    assertThat(now.version()).isEqualTo(ann.version() + 1);
    assertThat(world.platform.links().ofAddress(acme.id(), "ann@acme.example"))
        .containsExactlyInAnyOrder(expected, link(annOfTwo, two));
    assertThat(world.platform.links().ofAccount(acme.id(), account))
        .containsExactly(link(annOfTwo, two));
    assertThat(done(world.platform.managedAccounts().get(key, acme.id(), account)))
        .matches(ManagedAccount::isEnabled);
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.UNLINKED);
    world.assertSearchIsFresh(one);
  }

  @Test
  void cuttingAgainChangesNothingAndAForeignDirectoryHasNoSuchRecord() {
    done(world.platform.links().cut(key, acme.id(), one.directoryId(), ann.id()));
    int entries = world.log(acme).size();

    done(world.platform.links().cut(key, acme.id(), one.directoryId(), ann.id()));

    assertThat(world.log(acme)).hasSize(entries);
    assertThat(refused(world.platform.links().cut(key, acme.id(), two.directoryId(), ann.id())))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void deletingTheRecordsOfAnAccountTakesItOutOfGroupsAndLeavesItEnabledInTheOrganization() {
    done(
        world
            .platform
            .groups()
            .create(
                one,
                new ResourceRequest(
                    World.json(
                        "{'displayName':'G','members':[{'value':'%s'}]}".formatted(ann.id())),
                    List.of()),
                true));

    List<Link> gone = done(world.platform.links().deleteRecords(key, acme.id(), account));

    assertThat(gone).containsExactlyInAnyOrder(link(ann, one), link(annOfTwo, two));
    assertThat(refused(world.platform.users().get(one, ann.id(), true)))
        .isInstanceOf(Refusal.Unknown.class);
    AccountDetails left = world.platform.accounts().in(acme.id(), account).orElseThrow();
    assertThat(left.groups()).isEmpty();
    assertThat(left.address()).contains("ann@acme.example");
    assertThat(world.platform.members().get(acme.id(), account))
        .hasValueSatisfying(member -> assertThat(member.active()).isTrue());
    assertThat(refused(world.platform.links().deleteRecords(key, acme.id(), account)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(world.log(acme).stream().filter(e -> e.kind() == LogEntry.Kind.UNLINKED)).hasSize(2);
    User again = done(world.post(one, "other", "ann@acme.example", "other"));
    assertThat(linked(again)).contains(account);
  }

  @Test
  void deletingTheRecordsOfAnAccountLeavesItInItsTeams() {
    Team team = done(world.platform.teams().create(key, acme.id(), "Design"));
    TeamMembers people = world.platform.teams().members();
    done(people.add(key, acme.id(), team.id(), account, TeamRole.ADMIN));

    done(world.platform.links().deleteRecords(key, acme.id(), account));

    assertThat(people.get(acme.id(), team.id(), account))
        .hasValueSatisfying(member -> assertThat(member.role()).isEqualTo(TeamRole.ADMIN));
  }

  @Test
  void recordsOfAnAccountThatIsNotManagedAreNotDeletedThatWay() {
    String free = linked(done(world.post(one, "bob@free.example"))).orElseThrow();

    assertThat(rule(world.platform.links().deleteRecords(key, acme.id(), free)))
        .isEqualTo("notManaged");
  }
}
