package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an organization does to the accounts that it manages, without a directory.
abstract class ManagedAccountActs {
  private World world;
  private Organization acme;
  private Caller.OfDirectory one;
  private ManagedAccounts accounts;
  private Caller key;
  private User ann;
  private String account;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example", "acme2.example");
    one = world.directory(acme, World.ADDRESSED, "one");
    accounts = world.platform.managedAccounts();
    key = keyOf(acme);
    ann = done(world.post(one, "ann@acme.example"));
    account = linked(ann).orElseThrow();
  }

  private Caller keyOf(Organization organization) {
    String secret = done(world.platform.keys().create(organization.id(), "key")).secret();
    return world.platform.tokens().authenticate(secret).orElseThrow();
  }

  private void unlink() {
    done(world.platform.links().deleteRecords(key, acme.id(), account));
  }

  @Test
  void theAddressIsNotChangedWhileARecordIsLinked() {
    assertThat(done(accounts.get(key, acme.id(), account)).isLinked()).isTrue();

    assertThat(rule(accounts.changeAddress(key, acme.id(), account, "a@acme.example")))
        .isEqualTo("linked");
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.REFUSED);
    assertThat(world.address(account)).contains("ann@acme.example");
  }

  @Test
  void onceUnlinkedTheAddressMovesAmongVerifiedDomains() {
    unlink();

    ManagedAccount moved =
        done(accounts.changeAddress(key, acme.id(), account, "parked@acme2.example"));

    assertThat(moved.address()).isEqualTo("parked@acme2.example");
    assertThat(moved.isLinked()).isFalse();
    assertThat(rule(accounts.changeAddress(key, acme.id(), account, "a@free.example")))
        .isEqualTo("unclaimedDomain");
    assertThat(world.address(account)).contains("parked@acme2.example");
  }

  @Test
  void anAddressThatSomebodyHasIsRefused() {
    unlink();
    done(world.post(one, "bob@acme.example"));

    assertThat(holder(accounts.changeAddress(key, acme.id(), account, "BOB@acme.example")).kind())
        .isEqualTo(Holder.Kind.USER);
  }

  @Test
  void disablingAndEnablingIsSeenInEveryRecordAndIsDoneOnce() {
    done(accounts.disable(key, acme.id(), account));
    int entries = world.log(acme).size();
    done(accounts.disable(key, acme.id(), account));

    assertThat(world.log(acme)).hasSize(entries);
    assertThat(done(world.platform.users().get(one, ann.id(), true)).resource().bool("active"))
        .contains(false);
    assertThat(refused(world.platform.members().signIn(acme.id(), "ann@acme.example")))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(done(accounts.enable(key, acme.id(), account)).isEnabled()).isTrue();
    assertThat(done(world.platform.users().get(one, ann.id(), true)).resource().bool("active"))
        .contains(true);
    world.assertSearchIsFresh(one);
  }

  @Test
  void anAccountInItsDeletionPeriodIsNeitherEnabledNorRenamed() {
    unlink();
    done(world.platform.deletions().begin(key, acme.id(), account));

    assertThat(rule(accounts.enable(key, acme.id(), account))).isEqualTo("deleting");
    assertThat(rule(accounts.changeAddress(key, acme.id(), account, "a@acme.example")))
        .isEqualTo("deleting");
    done(world.platform.deletions().cancel(key, acme.id(), account));
    assertThat(done(accounts.get(key, acme.id(), account)).isEnabled()).isTrue();
  }

  @Test
  void cancellingADeletionEnablesTheAccount() {
    done(accounts.disable(key, acme.id(), account));
    done(world.platform.deletions().begin(key, acme.id(), account));

    done(world.platform.deletions().cancel(key, acme.id(), account));

    assertThat(done(accounts.get(key, acme.id(), account)).isEnabled()).isTrue();
    assertThat(done(world.platform.users().get(one, ann.id(), true)).resource().bool("active"))
        .contains(true);
  }

  @Test
  void whoseAccessWasSuspendedHasNoneAfterACancelledDeletion() {
    done(world.platform.memberAccess().suspend(key, acme.id(), account));
    done(world.platform.deletions().begin(key, acme.id(), account));

    done(world.platform.deletions().cancel(key, acme.id(), account));

    assertThat(world.platform.people().get(acme.id(), account).orElseThrow().status())
        .isEqualTo(Person.Status.SUSPENDED);
    assertThat(done(accounts.get(key, acme.id(), account)).isEnabled()).isTrue();
  }

  @Test
  void theLastAdministratorIsNotDisabled() {
    String admin = world.add(acme, "boss@acme.example", Role.ADMIN).accountId();

    assertThat(rule(accounts.disable(key, acme.id(), admin))).isEqualTo("lastAdministrator");
  }

  /// Nobody who invites an account can keep it from being disabled, and their teams are their own
  /// affair.
  @Test
  void whoIsTheLastAdministratorElsewhereIsDisabledAndDeletedAllTheSame() {
    Organization far = world.organization("Far", "far.example");
    world.add(far, "ann@acme.example", Role.ADMIN);
    var operator = new Caller.Operator();
    Team team = done(world.platform.teams().create(operator, far.id(), "Project Titan"));
    done(
        world
            .platform
            .teams()
            .members()
            .add(operator, far.id(), team.id(), "ann@acme.example", TeamRole.ADMIN));

    done(accounts.disable(key, acme.id(), account));
    done(accounts.enable(key, acme.id(), account));
    done(world.platform.deletions().begin(key, acme.id(), account));

    assertThat(world.log(far).getLast().detail()).contains("manages the account");
  }

  @Test
  void anAccountThatIsNotManagedIsRefusedAndOneOfOthersIsUnknown() {
    String free = linked(done(world.post(one, "bob@free.example"))).orElseThrow();
    Organization far = world.organization("Far", "far.example");

    assertThat(rule(accounts.disable(key, acme.id(), free))).isEqualTo("notManaged");
    assertThat(refused(accounts.get(keyOf(far), far.id(), account)))
        .isEqualTo(new Refusal.Unknown("Account", account));
    assertThat(refused(accounts.get(keyOf(far), acme.id(), account)))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void whatADirectorySaidOfItsUserIsNotForgottenWhereThatIsTheUsersOwn() {
    Organization other = world.organization("Other", "other.example");
    Caller operator = new Caller.Operator();
    Caller.OfDirectory records = world.directory(other, World.STANDARD, "Entra");
    User bob = done(world.create(records, World.json("{'userName':'bob@other.example'}")));
    done(world.activate(records, bob.id(), false));

    done(accounts.disable(operator, other.id(), world.accountOf(bob)));
    done(accounts.enable(operator, other.id(), world.accountOf(bob)));

    assertThat(done(world.platform.users().get(records, bob.id(), true)).resource().bool("active"))
        .contains(false);
    world.assertSearchIsFresh(records);
  }

  @Test
  void anotherOrganizationThatHasTheAccountSeesItInactiveAndReadsOfIt() {
    Organization club = world.organization("Club");
    world.directory(club, World.SHARED, "club");
    world.add(club, "ann@acme.example", Role.MEMBER);

    done(accounts.disable(key, acme.id(), account));

    assertThat(world.platform.members().get(club.id(), account))
        .hasValueSatisfying(member -> assertThat(member.active()).isFalse());
    assertThat(world.log(club).getLast().detail()).contains("organization that manages it");
  }
}
