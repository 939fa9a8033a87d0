package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading a real Active Directory as an account with no rights of its own.
@Tag("samba")
final class SambaTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  // 100 ns since 1601: a second before NOW, and a second after it.
  private static final String PAST = "134398223990000000";
  private static final String FUTURE = "134398224010000000";

  @TempDir private static Path folder;
  private static SambaDomain samba;

  @BeforeAll
  static void start() throws IOException, LDAPException {
    samba = SambaDomain.in(folder);
  }

  @AfterAll
  static void stop() {
    samba.close();
  }

  @Test
  void readsTheMembersOfNestedSecurityGroups() throws LDAPException {
    String unit = samba.unit("nested");
    String inner = samba.group(unit, "nested-inner", samba.person(unit, "ann", "Ann", "Ono"));
    String outer =
        samba.group(unit, "nested-outer", inner, samba.person(unit, "ben", "Ben", "Osei"));
    samba.join(inner, outer);
    samba.person(unit, "cleo", "Cleo", "Marin");

    Read.Complete read = complete(settings(SambaDomain.BASE, "nested-outer"));

    assertThat(read.people())
        .extracting(Person::address)
        .containsExactlyInAnyOrder("ann@ad.test", "ben@ad.test");
    assertThat(read.people())
        .allSatisfy(person -> assertThat(person.id().id()).matches("[0-9a-f]{8}(-[0-9a-f]+){4}"));
    assertThat(read.proof()).startsWith("2 of 2 members of nested-outer,");
  }

  @Test
  void aRenamedAndMovedPersonIsTheSame() throws LDAPException {
    String unit = samba.unit("renamed");
    String eve = samba.person(unit, "eve", "Eve", "Old");
    samba.group(unit, "renamed-app", eve);
    SourceId before = complete(settings(unit, "renamed-app")).people().getFirst().id();

    String renamed = samba.rename(eve, "Eve New");
    samba.set(renamed, "sn", "New");
    samba.set(renamed, "mail", "eve.new@ad.test");

    assertThat(complete(settings(unit, "renamed-app")).people())
        .singleElement()
        .returns(before, Person::id)
        .returns("eve.new@ad.test", Person::address);
  }

  @Test
  void knowsWhoMaySignIn() throws LDAPException {
    String unit = samba.unit("state");
    samba.disable(samba.person(unit, "off", "Off", "Now"));
    samba.set(samba.person(unit, "never0", "Never", "Zero"), "accountExpires", "0");
    samba.set(
        samba.person(unit, "never9", "Never", "Nine"), "accountExpires", "9223372036854775807");
    samba.set(samba.person(unit, "past", "In", "Past"), "accountExpires", PAST);
    samba.set(samba.person(unit, "future", "In", "Future"), "accountExpires", FUTURE);
    samba.set(samba.person(unit, "locked", "Locked", "Out"), "lockoutTime", "134398224000000000");

    assertThat(complete(settings(unit)).people())
        .filteredOn(Person::active)
        .extracting(Person::address)
        .containsExactlyInAnyOrder(
            "never0@ad.test", "never9@ad.test", "future@ad.test", "locked@ad.test");
  }

  @Test
  void countsThoseWhosePrimaryGroupItIs() throws LDAPException {
    String unit = samba.unit("primary");
    String ann = samba.person(unit, "prim1", "Prim", "One");
    String group = samba.group(unit, "primary-app", ann, samba.person(unit, "prim2", "P", "Two"));
    samba.group(unit, "primary-outer", group);
    samba.person(unit, "prim3", "Prim", "Three");

    samba.set(ann, "primaryGroupID", samba.primaryGroupToken(group));

    assertThat(samba.members(group)).hasSize(1); // the directory no longer lists the first
    for (String name : List.of("primary-app", "primary-outer")) {
      assertThat(complete(settings(unit, name)).people())
          .extracting(Person::address)
          .containsExactlyInAnyOrder("prim1@ad.test", "prim2@ad.test");
    }
  }

  @Test
  void theDeletedAreGone() throws LDAPException {
    String unit = samba.unit("deleted");
    String gone = samba.person(unit, "gone", "Gone", "Away");
    samba.group(unit, "deleted-app", gone, samba.person(unit, "stays", "Stays", "Here"));

    samba.delete(gone);

    Read.Complete read = complete(settings(SambaDomain.BASE, "deleted-app"));
    assertThat(read.people()).extracting(Person::address).containsExactly("stays@ad.test");
    assertThat(read.proof()).startsWith("1 of 1 members of deleted-app,");
  }

  @Test
  void machinesContactsAndWhatCameWithTheDirectoryAreNotPeople() throws LDAPException {
    String unit = samba.unit("machines");
    samba.add(
        "dn: CN=PC1," + unit,
        "objectClass: computer",
        "sAMAccountName: PC1$",
        "mail: pc1@ad.test",
        "userAccountControl: 4096");
    samba.add("dn: CN=Friend," + unit, "objectClass: contact", "mail: friend@elsewhere.example");
    samba.group(unit, "machines-app", "CN=PC1," + unit, "CN=Friend," + unit);

    Read.Complete all = complete(settings(SambaDomain.BASE));
    assertThat(all.people())
        .extracting(Person::address)
        .doesNotContain("pc1@ad.test", "friend@elsewhere.example");
    assertThat(all.unusable())
        .filteredOn(one -> !one.person())
        .extracting(Unusable::why)
        .contains(
            "CN=krbtgt,CN=Users,DC=ad,DC=test has no mail.",
            "CN=Administrator,CN=Users,DC=ad,DC=test has no mail.");
    assertThat(complete(settings(unit, "machines-app")))
        .returns(List.of(), Read.Complete::people)
        .extracting(Read.Complete::unusable)
        .asInstanceOf(list(Unusable.class))
        .hasSize(2)
        .noneMatch(Unusable::person);
  }

  @Test
  void readsAGroupOfMoreMembersThanTheServerListsAtOnce() throws LDAPException {
    String unit = samba.unit("many");
    int many = 1_501;
    List<String> people = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      people.add(samba.person(unit, "many" + i, "Many", "No" + i));
    }
    samba.group(unit, "many-app", people.toArray(String[]::new));

    Read.Complete read = complete(settings(unit, "many-app"));

    assertThat(read.people()).hasSize(many);
    assertThat(read.proof()).startsWith("1501 of 1501 members of many-app,");
  }

  @Test
  void readsGroupsAndItsOwnWordsForThoseWhoAsk() throws LDAPException {
    String unit = samba.unit("asked");
    String ann = samba.person(unit, "ask1", "Ask", "One");
    String ben = samba.person(unit, "ask2", "Ask", "Two");
    samba.group(unit, "asked-app", ann, ben);
    String inner = samba.group(unit, "asked-inner", ann);
    String team = samba.group(unit, "Team Search", inner, samba.person(unit, "ask3", "A", "Three"));
    samba.set(ben, "primaryGroupID", joined(team, ben));
    samba.set(ann, "otherTelephone", "1", "2");

    Read.Complete read =
        complete(
            settings(unit, "asked-app")
                .asking(
                    new Asked(
                        List.of("team *"),
                        Set.of("objectGUID", "objectSid", "otherTelephone", "memberOf"))));

    Person first = person(read, "ask1@ad.test");
    Person second = person(read, "ask2@ad.test");
    assertThat(read.groups())
        .singleElement()
        .returns("Team Search", SourceGroup::name)
        .returns(Set.of(first.id(), second.id()), SourceGroup::members);
    assertThat(first.said().all("objectGUID")).containsExactly(first.id().id());
    assertThat(first.said().all("objectSid")).singleElement().asString().startsWith("S-1-5-21-");
    assertThat(first.said().all("otherTelephone")).containsExactlyInAnyOrder("1", "2");
    assertThat(first.said().all("memberOf")).hasSize(2);
  }

  private static Person person(Read.Complete read, String address) {
    return read.people().stream()
        .filter(person -> person.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static String joined(String group, String person) throws LDAPException {
    samba.join(group, person);
    return samba.primaryGroupToken(group);
  }

  private static LdapSettings settings(String base) {
    return settings(base, new Scope.Everybody());
  }

  private static LdapSettings settings(String base, String group) {
    return settings(base, new Scope.Group(group));
  }

  private static LdapSettings settings(String base, Scope scope) {
    return LdapSettings.of(
        "ad",
        samba.url(),
        base,
        new SignIn.ByPassword(
            SambaDomain.READER, Secret.of(SambaDomain.PASSWORD, "env:LDAP_PASSWORD")),
        scope);
  }

  private static Read.Complete complete(LdapSettings settings) {
    Read read = new LdapSource(settings, Clock.fixed(NOW, ZoneOffset.UTC)).read();
    return assertThat(read).asInstanceOf(type(Read.Complete.class)).actual();
  }
}
