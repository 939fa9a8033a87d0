package io.rollcall.lifecycle.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Memory;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names pass from one entry to another. Who somebody is is told by the immutable id, so nobody
/// gets what another one has, although the server puts right the names in groups without counting
/// the groups as changed, as Active Directory does.
final class NamesChangeHandsTest {
  private static final String PEOPLE = "ou=people," + TestDirectory.BASE;

  @TempDir private Path folder;
  private Database database;
  private Memory memory;

  /// What members of groups are called by now, by the name that is stored; empty: no more.
  private final Map<String, String> tidied = new HashMap<>();

  @BeforeEach
  void open() {
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    memory = Store.open(database, new TickingClock()).mirrors();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoIsMadeUnderTheNameOfSomebodyDeletedIsInNoneOfTheirGroups() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting(tidying())) {
      String ann = directory.person("ann");
      String bob = directory.person("bob");
      directory.group("app", ann, bob);
      directory.group("team-a", ann, bob);
      SourceId before = id(directory, ann);
      assertThat(team(same(directory, TestDirectory.BASE))).contains(before).hasSize(2);

      directory.delete(ann);
      tidied.put(ann, "");
      directory.person("ann");

      Read.Complete read = same(directory, TestDirectory.BASE);
      assertThat(team(read)).containsExactly(id(directory, bob));
      assertThat(read.people()).extracting(Person::id).containsExactly(id(directory, bob));
    }
  }

  @Test
  void norIsWhoIsMadeSoOutsideTheBase() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting(tidying())) {
      String staff = "ou=staff," + TestDirectory.BASE;
      directory.add("dn: " + staff, "objectClass: organizationalUnit", "ou: staff");
      String ann = directory.person("ann");
      String bob = directory.move(directory.person("bob"), "uid=bob", staff);
      String app = "cn=app," + staff;
      directory.group("app", ann, bob);
      directory.move("cn=app," + TestDirectory.BASE, "cn=app", staff);
      assertThat(same(directory, staff).people()).hasSize(2);

      directory.delete(ann);
      tidied.put(ann, "");
      directory.person("ann");

      assertThat(directory.entry(app).getAttributeValues("member")).contains(ann);
      assertThat(same(directory, staff).people())
          .extracting(Person::id)
          .containsExactly(id(directory, bob));
    }
  }

  @Test
  void aGroupMadeUnderTheNameOfAnotherIsNotInItsGroups() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting(tidying())) {
      String ann = directory.person("ann");
      String bob = directory.person("bob");
      String inner = "cn=inner," + TestDirectory.BASE;
      directory.group("inner", ann);
      directory.group("app", inner, bob);
      assertThat(same(directory, TestDirectory.BASE).people()).hasSize(2);

      directory.delete(inner);
      tidied.put(inner, "");
      directory.group("inner", directory.person("cid"));

      assertThat(same(directory, TestDirectory.BASE).people())
          .extracting(Person::address)
          .containsExactly("bob@example.com");
    }
  }

  @Test
  void twoWhoSwapNamesKeepWhatTheyAreAndWhereTheyAre() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting(tidying())) {
      String ann = directory.person("ann");
      String bob = directory.person("bob");
      directory.group("app", ann, bob);
      directory.group("team-a", ann);
      SourceId first = id(directory, ann);
      assertThat(team(same(directory, TestDirectory.BASE))).containsExactly(first);

      String between = directory.move(ann, "uid=between", PEOPLE);
      directory.move(bob, "uid=ann", PEOPLE);
      directory.move(between, "uid=bob", PEOPLE);
      tidied.put(ann, bob);
      tidied.put(bob, ann);

      Read.Complete read = same(directory, TestDirectory.BASE);
      assertThat(team(read)).containsExactly(first).containsExactly(id(directory, bob));
      assertThat(read.people())
          .filteredOn(person -> person.id().equals(first))
          .singleElement()
          .returns("ann@example.com", Person::address);
    }
  }

  @Test
  void whoTakesANameBringsTheirOwnAttributes() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting()) {
      String ann = directory.person("ann");
      directory.set(ann, "departmentNumber", "Board");
      directory.group("app", ann, directory.person("bob"));
      SourceId before = id(directory, ann);
      same(directory, TestDirectory.BASE);

      directory.delete(ann);
      directory.person("ann");

      Read.Complete read = same(directory, TestDirectory.BASE);
      assertThat(read.people()).extracting(Person::id).doesNotContain(before).hasSize(2);
      assertThat(read.people().toString()).doesNotContain("Board");
    }
  }

  @Test
  void whoComesBackUnderAnotherNameIsWhoTheyWere() throws LDAPException {
    try (TestDirectory directory = TestDirectory.counting(tidying())) {
      String ann = directory.person("ann");
      String bob = directory.person("bob");
      directory.group("app", ann, bob);
      directory.group("team-a", ann);
      SourceId before = id(directory, ann);
      same(directory, TestDirectory.BASE);

      Entry deleted = directory.entry(ann).duplicate();
      directory.delete(ann);
      directory.person("ann"); // somebody else
      String back = "uid=ann-again," + PEOPLE;
      deleted.setDN(back);
      deleted.setAttribute("uid", "ann-again");
      deleted.setAttribute("mail", "ann.lund@example.com");
      directory.restore(deleted);
      tidied.put(ann, back);

      Read.Complete read = same(directory, TestDirectory.BASE);
      assertThat(team(read)).containsExactly(before);
      assertThat(read.people())
          .filteredOn(person -> person.id().equals(before))
          .singleElement()
          .returns("ann.lund@example.com", Person::address);
      assertThat(read.people()).hasSize(2);
    }
  }

  @Test
  void aNameThatPassesToAnotherBetweenTwoPagesIsNoAnswer() throws LDAPException {
    InMemoryOperationInterceptor passing =
        showing(entry -> {
          if (entry.getDN().startsWith("uid=p9,")) {
            entry.setDN(TestDirectory.dn("p0"));
          }
        });
    try (TestDirectory directory = TestDirectory.empty(passing)) {
      for (int i = 0; i < 25; i++) {
        directory.person("p" + i);
      }

      assertThat(why(directory.readEverybody()))
          .isEqualTo(
              TestDirectory.dn("p0")
                  + " was two people's name while people were read; the next run reads them again.");
    }
  }

  @Test
  void aNameThatPassesToAnotherBeforeGroupsAreReadIsNoAnswer() throws LDAPException {
    AtomicInteger searches = new AtomicInteger();
    List<Consumer<Entry>> later = new ArrayList<>();
    InMemoryOperationInterceptor swapping =
        showing(entry -> {
          if (entry.getDN().isEmpty()) {
            entry.addAttribute("supportedCapabilities", "1.2.840.113556.1.4.800");
            entry.addAttribute("highestCommittedUSN", "5");
          }
          if (entry.getDN().startsWith("uid=") && searches.getAndIncrement() >= 2) {
            later.forEach(change -> change.accept(entry));
          }
        });
    try (TestDirectory directory = TestDirectory.empty(swapping)) {
      String ann = directory.person("ann");
      String bob = directory.person("bob");
      directory.group("app", ann);
      for (String dn : List.of(ann, bob)) {
        directory.set(dn, "objectClass", "person", "user");
        directory.set(dn, "objectCategory", "person");
        directory.set(dn, "userAccountControl", "512");
        directory.set(dn, "uSNChanged", "6");
        directory.set(dn, "objectSid", sid(dn.equals(ann) ? "f4010000" : "f5010000"));
        directory.set(dn, "primaryGroupID", "513");
      }
      later.add(entry -> entry.setDN(entry.getDN().equals(ann) ? bob : ann));

      assertThat(why(directory.readGroup("app")))
          .contains("was two people's name while people were read");
    }
  }

  @Test
  void aListInPartsIsThatOfOneEntry() throws LDAPException {
    AtomicInteger readings = new AtomicInteger();
    InMemoryOperationInterceptor passing =
        new InMemoryOperationInterceptor() {
          @Override
          public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
            Entry entry = result.getSearchEntry().duplicate();
            if (entry.getDN().startsWith("cn=app,")) {
              boolean first = readings.getAndIncrement() == 0;
              entry.removeAttribute("member");
              String range = first ? "member;range=0-0" : "member;range=1-*";
              boolean rest =
                  result.getRequest().getAttributeList().stream()
                      .anyMatch(name -> name.startsWith("member;range="));
              entry.addAttribute(
                  new Attribute(
                      rest || first ? range : "member", TestDirectory.dn(first ? "ann" : "bob")));
              if (!first) { // by now another group is called so
                entry.setAttribute("entryUUID", "9a8c0b62-0000-4000-8000-000000000000");
              }
              result.setSearchEntry(entry);
            }
          }
        };
    try (TestDirectory directory = TestDirectory.empty(passing)) {
      directory.group("app", directory.person("ann"), directory.person("bob"));

      assertThat(why(directory.readGroup("app")))
          .isEqualTo(
              "cn=app,dc=example,dc=com was moved or deleted while its member was read; the next run reads it again.");
    }
  }

  /// Reads what changed, which must be the same as everything.
  private Read.Complete same(TestDirectory directory, String base) {
    Read.Complete changes = complete(source(directory, base, memory).read());
    Read.Complete full = complete(source(directory, base, Memory.NONE).read());
    assertThat(changes.people()).isEqualTo(full.people());
    assertThat(changes.groups()).isEqualTo(full.groups());
    assertThat(changes.unusable()).isEqualTo(full.unusable());
    return changes;
  }

  private static LdapSource source(TestDirectory directory, String base, Memory memory) {
    LdapSettings usual = directory.settings(new Scope.Group("app"));
    SignIn admin =
        new SignIn.ByPassword(
            "cn=admin," + TestDirectory.BASE, Secret.of(TestDirectory.PASSWORD, "env:X"));
    LdapSettings settings =
        LdapSettings.of("corp", usual.server().url(), base, admin, usual.scope())
            .asking(new Asked(List.of("team-*"), Set.of("departmentNumber")));
    return new LdapSource(settings, Clock.systemUTC()).with(memory);
  }

  private static SourceId id(TestDirectory directory, String dn) throws LDAPException {
    return new SourceId("corp", directory.uuid(dn));
  }

  private static Set<SourceId> team(Read.Complete read) {
    return read.groups().stream()
        .filter(group -> group.name().equals("team-a"))
        .map(SourceGroup::members)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] sid(String relative) {
    return HexFormat.of().parseHex("010500000000000515000000010000000200000003000000" + relative);
  }

  private static Read.Complete complete(Read read) {
    return assertThat(read).asInstanceOf(type(Read.Complete.class)).actual();
  }

  private static String why(Read read) {
    return assertThat(read).asInstanceOf(type(Read.Incomplete.class)).actual().why();
  }

  private InMemoryOperationInterceptor tidying() {
    return showing(entry -> {
      String[] members = entry.getAttributeValues("member");
      if (members != null) {
        List<String> now = new ArrayList<>();
        for (String member : members) {
          now.add(tidied.getOrDefault(member, member));
        }
        now.removeIf(String::isEmpty);
        entry.removeAttribute("member");
        if (!now.isEmpty()) {
          entry.addAttribute("member", now);
        }
      }
    });
  }

  private static InMemoryOperationInterceptor showing(Consumer<Entry> change) {
    return new InMemoryOperationInterceptor() {
      @Override
      public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
        Entry entry = result.getSearchEntry().duplicate();
        change.accept(entry);
        result.setSearchEntry(entry);
      }
    };
  }
}
