package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What POST of a User does where an account has the address of the primary e-mail, row by row of
/// the table.
abstract class AddressedPost {
  private World world;
  private Organization acme;
  private Caller.OfDirectory one;
  private Caller.OfDirectory two;
  private Caller.OfDirectory theirs;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    one = world.directory(acme, World.ADDRESSED, "one");
    two = world.directory(acme, World.ADDRESSED, "two");
    theirs = world.directory(world.organization("Far", "far.example"), World.ADDRESSED, "far");
  }

  private void delete(Caller.OfDirectory caller, User user) {
    done(world.platform.users().delete(caller, user.id(), Expected.ANY));
  }

  @Test
  void nobodyOnAnyDomainButAnothersIsCreated() {
    User ours = done(world.post(one, "ann@acme.example"));
    User free = done(world.post(one, "bob@free.example"));

    assertThat(linked(ours)).contains(world.accountOf(ours));
    assertThat(world.address(world.accountOf(ours))).contains("ann@acme.example");
    assertThat(world.address(world.accountOf(free))).contains("bob@free.example");
    assertThat(ours.id()).isNotEqualTo(world.accountOf(ours));
    assertThat(holder(world.post(one, "cy@far.example")).kind()).isEqualTo(Holder.Kind.OUTSIDE);
  }

  @Test
  void aUserHasOnePrimaryEmail() {
    Refusal none = refused(world.create(one, "ann@acme.example"));
    Refusal notPrimary =
        refused(
            world.create(
                one, World.json("{'userName':'a','emails':[{'value':'ann@acme.example'}]}")));

    assertThat(List.of(none, notPrimary))
        .containsOnly(new Refusal.Invalid("invalidValue", "No e-mail is primary."));
  }

  @Test
  void aLiveUserOfTheDirectoryConflictsAndIsNamedWithThePhraseAlone() {
    done(world.post(one, "ann@acme.example"));

    Refusal.Taken taken =
        (Refusal.Taken) refused(world.post(one, "other", "ANN@acme.example", "other"));

    assertThat(taken.detail()).isEqualTo("Taken: [ANN@acme.example].");
    assertThat(taken.holder().kind()).isEqualTo(Holder.Kind.USER);
    LogEntry entry = world.log(acme).getLast();
    assertThat(entry.detail())
        .startsWith("Taken: [ANN@acme.example]. emails ANN@acme.example is held by an active User")
        .contains("remove its records");
    assertThat(entry.diagnosis()).contains(taken.diagnosis());
    assertThat(taken.explanation()).contains(taken.diagnosis());
  }

  @Test
  void theEmailIsLookedAtBeforeTheUserNameAndTheExternalId() {
    done(world.post(one, "ann@acme.example"));

    assertThat(refused(world.post(one, "ann@acme.example")).detail()).startsWith("Taken:");
  }

  @Test
  void userNameAndExternalIdExistOnceInADirectoryAndClashInOtherWords() {
    done(world.post(one, "ann", "ann@acme.example", "1"));

    Refusal name = refused(world.post(one, "ANN", "a2@acme.example", "2"));
    Refusal id = refused(world.post(one, "ann2", "a3@acme.example", "1"));

    assertThat(name.detail()).startsWith("userName ANN is not unique").doesNotContain("Taken:");
    assertThat(id.detail()).startsWith("externalId 1 is not unique").doesNotContain("Taken:");
    assertThat(world.log(acme)).noneMatch(entry -> entry.detail().contains("Taken:"));
    done(world.post(two, "ann", "a4@acme.example", "1"));
  }

  @Test
  void whomAnotherDirectoryHasIsLinkedWhetherManagedOrNot() {
    User ann = done(world.post(one, "ann@acme.example"));
    User bob = done(world.post(one, "bob@free.example"));

    User sameAnn = done(world.post(two, "ann@acme.example"));
    User sameBob = done(world.post(two, "BOB@free.example"));

    assertThat(linked(sameAnn)).isEqualTo(linked(ann));
    assertThat(linked(sameBob)).isEqualTo(linked(bob));
    assertThat(sameAnn.id()).isNotEqualTo(ann.id());
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.LINKED);
  }

  @Test
  void aManagedAccountWithoutAUserIsLinkedAndEnabled() {
    String invited = world.add(acme, "ann@acme.example", Role.MEMBER).accountId();
    Caller operator = new Caller.Operator();
    done(world.platform.managedAccounts().disable(operator, acme.id(), invited));

    User ann = done(world.post(one, "ann@acme.example"));

    assertThat(linked(ann)).contains(invited);
    assertThat(ann.resource().bool("active")).contains(true);
    assertThat(done(world.platform.managedAccounts().get(operator, acme.id(), invited)).isEnabled())
        .isTrue();
    assertThat(world.log(acme).getLast().detail()).contains("The account was enabled.");
  }

  @Test
  void anAccountOfAnotherOrganizationOnOurDomainIsLinked() {
    Organization club = world.organization("Club");
    String account = world.add(club, "ann@late.example", Role.MEMBER).accountId();
    Caller.OfDirectory late =
        world.directory(world.organization("Late", "late.example"), World.ADDRESSED, "late");

    assertThat(linked(done(world.post(late, "ann@late.example")))).contains(account);
  }

  @Test
  void aGuestAMemberWhoIsNotManagedAndAnybodyElsewhereConflict() {
    world.add(acme, "guest@acme.example", Role.GUEST);
    world.add(acme, "invited@free.example", Role.MEMBER);
    done(world.post(theirs, "away@else.example"));

    assertThat(holder(world.post(one, "guest@acme.example")).kind()).isEqualTo(Holder.Kind.GUEST);
    assertThat(holder(world.post(one, "invited@free.example")).kind()).isEqualTo(Holder.Kind.USER);
    assertThat(holder(world.post(one, "away@else.example")).kind()).isEqualTo(Holder.Kind.OUTSIDE);
  }

  @Test
  void whomNoDirectoryHasAnyMoreIsLinkedIfOneBroughtIt() {
    User ada = done(world.post(one, "ada@free.example"));
    String account = linked(ada).orElseThrow();
    Caller operator = new Caller.Operator();
    done(world.platform.links().cut(operator, acme.id(), one.directoryId(), ada.id()));
    delete(one, ada);

    assertThat(linked(done(world.post(one, "ada@free.example")))).contains(account);

    done(world.deleteDirectory(one));
    Caller.OfDirectory anew = world.directory(acme, World.ADDRESSED, "one");
    assertThat(linked(done(world.post(anew, "ada@free.example")))).contains(account);
  }

  @Test
  void whomOnlyAnInvitationBroughtIsLinkedOnceTheMembershipEnded() {
    String account = world.add(acme, "invited@free.example", Role.MEMBER).accountId();
    Holder holder = holder(world.post(one, "invited@free.example"));
    assertThat(holder.nextStep()).contains("remove it from the members of the organization");

    done(world.platform.members().remove(new Caller.Operator(), acme.id(), account));

    assertThat(linked(done(world.post(one, "invited@free.example")))).contains(account);
  }

  @Test
  void anAccountInItsDeletionPeriodConflicts() {
    User ann = done(world.post(one, "ann@acme.example"));
    String account = world.accountOf(ann);
    done(world.platform.deletions().begin(new Caller.Operator(), acme.id(), account));

    assertThat(holder(world.post(two, "ann@acme.example")).kind()).isEqualTo(Holder.Kind.DELETING);
    assertThat(done(world.platform.users().get(one, ann.id(), true)).resource().bool("active"))
        .contains(false);
  }

  @Test
  void anAccountThatWasCutComesBackUnderItsExternalIdOrIfManagedUnderAnother() {
    User managed = done(world.post(one, "m", "m@acme.example", "1"));
    User free = done(world.post(one, "f", "f@free.example", "2"));
    delete(one, managed);
    delete(one, free);

    User managedAgain = done(world.post(one, "m", "m@acme.example", "other"));
    Outcome<User> another = world.post(one, "f", "f@free.example", "other");
    User freeAgain = done(world.post(one, "f", "f@free.example", "2"));

    assertThat(linked(managedAgain)).isEqualTo(linked(managed));
    assertThat(managedAgain.id()).isNotEqualTo(managed.id());
    assertThat(managedAgain.resource().bool("active")).contains(true);
    assertThat(holder(another).kind()).isEqualTo(Holder.Kind.ANOTHER_PERSON);
    assertThat(linked(freeAgain)).isEqualTo(linked(free));
    assertThat(world.log(acme))
        .anyMatch(entry -> entry.detail().contains("knew it under another externalId"));
  }

  @Test
  void aUserThatIsPostedInactiveDisablesAManagedAccountOnly() {
    String body = "{'userName':'%1$s','active':false,'emails':[{'value':'%1$s','primary':true}]}";
    User ours = done(world.create(one, World.json(body.formatted("ann@acme.example"))));
    User free = done(world.create(one, World.json(body.formatted("bob@free.example"))));

    assertThat(List.of(ours, free))
        .allMatch(user -> user.resource().bool("active").equals(Optional.of(false)));
    assertThat(status(ours)).isEqualTo("disabled");
    assertThat(status(free)).isEqualTo("live");
  }

  private String status(User user) {
    String id = world.accountOf(user);
    return world.database.read(
        sql -> sql.fetchSingle("select status from account where id = ?", id).into(String.class));
  }

  @Test
  void allHoldersOutsideAreToldInOneWay() {
    world.add(world.organization("Club"), "a1@else.example", Role.MEMBER);
    done(world.post(theirs, "b@else.example"));
    done(world.post(theirs, "c@far.example"));

    List<String> told =
        List.of("a1@else.example", "b@else.example", "c@far.example", "nobody@far.example").stream()
            .map(address -> told(world.post(one, address), address))
            .distinct()
            .toList();

    assertThat(told).hasSize(1);
  }

  private String told(Outcome<User> outcome, String address) {
    Refusal.Taken taken = (Refusal.Taken) refused(outcome);
    LogEntry entry = world.log(acme).getLast();
    assertThat(entry.account()).isEmpty();
    return (taken.holder() + taken.detail() + taken.explanation() + entry.detail() + entry.kind())
        .replace(address, "")
        .replace(taken.diagnosis(), "");
  }
}
