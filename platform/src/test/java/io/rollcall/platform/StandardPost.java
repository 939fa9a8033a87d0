package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.holder;
import static io.rollcall.platform.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What POST of a User does under the standard preset, row by row of the table.
abstract class StandardPost {
  private World world;
  private Organization acme;
  private Caller.OfDirectory one;
  private Caller.OfDirectory two;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme", "acme.example");
    one = world.directory(acme, World.STANDARD, "one");
    two = world.directory(acme, World.STANDARD, "two");
  }

  private static Json.Obj user(String userName, String externalId) {
    return World.json("{'userName':'%s','externalId':'%s'}".formatted(userName, externalId));
  }

  private Optional<String> address(User user) {
    return world.address(accountOf(user));
  }

  private String accountOf(User user) {
    return world.accountOf(user);
  }

  @Test
  void whatTheSchemaHasIsKeptAsItWasSentButForThePassword() {
    String enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    Json.Obj sent =
        World.json(
            "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','"
                + enterprise
                + "'],'userName':'Ann@Acme.Example','externalId':'x','active':true,"
                + "'name':{'givenName':'Ann','familyName':'Lee'},'nickName':'A','userType':'Staff',"
                + "'emails':[{'value':'a@x.example','type':'home'},{'value':'b@x.example','primary':true}],"
                + "'roles':[{'value':'boss','primary':true}],'password':'secret',"
                + "'"
                + enterprise
                + "':{'employeeNumber':'7','manager':{'value':'m'}}}");

    User made = done(world.create(one, sent));

    assertThat(made.resource().without("id")).isEqualTo(sent.without("password"));
    assertThat(made.id()).hasSize(36);
    assertThat(done(world.platform.users().get(one, made.id(), true))).isEqualTo(made);
    assertThat(world.everything()).doesNotContain("secret");
  }

  @Test
  void aUserNameExistsOnceInADirectoryHoweverItIsSpelt() {
    done(world.create(one, "Jos\u00e9"));
    world.clock.advance(Duration.ofDays(3));

    Outcome<User> second = world.create(one, " JOSE\u0301 ");

    assertThat(holder(second).kind()).isEqualTo(Holder.Kind.USER);
    assertThat(refused(second).detail())
        .contains("userName JOSE\u0301 is not unique")
        .contains("since 12 Nov 2026, by directory one");
    done(world.create(two, "jos\u00e9"));
  }

  @Test
  void aDeactivatedUserConflictsAndIsNamedAsSuch() {
    String id = done(world.create(one, "ann")).id();
    done(world.activate(one, id, false));

    assertThat(holder(world.create(one, "ann")).kind()).isEqualTo(Holder.Kind.INACTIVE);
  }

  @Test
  void anAccountHasAnAddressOnAVerifiedDomainOnly() {
    String mails = "{'userName':'%s','emails':[{'value':'%s','primary':true}]}";

    User ours = done(world.create(one, "ann@acme.example"));
    User free = done(world.create(one, "ann@free.example"));
    User byMail = done(world.create(one, World.json(mails.formatted("bob", "Bob@acme.example"))));
    User both =
        done(world.create(one, World.json(mails.formatted("c1@acme.example", "c2@acme.example"))));

    assertThat(address(ours)).contains("ann@acme.example");
    assertThat(address(free)).isEmpty();
    assertThat(address(byMail)).contains("Bob@acme.example");
    assertThat(address(both)).contains("c2@acme.example");
  }

  @Test
  void noEMailEverRefusesAUser() {
    String mails = "{'userName':'%s','emails':[{'value':'ann@acme.example','primary':true}]}";
    User first = done(world.create(one, World.json(mails.formatted("first"))));
    User second = done(world.create(one, World.json(mails.formatted("second"))));

    assertThat(accountOf(second)).isNotEqualTo(accountOf(first));
    assertThat(address(second)).isEmpty();
    assertThat(world.log(acme).getLast().detail())
        .contains("Another account keeps the address ann@acme.example");
  }

  @Test
  void whomAnotherDirectoryHasIsLinkedByAddressOrExternalId() {
    User ann = done(world.create(one, user("ann@acme.example", "1")));
    User bob = done(world.create(one, user("bob@free.example", "2")));

    User sameAnn = done(world.create(two, user("ANN@acme.example", "x")));
    User sameBob = done(world.create(two, user("robert", "2")));

    assertThat(accountOf(sameAnn)).isEqualTo(accountOf(ann));
    assertThat(accountOf(sameBob)).isEqualTo(accountOf(bob));
    assertThat(sameAnn.id()).isNotEqualTo(ann.id());
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.LINKED);
    assertThat(done(world.platform.users().get(one, bob.id(), true))).isEqualTo(bob);
    assertThat(refused(world.platform.users().get(two, bob.id(), true)))
        .isEqualTo(new Refusal.Unknown("User", bob.id()));
    assertThat(world.log(acme).getLast().detail()).contains("a User of the directory one");
  }

  @Test
  void anAddressOnADomainThatNobodyVerifiedLinksNobody() {
    User ann = done(world.create(one, user("ann@free.example", "1")));
    User other = done(world.create(two, user("ann@free.example", "2")));
    Organization far = world.organization("Far");
    User third =
        done(
            world.create(
                world.directory(far, World.STANDARD, "far"), user("ann@free.example", "1")));

    assertThat(List.of(accountOf(ann), accountOf(other), accountOf(third))).doesNotHaveDuplicates();
  }

  @Test
  void severalAccountsUnderOneExternalIdAreNone() {
    Caller.OfDirectory three = world.directory(acme, World.STANDARD, "three");
    User a = done(world.create(one, user("a", "1")));
    User b = done(world.create(one, user("b", "1")));

    User c = done(world.create(three, user("c", "1")));

    assertThat(List.of(accountOf(a), accountOf(b))).doesNotContain(accountOf(c));
  }

  @Test
  void aDeletedUserComesBackUnderItsExternalIdWithNewIdAndTheAttributesOfThisPostOnly() {
    User ann =
        done(
            world.create(
                one,
                World.json("{'userName':'ann@acme.example','externalId':'1','title':'Boss'}")));
    String account = accountOf(ann);
    done(world.platform.users().delete(one, ann.id(), Expected.ANY));

    User back = done(world.create(one, user("ann.lee@acme.example", "1")));

    assertThat(accountOf(back)).isEqualTo(account);
    assertThat(back.id()).isNotEqualTo(ann.id());
    assertThat(back.resource().find("title")).isEmpty();
    assertThat(address(back)).contains("ann.lee@acme.example");
    assertThat(world.log(acme).getLast().kind()).isEqualTo(LogEntry.Kind.BROUGHT_BACK);
  }

  @Test
  void aDeletedUsersNameIsFreeForSomebodyElse() {
    User ann = done(world.create(one, user("ann@acme.example", "1")));
    String account = accountOf(ann);
    done(world.platform.users().delete(one, ann.id(), Expected.ANY));

    User other = done(world.create(one, user("ann@acme.example", "2")));

    assertThat(accountOf(other)).isNotEqualTo(account);
    assertThat(address(other)).contains("ann@acme.example");
  }

  @Test
  void aCutAccountThatKeptItsAddressComesBackUnlessTheExternalIdIsAnotherPersons() {
    User ann = done(world.create(one, user("ann@acme.example", "1")));
    String account = accountOf(ann);
    done(world.platform.members().remove(new Caller.Operator(), acme.id(), account));

    Outcome<User> another = world.create(one, user("ann@acme.example", "2"));
    User back = done(world.create(one, "ann@acme.example"));

    assertThat(holder(another).kind()).isEqualTo(Holder.Kind.ANOTHER_PERSON);
    assertThat(refused(another).detail()).contains("another person's");
    assertThat(accountOf(back)).isEqualTo(account);
  }

  @Test
  void aGuestOnAVerifiedDomainConflicts() {
    world.add(acme, "ann@acme.example", Role.GUEST);

    assertThat(holder(world.create(one, "ann@acme.example")).kind()).isEqualTo(Holder.Kind.GUEST);
  }

  @Test
  void aMemberWithoutAUserIsLinkedAndKeepsRoleAndMembership() {
    Member boss = world.add(acme, "ann@acme.example", Role.ADMIN);

    User ann = done(world.create(one, "ann@acme.example"));
    done(world.activate(one, ann.id(), false));

    assertThat(accountOf(ann)).isEqualTo(boss.accountId());
    assertThat(world.platform.members().get(acme.id(), boss.accountId())).contains(boss);
  }

  @Test
  void aManagedAccountWithoutARecordIsLinked() {
    Organization far = world.organization("Far");
    String id = world.add(far, "ann@later.example", Role.MEMBER).accountId();
    Organization later = world.organization("Later", "later.example");
    Caller.OfDirectory directory = world.directory(later, World.STANDARD, "later");

    assertThat(accountOf(done(world.create(directory, "ann@later.example")))).isEqualTo(id);
  }

  @Test
  void whatIsOnSomebodyElsesDomainIsRefusedInOneWay() {
    Organization far = world.organization("Far", "far.example");
    Caller.OfDirectory theirs = world.directory(far, World.STANDARD, "far");
    done(world.create(theirs, "ann@far.example"));
    world.add(far, "guest@far.example", Role.GUEST);
    User mine = done(world.create(one, "me@acme.example"));

    List<String> told =
        List.of("ann@far.example", "guest@far.example", "nobody@far.example").stream()
            .flatMap(address ->
                List.of(
                    told(world.create(one, address), address),
                    told(world.rename(one, mine.id(), address), address))
                    .stream())
            .distinct()
            .toList();
    List<String> byMail =
        List.of("ann@far.example", "nobody@far.example").stream()
            .map(address ->
                told(
                    world.create(
                        one,
                        World.json(
                            "{'userName':'x','emails':[{'value':'%s'}]}".formatted(address))),
                    address))
            .distinct()
            .toList();

    assertThat(told).hasSize(1);
    assertThat(byMail).hasSize(1);
    assertThat(byMail.getFirst()).contains("emails").doesNotContain("(since").doesNotContain("Far");
  }

  private String told(Outcome<User> outcome, String address) {
    Refusal.Taken taken = (Refusal.Taken) refused(outcome);
    LogEntry entry = world.log(acme).getLast();
    assertThat(entry.account()).isEmpty();
    assertThat(taken.holder().kind()).isEqualTo(Holder.Kind.OUTSIDE);
    return (taken.holder() + taken.detail() + entry.detail() + entry.kind())
        .replace(address, "")
        .replace(taken.diagnosis(), "");
  }

  @Test
  void aNameThatIsTooLongForAnIndexIsRefused() {
    Refusal refusal = refused(world.create(one, "\ud801\udc37".repeat(510)));

    assertThat(refusal.detail()).contains("userName has 2,040 bytes").contains("2,000");
  }

  @Test
  void anExternalIdIsMeasuredAsItIsStored() {
    String longInUpperCaseOnly = "\u212a".repeat(700);

    assertThat(refused(world.create(one, user("ann", longInUpperCaseOnly))).detail())
        .contains("externalId has 2,100 bytes");
  }
}
