package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.linked;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.schema.ResourceRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Changing and deleting Users where an account has the address of the primary e-mail.
abstract class AddressedUsers {
  private World world;
  private Organization acme;
  private Caller.OfDirectory one;
  private Caller.OfDirectory two;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example", "acme2.example");
    one = world.directory(acme, World.ADDRESSED, "one");
    two = world.directory(acme, World.ADDRESSED, "two");
  }

  private User read(Caller.OfDirectory caller, User user) {
    return done(world.platform.users().get(caller, user.id(), true));
  }

  private boolean isEnabled(String accountId) {
    Caller operator = new Caller.Operator();
    return done(world.platform.managedAccounts().get(operator, acme.id(), accountId)).isEnabled();
  }

  private List<LogEntry> logOf(Caller.OfDirectory directory) {
    return world.log(acme).stream()
        .filter(entry -> entry.directoryId().filter(directory.directoryId()::equals).isPresent())
        .toList();
  }

  @Test
  void activeIsTheManagedAccountsAndEveryUserOfItSaysSo() {
    User mine = done(world.post(one, "ann@acme.example"));
    User theirs = done(world.post(two, "ann@acme.example"));
    String account = linked(mine).orElseThrow();

    done(world.activate(one, mine.id(), false));

    assertThat(isEnabled(account)).isFalse();
    assertThat(read(two, theirs).resource().bool("active")).contains(false);
    assertThat(read(two, theirs).version()).isEqualTo(theirs.version() + 1);
    assertThat(logOf(two).getLast().detail()).contains("disabled elsewhere");
    world.assertSearchIsFresh(two);

    done(world.activate(two, theirs.id(), true));
    assertThat(isEnabled(account)).isTrue();
    assertThat(read(one, mine).resource().bool("active")).contains(true);
  }

  @Test
  void activeOfAnAccountThatIsNotManagedIsTheUsersOnly() {
    User mine = done(world.post(one, "bob@free.example"));
    User theirs = done(world.post(two, "bob@free.example"));

    done(world.activate(one, mine.id(), false));

    assertThat(read(one, mine).resource().bool("active")).contains(false);
    assertThat(read(two, theirs).resource().bool("active")).contains(true);
    assertThat(world.log(acme).getLast().detail()).contains("does not manage the account");
  }

  @Test
  void theLastAdministratorIsNotDisabled() {
    String admin = world.add(acme, "ann@acme.example", Role.ADMIN).accountId();
    User ann = done(world.post(one, "ann@acme.example"));

    assertThat(rule(world.activate(one, ann.id(), false))).isEqualTo("lastAdministrator");
    assertThat(isEnabled(admin)).isTrue();
  }

  @Test
  void aDeactivatedUserIsStillFoundAndADeletedOneIsNot() {
    User ann = done(world.post(one, "ann@acme.example"));
    done(world.activate(one, ann.id(), false));
    assertThat(world.find(one, "userName eq \"ann@acme.example\"")).hasSize(1);

    done(world.platform.users().delete(one, ann.id(), Expected.ANY));

    assertThat(world.find(one, "userName eq \"ann@acme.example\"")).isEmpty();
    assertThat(refused(world.platform.users().get(one, ann.id(), true)))
        .isInstanceOf(Refusal.Unknown.class);
  }

  @Test
  void nothingOfAnAccountInItsDeletionPeriodChanges() {
    User ann = done(world.post(one, "ann@acme.example"));
    String account = linked(ann).orElseThrow();
    done(world.platform.deletions().begin(new Caller.Operator(), acme.id(), account));
    User deleting = read(one, ann);
    String name = "{'op':'replace','path':'displayName','value':'Zoe'}";

    assertThat(
            List.of(
                rule(world.move(one, ann.id(), "ann2@acme.example")),
                rule(world.move(one, ann.id(), "ann@free.example")),
                rule(world.patch(one, ann.id(), name)),
                rule(world.activate(one, ann.id(), true))))
        .containsOnly("deleting");

    assertThat(read(one, ann)).isEqualTo(deleting);
    assertThat(world.address(account)).contains("ann@acme.example");
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.REFUSED);
    assertThat(done(world.activate(one, ann.id(), false))).isEqualTo(deleting);
  }

  @Test
  void whoCreatedAnAccountDoesNotTakeItFromWhoeverDeletesIt() {
    User bob = done(world.post(one, "bob@late.example"));
    Organization late = world.organization("Late", "late.example");
    world.directory(late, World.ADDRESSED, "late");
    String account = linked(bob).orElseThrow();
    done(world.platform.deletions().begin(new Caller.Operator(), late.id(), account));

    assertThat(rule(world.move(one, bob.id(), "bob@free.example"))).isEqualTo("deleting");

    assertThat(done(world.platform.deletions().cancel(new Caller.Operator(), late.id(), account)))
        .isEqualTo(account);
  }

  @Test
  void theLastUserOfAManagedAccountThatIsDeletedDisablesItAndItsAddressStays() {
    User mine = done(world.post(one, "ann@acme.example"));
    User theirs = done(world.post(two, "ann@acme.example"));
    String account = linked(mine).orElseThrow();

    done(world.platform.users().delete(one, mine.id(), Expected.ANY));
    assertThat(isEnabled(account)).isTrue();
    assertThat(read(two, theirs).resource().bool("active")).contains(true);

    done(world.platform.users().delete(two, theirs.id(), Expected.ANY));
    assertThat(isEnabled(account)).isFalse();
    assertThat(world.address(account)).contains("ann@acme.example");
    assertThat(world.log(acme).getLast().detail()).contains("disabled now");
  }

  @Test
  void theLastUserOfAnotherAccountThatIsDeletedLeavesItAsItIs() {
    User bob = done(world.post(one, "bob@free.example"));
    String account = linked(bob).orElseThrow();

    done(world.platform.users().delete(one, bob.id(), Expected.ANY));

    assertThat(world.address(account)).contains("bob@free.example");
    String status =
        world.database.read(sql ->
            sql.fetchSingle("select status from account where id = ?", account).into(String.class));
    assertThat(status).isEqualTo("live");
  }

  @Test
  void theEmailOfAManagedAccountChangesItsAddressBetweenVerifiedDomains() {
    User mine = done(world.post(one, "ann@acme.example"));
    User theirs = done(world.post(two, "ann@acme.example"));

    User moved = done(world.move(one, mine.id(), "ann@acme2.example"));

    assertThat(linked(moved)).isEqualTo(linked(mine));
    assertThat(world.address(world.accountOf(mine))).contains("ann@acme2.example");
    assertThat(read(two, theirs)).isEqualTo(theirs);
    assertThat(logOf(two).getLast().detail()).contains("changed through directory one");
  }

  @Test
  void anEmailThatSomebodyHasIsRefusedWithThePhrase() {
    User ann = done(world.post(one, "ann@acme.example"));
    done(world.post(one, "bob@acme.example"));
    world.add(acme, "cy@acme.example", Role.MEMBER);
    world.add(world.organization("Far", "far.example"), "dan@far.example", Role.MEMBER);

    assertThat(
            List.of("bob", "cy").stream()
                .map(name -> refused(world.move(one, ann.id(), name + "@acme.example")).detail()))
        .containsExactly("Taken: [bob@acme.example].", "Taken: [cy@acme.example].");
    assertThat(holder(world.move(one, ann.id(), "dan@far.example")).kind())
        .isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(holder(world.move(one, ann.id(), "nobody@far.example")).kind())
        .isEqualTo(Holder.Kind.OUTSIDE);
    assertThat(read(one, ann)).isEqualTo(ann);
  }

  @Test
  void anEmailThatLeavesTheVerifiedDomainsUnlinksTheUser() {
    User ann = done(world.post(one, "ann@acme.example"));
    String account = linked(ann).orElseThrow();
    String group = group(one, "G", ann);

    User moved = done(world.move(one, ann.id(), "ann@free.example"));

    assertThat(linked(moved)).isEmpty();
    assertThat(moved.id()).isEqualTo(ann.id());
    assertThat(world.address(account)).contains("ann@acme.example");
    assertThat(isEnabled(account)).isTrue();
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.UNLINKED);
    assertThat(world.log(acme).getLast().account()).contains(account);
    assertThat(members(one, group)).containsExactly(ann.id());
    assertThat(world.platform.accounts().in(acme.id(), account).orElseThrow().groups()).isEmpty();
    assertThat(
            world
                .platform
                .members()
                .list(
                    acme.id(),
                    new MemberQuery(
                        List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 100)))
        .extracting(Member::accountId)
        .containsExactly(account);
    world.assertSearchIsFresh(one);
  }

  @Test
  void aUserThatWasUnlinkedHoldsItsEmailAndActsOnNobody() {
    User ann = done(world.post(one, "ann@acme.example"));
    String account = linked(ann).orElseThrow();
    done(world.move(one, ann.id(), "ann@free.example"));

    assertThat(refused(world.post(one, "other", "ann@free.example", "other")).detail())
        .isEqualTo("Taken: [ann@free.example].");
    done(world.activate(one, ann.id(), false));
    assertThat(isEnabled(account)).isTrue();
    assertThat(linked(done(world.post(one, "new", "ann@acme.example", "new")))).contains(account);
    done(world.platform.users().delete(one, ann.id(), Expected.ANY));
    assertThat(isEnabled(account)).isTrue();
    assertThat(count("account")).isEqualTo(1);
  }

  @Test
  void aUserWhoseAccountMovedOnHoldsItsEmailInItsDirectoryUntilItFollows() {
    User mine = done(world.post(one, "ann@acme.example"));
    User theirs = done(world.post(two, "ann@acme.example"));
    User bob = done(world.post(one, "bob@acme.example"));
    done(world.move(two, theirs.id(), "ann2@acme.example"));

    assertThat(refused(world.post(one, "other", "ann@acme.example", "other")).detail())
        .isEqualTo("Taken: [ann@acme.example].");
    assertThat(refused(world.move(one, bob.id(), "ann@acme.example")).detail())
        .isEqualTo("Taken: [ann@acme.example].");
    assertThat(world.log(acme).getLast().account()).isEqualTo(linked(mine));

    done(world.move(one, mine.id(), "ann2@acme.example"));
    done(world.post(one, "other", "ann@acme.example", "other"));
  }

  @Test
  void aUserDoesNotFollowItsAccountToAnEmailThatAnotherOfItsDirectoryHas() {
    User mine = done(world.post(one, "ann@acme.example"));
    User theirs = done(world.post(two, "ann@acme.example"));
    User other = done(world.post(one, "ann2@acme.example"));
    User others = done(world.post(two, "ann2@acme.example"));
    done(world.move(two, others.id(), "ann3@acme.example"));
    done(world.move(two, theirs.id(), "ann2@acme.example"));

    assertThat(refused(world.move(one, mine.id(), "ann2@acme.example")).detail())
        .isEqualTo("Taken: [ann2@acme.example].");
    done(world.move(one, other.id(), "ann3@acme.example"));
    done(world.move(one, mine.id(), "ann2@acme.example"));
  }

  @Test
  void aUserThatWasUnlinkedIsLinkedAgainWhenItsEmailChanges() {
    User ann = done(world.post(one, "ann@acme.example"));
    String group = group(one, "G", ann);
    done(world.move(one, ann.id(), "ann@free.example"));

    User back = done(world.move(one, ann.id(), "ann@acme.example"));

    assertThat(linked(back)).isEqualTo(linked(ann)).isPresent();
    assertThat(members(one, group)).containsExactly(ann.id());
    assertThat(count("account")).isEqualTo(1);
    assertThat(world.log(acme).getLast().detail()).contains("linked to the account");
  }

  @Test
  void anAccountThatIsNotManagedFollowsItsCreatorAlone() {
    User bob = done(world.post(one, "bob@free.example"));
    User cy = done(world.post(one, "cy@free.example"));
    world.add(world.organization("Far"), "cy@free.example", Role.MEMBER);

    User moved = done(world.move(one, bob.id(), "bob@acme.example"));
    User cut = done(world.move(one, cy.id(), "cy2@free.example"));

    assertThat(linked(moved)).isEqualTo(linked(bob));
    assertThat(world.address(world.accountOf(bob))).contains("bob@acme.example");
    assertThat(linked(cut)).isEmpty();
    assertThat(world.address(linked(cy).orElseThrow())).contains("cy@free.example");
  }

  @Test
  void namesReachAManagedAccountOnly() {
    User ann = done(world.post(one, "ann@acme.example"));
    User bob = done(world.post(one, "bob@free.example"));
    String name = "{'op':'replace','path':'displayName','value':'Zoe'}";

    done(world.patch(one, ann.id(), name));
    done(world.patch(one, bob.id(), name));

    assertThat(displayName(ann)).isEqualTo("Zoe");
    assertThat(displayName(bob)).isEqualTo("bob@free.example");
  }

  private String displayName(User user) {
    String id = world.accountOf(user);
    return world.platform.accounts().find(id).getFirst().displayName().orElseThrow();
  }

  @Test
  void aPutWithoutPrimaryEmailIsRefusedAndOtherwiseClearsWhatItLeavesOut() {
    User ann =
        done(
            world.create(
                one,
                World.json(
                    "{'userName':'ann','title':'Boss','emails':[{'value':'ann@acme.example','primary':true}]}")));

    assertThat(refused(world.put(one, ann.id(), World.json("{'userName':'ann'}"))).detail())
        .isEqualTo("No e-mail is primary.");
    User put =
        done(
            world.put(
                one,
                ann.id(),
                World.json(
                    "{'userName':'ann','emails':[{'value':'ann@acme.example','primary':true}]}")));
    assertThat(put.resource().find("title")).isEmpty();
  }

  @Test
  void aGroupNameExistsOnceInTheOrganization() {
    String id = group(one, "Boxers", done(world.post(one, "ann@acme.example")));

    Outcome<Group> other = create(two, "boxers");

    assertThat(rule(other)).isEqualTo("nameTaken");
    assertThat(world.log(acme).getLast().detail())
        .startsWith("Group boxers is in " + acme.id() + ". displayName boxers is not unique")
        .contains(id);
    done(create(world.directory(world.organization("Far"), World.ADDRESSED, "far"), "Boxers"));
  }

  @Test
  void deletingADirectoryLeavesNoPlaceholder() {
    User ann = done(world.post(one, "ann@acme.example"));
    done(world.move(one, ann.id(), "ann@free.example"));
    assertThat(count("account")).isEqualTo(2);

    done(world.deleteDirectory(one));

    assertThat(count("account")).isEqualTo(1);
  }

  @Test
  void erasingAnAccountErasesUsersThatWereUnlinkedFromIt() {
    User ann = done(world.post(one, "ann@acme.example"));
    done(world.move(one, ann.id(), "annette@free.example"));

    done(world.platform.erasure().erase(linked(ann).orElseThrow()));

    assertThat(world.everything()).doesNotContain("annette").doesNotContain("ann@");
    assertThat(count("account")).isZero();
  }

  private int count(String table) {
    return world.database.read(sql -> sql.fetchCount(DSL.table(table)));
  }

  private Outcome<Group> create(Caller.OfDirectory caller, String name, String... members) {
    String values =
        Stream.of(members).map("{'value':'%s'}"::formatted).collect(Collectors.joining(","));
    return world
        .platform
        .groups()
        .create(
            caller,
            new ResourceRequest(
                World.json("{'displayName':'%s','members':[%s]}".formatted(name, values)),
                List.of()),
            true);
  }

  private String group(Caller.OfDirectory caller, String name, User member) {
    return done(create(caller, name, member.id())).id();
  }

  private List<String> members(Caller.OfDirectory caller, String group) {
    return done(world.platform.groups().get(caller, group, true))
        .resource()
        .objects("members")
        .stream()
        .map(member -> member.string("value").orElseThrow())
        .toList();
  }
}
