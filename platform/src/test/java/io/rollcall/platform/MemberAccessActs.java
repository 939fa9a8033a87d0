package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Access of members to an organization, and finding people in it and around it.
abstract class MemberAccessActs {
  private World world;
  private Organization acme;
  private Caller key;
  private String ann;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    key = keyOf(acme);
    ann = invite(acme, "ann@acme.example", Role.MEMBER);
  }

  private Caller keyOf(Organization organization) {
    String secret = done(world.platform.keys().create(organization.id(), "key")).secret();
    return world.platform.tokens().authenticate(secret).orElseThrow();
  }

  private String invite(Organization organization, String email, Role role) {
    return done(world
            .platform
            .members()
            .add(new Caller.Operator(), organization.id(), email, role, Optional.empty()))
        .accountId();
  }

  private Person person(String account) {
    return world.platform.people().get(acme.id(), account).orElseThrow();
  }

  private List<String> ids(PeopleQuery query) {
    return world
        .platform
        .people()
        .search(acme.id(), query, _ -> true, Optional.empty(), 100)
        .items()
        .stream()
        .map(Person::accountId)
        .toList();
  }

  @Test
  void accessIsSuspendedAndGivenBackWhateverTheAccountIs() {
    done(world.platform.memberAccess().suspend(key, acme.id(), ann));
    assertThat(person(ann).status()).isEqualTo(Person.Status.SUSPENDED);
    assertThat(person(ann).isUsable()).isTrue();
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.DEACTIVATED);
    int entries = world.log(acme).size();

    done(world.platform.memberAccess().suspend(key, acme.id(), ann));
    assertThat(world.log(acme)).hasSize(entries);

    done(world.platform.memberAccess().restore(key, acme.id(), ann));
    assertThat(person(ann).status()).isEqualTo(Person.Status.ACTIVE);
  }

  @Test
  void whoIsSuspendedStaysSoWhateverTheRole() {
    String admin = invite(acme, "root@acme.example", Role.ADMIN);
    String guest = invite(acme, "guest@nowhere.example", Role.GUEST);
    for (String account : List.of(ann, guest)) {
      done(world.platform.memberAccess().suspend(key, acme.id(), account));
      done(world.platform.memberAccess().makeAdministrator(key, acme.id(), account));
      assertThat(person(account).status()).isEqualTo(Person.Status.SUSPENDED);
      assertThat(role(account)).isEqualTo(Role.ADMIN);
    }

    assertThat(rule(world.platform.memberAccess().endAdministrator(key, acme.id(), admin)))
        .isEqualTo("lastAdministrator");
    done(world.platform.memberAccess().endAdministrator(key, acme.id(), ann));
    assertThat(person(ann).status()).isEqualTo(Person.Status.SUSPENDED);
    assertThat(role(ann)).isEqualTo(Role.MEMBER);
    done(world.platform.memberAccess().endAdministrator(key, acme.id(), ann));
    done(world.platform.memberAccess().restore(key, acme.id(), guest));
    done(world.platform.memberAccess().endAdministrator(key, acme.id(), admin));
    assertThat(role(admin)).isEqualTo(Role.MEMBER);
  }

  private Role role(String account) {
    return person(account).seat().orElseThrow().role();
  }

  @Test
  void anInvitationLeavesTheRoleAndGivesAccessBack() {
    String admin = invite(acme, "root@acme.example", Role.ADMIN);
    done(world.platform.memberAccess().suspend(key, acme.id(), ann));

    done(world.platform.members().invite(key, acme.id(), "ROOT@acme.example"));
    done(world.platform.members().invite(key, acme.id(), "ann@acme.example"));

    assertThat(role(admin)).isEqualTo(Role.ADMIN);
    assertThat(role(ann)).isEqualTo(Role.MEMBER);
    assertThat(person(ann).status()).isEqualTo(Person.Status.ACTIVE);
  }

  @Test
  void theLogSaysWhatAnIdIsThatIsNoAccounts() {
    Caller.OfDirectory directory = world.directory(acme, World.ADDRESSED, "one");
    String record = done(world.post(directory, "bob@acme.example")).id();

    assertThat(refused(world.platform.memberAccess().suspend(key, acme.id(), record)).detail())
        .isEqualTo("Member " + record + " not found.");
    assertThat(world.log(acme).getLast().detail())
        .startsWith(
            "Member " + record + " not found. This is the id of the SCIM record of account ");
    assertThat(refused(world.platform.people().find(key, acme.id(), record)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(world.log(acme).getLast().detail()).contains("directory one");
    Organization far = world.organization("Far", "far.example");
    assertThat(refused(world.platform.people().find(keyOf(far), far.id(), record)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(world.log(far).getLast().detail()).isEqualTo("Account " + record + " not found.");
  }

  @Test
  void whatNoDatabaseTakesIsNobody() {
    for (String nonsense : List.of("\u0000", "a\u0000@acme.example", "ü", "x".repeat(1_000))) {
      assertThat(world.platform.people().get(acme.id(), nonsense)).isEmpty();
      assertThat(ids(new PeopleQuery(List.of(), List.of(nonsense), List.of(), Optional.empty())))
          .isEmpty();
      assertThat(ids(new PeopleQuery(List.of(), List.of(), List.of(nonsense), Optional.empty())))
          .isEmpty();
      assertThat(refused(world.platform.memberAccess().suspend(key, acme.id(), nonsense)))
          .isInstanceOf(Refusal.Unknown.class);
      assertThat(refused(world.platform.links().cut(key, acme.id(), nonsense, ann)))
          .isInstanceOf(Refusal.Unknown.class);
    }
  }

  @Test
  void anAdministratorWhoseAccountIsDisabledIsNoLastOne() {
    Organization far = world.organization("Far");
    String boss = invite(far, "ann@acme.example", Role.ADMIN);
    MemberAccess access = world.platform.memberAccess();
    assertThat(rule(access.remove(keyOf(far), far.id(), boss))).isEqualTo("lastAdministrator");

    done(world.platform.managedAccounts().disable(key, acme.id(), boss));
    String vice = invite(far, "vice@far.example", Role.ADMIN);

    assertThat(rule(access.remove(keyOf(far), far.id(), vice))).isEqualTo("lastAdministrator");
    done(access.suspend(keyOf(far), far.id(), boss));
    done(access.restore(keyOf(far), far.id(), boss));
    done(access.endAdministrator(keyOf(far), far.id(), boss));
    done(access.remove(keyOf(far), far.id(), boss));
    assertThat(rule(access.suspend(keyOf(far), far.id(), vice))).isEqualTo("lastAdministrator");
  }

  @Test
  void whereTheOnlyAdministratorCannotUseTheAccountItMayGo() {
    Organization far = world.organization("Far");
    String boss = invite(far, "ann@acme.example", Role.ADMIN);
    done(world.platform.managedAccounts().disable(key, acme.id(), boss));

    done(world.platform.members().changeRole(keyOf(far), far.id(), boss, Role.MEMBER));
    done(world.platform.members().remove(keyOf(far), far.id(), boss));
    assertThat(world.platform.members().get(far.id(), boss)).isEmpty();
  }

  @Test
  void theLastAdministratorKeepsAccessAndWhoIsLinkedIsNotRemoved() {
    Caller.OfDirectory directory = world.directory(acme, World.ADDRESSED, "one");
    String admin = invite(acme, "root@acme.example", Role.ADMIN);
    String synced = linked(done(world.post(directory, "bob@acme.example"))).orElseThrow();

    assertThat(rule(world.platform.memberAccess().suspend(key, acme.id(), admin)))
        .isEqualTo("lastAdministrator");
    assertThat(rule(world.platform.memberAccess().remove(key, acme.id(), admin)))
        .isEqualTo("lastAdministrator");
    assertThat(rule(world.platform.memberAccess().remove(key, acme.id(), synced)))
        .isEqualTo("linked");
    assertThat(person(synced).isLinked()).isTrue();
  }

  @Test
  void whoIsRemovedIsStillFoundWhereTheOrganizationManagesTheAccount() {
    String free = invite(acme, "free@nowhere.example", Role.MEMBER);
    done(world.platform.memberAccess().remove(key, acme.id(), ann));
    done(world.platform.memberAccess().remove(key, acme.id(), free));

    assertThat(person(ann).status()).isEqualTo(Person.Status.NOT_INVITED);
    assertThat(person(ann).isManaged()).isTrue();
    assertThat(ids(PeopleQuery.ANY)).containsExactly(ann);
    assertThat(world.platform.people().count(acme.id(), PeopleQuery.ANY)).isEqualTo(1);
    assertThat(refused(world.platform.memberAccess().remove(key, acme.id(), ann)))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void anotherOrganizationHasNothingToDoWithIt() {
    Organization far = world.organization("Far", "far.example");

    assertThat(refused(world.platform.memberAccess().suspend(keyOf(far), acme.id(), ann)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(refused(world.platform.memberAccess().suspend(keyOf(far), far.id(), ann)))
        .isInstanceOf(Refusal.Unknown.class);
    assertThat(world.platform.people().get(far.id(), ann)).isEmpty();
    assertThat(person(ann).status()).isEqualTo(Person.Status.ACTIVE);
  }

  @Test
  void aRecordThatWasCutIsNobody() {
    Caller.OfDirectory directory = world.directory(acme, World.ADDRESSED, "one");
    User user = done(world.post(directory, "bob@acme.example"));
    String account = linked(user).orElseThrow();
    done(world.platform.links().cut(key, acme.id(), directory.directoryId(), user.id()));

    assertThat(ids(PeopleQuery.ANY)).containsExactlyInAnyOrder(ann, account);
    assertThat(world.platform.people().count(acme.id(), PeopleQuery.ANY)).isEqualTo(2);
    assertThat(person(account).isLinked()).isFalse();
  }
}
