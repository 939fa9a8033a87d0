package io.rollcall.lifecycle.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Unusable;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LdapSourceTest {
  private TestDirectory directory;

  @BeforeEach
  void start() throws LDAPException {
    directory = TestDirectory.empty();
  }

  @AfterEach
  void stop() {
    directory.close();
  }

  @Test
  void deliversTheMembersOfTheGroupAndNobodyElse() throws LDAPException {
    String ann = directory.person("ann");
    directory.person("bob");
    directory.group("miroUsers", ann);

    Read.Complete read = complete(directory.readGroup("miroUsers"));

    assertThat(read.people())
        .containsExactly(
            new Person(
                new SourceId("corp", directory.uuid(ann)),
                "ann@example.com",
                true,
                Attributes.of(Attributes.GIVEN_NAME, "Given")
                    .with(Attributes.FAMILY_NAME, "Of ann")
                    .with(Attributes.DISPLAY_NAME, "Given Of ann")));
    assertThat(read.proof()).isEqualTo("1 of 1 members of miroUsers, full read, 3 pages, 0 ms");
    assertThat(read.unusable()).isEmpty();
  }

  @Test
  void readsPageByPageInTheOrderOfTheIds() throws LDAPException {
    for (int i = 0; i < 25; i++) {
      directory.person("p" + i);
    }

    Read.Complete read = complete(directory.readEverybody());

    assertThat(read.people()).hasSize(25).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    assertThat(read.proof())
        .isEqualTo("25 of 25 people under dc=example,dc=com, full read, 3 pages, 0 ms");
  }

  @Test
  void findsTheGroupByItsDnToo() throws LDAPException {
    directory.group("miroUsers", directory.person("ann"));

    assertThat(complete(directory.readGroup("CN=miroUsers, dc=example,dc=com")).people())
        .hasSize(1);
  }

  @Test
  void countsMembersByUniqueMemberAndByMemberUid() throws LDAPException {
    String ann = directory.person("ann");
    directory.person("bob");
    directory.add(
        "dn: cn=unix," + TestDirectory.BASE,
        "objectClass: posixGroup",
        "cn: unix",
        "memberUid: BOB",
        "uniqueMember: " + ann);

    assertThat(complete(directory.readGroup("unix")).people())
        .extracting(Person::address)
        .containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
  }

  @Test
  void looksForAMemberUidThatPeopleDoNotShowYet() throws LDAPException {
    AtomicReference<TestDirectory> running = new AtomicReference<>();
    InMemoryOperationInterceptor renaming =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchResult(InMemoryInterceptedSearchResult result) {
            TestDirectory now = Objects.requireNonNull(running.get());
            if (result.getRequest().getFilter().toString().contains("=inetOrgPerson")) {
              try {
                now.set(TestDirectory.dn("ann"), "uid", "ann", "ann2");
                now.set("cn=unix," + TestDirectory.BASE, "memberUid", "ann2", "gone");
              } catch (LDAPException e) {
                throw new IllegalStateException(e);
              }
            }
          }
        };
    try (TestDirectory changing = TestDirectory.empty(renaming)) {
      running.set(changing);
      changing.person("ann");
      changing.add(
          "dn: cn=unix," + TestDirectory.BASE,
          "objectClass: posixGroup",
          "cn: unix",
          "memberUid: ann");

      Read.Complete read = complete(changing.readGroup("unix"));

      assertThat(read.people()).extracting(Person::address).containsExactly("ann@example.com");
      assertThat(read.proof()).startsWith("1 of 2 members of unix (no such entry: uid gone)");
    }
  }

  @Test
  void followsGroupsInGroupsEvenInACircle() throws LDAPException {
    directory.group("inner", directory.person("ann"), "cn=outer," + TestDirectory.BASE);
    directory.group("outer", directory.person("bob"), "cn=inner," + TestDirectory.BASE);

    Read.Complete read = complete(directory.readGroup("outer"));

    assertThat(read.people()).hasSize(2);
    assertThat(read.proof()).startsWith("2 of 2 members of outer,");
  }

  @Test
  void aDirectoryWithoutPeopleIsNoCompleteAnswer() {
    assertThat(directory.readEverybody())
        .asInstanceOf(type(Read.Incomplete.class))
        .extracting(Read.Incomplete::why)
        .asString()
        .contains("no people under dc=example,dc=com", "everybody leaves");
  }

  @Test
  void readsTheGroupsThatMatchAPatternWithOneSearch() throws LDAPException {
    String ann = directory.person("ann");
    String bob = directory.person("bob");
    directory.group("team (a)", ann, "cn=deep," + TestDirectory.BASE);
    directory.group("deep", bob);
    directory.group("teams", bob);
    directory.group("app", ann);
    Asked asked = new Asked(List.of("TEAM (*", "app", "nobody*"), Set.of());

    Read.Complete read =
        complete(TestDirectory.read(directory.settings(new Scope.Group("app")).asking(asked)));

    assertThat(read.groups())
        .extracting(SourceGroup::name, SourceGroup::members)
        .containsExactlyInAnyOrder(
            tuple("app", Set.of(read.people().getFirst().id())),
            tuple("team (a)", Set.of(read.people().getFirst().id())));
    assertThat(read.proof()).startsWith("1 of 1 members of app, full read, 4 pages,");
  }

  @Test
  void readsAttributesThatAreNoText() throws LDAPException {
    String ann = directory.person("ann");
    directory.set(
        ann,
        "objectSid",
        HexFormat.of().parseHex("010500000000000515000000010000000200000003000000f4010000"));
    directory.set(ann, "photo", new byte[] {(byte) 0xff, 0});
    directory.set(ann, "carLicense", "B-X 1", "B-X 2");
    Asked asked = new Asked(List.of(), Set.of("objectSid", "photo", "CARLICENSE", "l"));

    Person person =
        complete(TestDirectory.read(directory.settings(new Scope.Everybody()).asking(asked)))
            .people()
            .getFirst();

    assertThat(person.said().all("carLicense")).containsExactly("B-X 1", "B-X 2");
    assertThat(person.said().all("objectSid")).containsExactly("S-1-5-21-1-2-3-500");
    assertThat(person.said().all("photo")).containsExactly("/wA=");
    assertThat(person.said().all("l")).isEmpty();
  }

  @Test
  void tellsOfMembersWhoseEntryIsGone() throws LDAPException {
    directory.group("miroUsers", directory.person("ann"), TestDirectory.dn("gone"));

    Read.Complete read = complete(directory.readGroup("miroUsers"));

    assertThat(read.people()).extracting(Person::address).containsExactly("ann@example.com");
    assertThat(read.proof())
        .startsWith(
            "1 of 2 members of miroUsers (no such entry: uid=gone,ou=people,dc=example,dc=com)");
  }

  @Test
  void aScopeGroupWithoutMembersIsNoCompleteAnswer() throws LDAPException {
    directory.person("ann");
    directory.group("miroUsers");

    assertThat(directory.readGroup("miroUsers"))
        .isInstanceOfSatisfying(
            Read.Incomplete.class,
            read -> assertThat(read.why()).contains("miroUsers", "everybody leaves"));
  }

  @Test
  void deliversBothOfTwoPeopleWithOneAddress() throws LDAPException {
    directory.person("ann");
    directory.set(directory.person("bob"), "mail", "ann@example.com");

    assertThat(complete(directory.readEverybody()).people())
        .extracting(Person::address)
        .containsExactly("ann@example.com", "ann@example.com");
  }

  @Test
  void leavesOutAPersonWithoutAnAddressAndSaysWhy() throws LDAPException {
    String ann = directory.person("ann");
    directory.set(ann, "mail");
    directory.person("bob");

    Read.Complete read = complete(directory.readEverybody());

    assertThat(read.people()).extracting(Person::address).containsExactly("bob@example.com");
    assertThat(read.unusable())
        .containsExactly(
            new Unusable(new SourceId("corp", directory.uuid(ann)), true, ann + " has no mail."));
  }

  @Test
  void whoMayNotSignInIsSaidToBeBarredEvenWithoutAnAddress() throws LDAPException {
    String ann = directory.person("ann");
    directory.set(ann, "mail");
    directory.set(ann, "nsAccountLock", "true");
    directory.person("bob");

    assertThat(complete(directory.readEverybody()).unusable())
        .singleElement()
        .matches(Unusable::barred);
  }

  @Test
  void aMemberThatIsNoPersonIsUnusable() throws LDAPException {
    directory.add("dn: cn=printer," + TestDirectory.BASE, "objectClass: device", "cn: printer");
    directory.group("miroUsers", "cn=printer," + TestDirectory.BASE);

    assertThat(complete(directory.readGroup("miroUsers")).unusable())
        .extracting(Unusable::why)
        .containsExactly("cn=printer,dc=example,dc=com is neither a person nor a group.");
  }

  @Test
  void readsActiveDirectoryPeople() throws LDAPException {
    directory.add(
        "dn: cn=Ann Ono,ou=people," + TestDirectory.BASE,
        "objectClass: person",
        "objectClass: user",
        "mail: Ann.Ono@example.com",
        "displayName: Ann O.",
        "sn: Ono",
        "employeeNumber: 20417",
        "department: Research",
        "userAccountControl: 514");
    directory.set(
        "cn=Ann Ono,ou=people," + TestDirectory.BASE,
        "objectGUID",
        HexFormat.of().parseHex("33221100554477668899aabbccddeeff"));
    directory.add(
        "dn: cn=PC1,ou=people," + TestDirectory.BASE,
        "objectClass: person",
        "objectClass: user",
        "objectClass: computer",
        "mail: pc@example.com");

    assertThat(complete(directory.readEverybody()).people())
        .containsExactly(
            new Person(
                new SourceId("corp", "00112233-4455-6677-8899-aabbccddeeff"),
                "Ann.Ono@example.com",
                false,
                Attributes.of(Attributes.DISPLAY_NAME, "Ann O.")
                    .with(Attributes.FAMILY_NAME, "Ono")
                    .with(Attributes.EMPLOYEE_NUMBER, "20417")
                    .with(Attributes.DEPARTMENT, "Research")));
  }

  @Test
  void knowsDisabledAccountsOfOtherServers() throws LDAPException {
    directory.set(directory.person("ann"), "nsAccountLock", "TRUE");
    directory.set(directory.person("bob"), "pwdAccountLockedTime", "000001010000Z");
    directory.set(directory.person("cid"), "pwdAccountLockedTime", "20261121094100Z");

    assertThat(complete(directory.readEverybody()).people())
        .filteredOn(Person::active)
        .extracting(Person::address)
        .containsExactly("cid@example.com");
  }

  @Test
  void takesTheDepartmentNumberWhereThereIsNoDepartment() throws LDAPException {
    directory.set(directory.person("ann"), "departmentNumber", " 4711 ");

    assertThat(complete(directory.readEverybody()).people().getFirst().attributes())
        .returns("4711", attributes -> attributes.value(Attributes.DEPARTMENT));
  }

  private static Read.Complete complete(Read read) {
    return assertThat(read).asInstanceOf(type(Read.Complete.class)).actual();
  }
}
