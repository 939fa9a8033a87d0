package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.ldap.LdapSettings;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import io.rollcall.lifecycle.source.ldap.LdapSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading a real OpenLDAP server as an account that may only read.
@Tag("slapd")
final class SlapdTest {
  private static final Scope EVERYBODY = new Scope.Everybody();

  @TempDir private Path folder;

  @Test
  void readsEverybodyPageByPageByTheirEntryUuids() throws IOException, LDAPException {
    try (Slapd slapd = Slapd.in(folder)) {
      for (int i = 0; i < 120; i++) {
        slapd.person("u" + i, "Given", "Of u" + i);
      }

      Read.Complete read = complete(settings(slapd, EVERYBODY).within(pagesOf(50)));

      assertThat(read.people())
          .hasSize(120)
          .contains(
              new Person(
                  id(slapd, "uid=u7," + Slapd.PEOPLE),
                  "u7@example.com",
                  true,
                  Attributes.of(Attributes.GIVEN_NAME, "Given")
                      .with(Attributes.FAMILY_NAME, "Of u7")
                      .with(Attributes.DISPLAY_NAME, "Given Of u7")));
      assertThat(read.proof())
          .startsWith("120 of 120 people under dc=example,dc=com, full read, 3 pages,");
    }
  }

  @Test
  void whatTheServerCutsOffIsNotComplete() throws IOException, LDAPException {
    // OpenLDAP counts the entries of all pages together against its limit of 500.
    try (Slapd slapd = Slapd.in(folder, List.of(), List.of("limits users size=60"))) {
      for (int i = 0; i < 61; i++) {
        slapd.person("u" + i, "Given", "Of u" + i);
      }

      assertThat(read(settings(slapd, EVERYBODY).within(pagesOf(50))))
          .asInstanceOf(type(Read.Incomplete.class))
          .extracting(Read.Incomplete::why)
          .asString()
          .contains("size limit exceeded", "raise its size limit");
    }
  }

  @Test
  void followsGroupsInGroupsOfAllKinds() throws IOException, LDAPException {
    try (Slapd slapd = Slapd.in(folder)) {
      String ann = slapd.person("ann", "Ann", "Ono");
      String ben = slapd.person("ben", "Ben", "Osei");
      slapd.person("cleo", "Cleo", "Marin");
      slapd.person("dan", "Dan", "Weiss");
      slapd.add(
          "dn: cn=unix," + Slapd.BASE,
          "objectClass: posixGroup",
          "cn: unix",
          "gidNumber: 7",
          "memberUid: cleo");
      String inner = slapd.group("inner", ben, "cn=unix," + Slapd.BASE);
      String outer = slapd.group("outer", ann, inner);
      slapd.join(inner, outer);
      slapd.add(
          "dn: cn=unique," + Slapd.BASE,
          "objectClass: groupOfUniqueNames",
          "cn: unique",
          "uniqueMember: " + outer);

      Read.Complete read = complete(settings(slapd, new Scope.Group("unique")));

      assertThat(read.people())
          .extracting(Person::address)
          .containsExactlyInAnyOrder("ann@example.com", "ben@example.com", "cleo@example.com");
      assertThat(read.proof()).startsWith("3 of 3 members of unique,");
    }
  }

  @Test
  void aRenamedPersonIsTheSame() throws IOException, LDAPException {
    try (Slapd slapd = Slapd.in(folder)) {
      String ann = slapd.person("ann", "Ann", "Ono");
      String group = slapd.group("app", ann);
      SourceId before = complete(settings(slapd, new Scope.Group("app"))).people().getFirst().id();

      String renamed = slapd.rename(ann, "uid=ann.lund");
      slapd.set(renamed, "mail", "ann.lund@example.com");
      slapd.join(group, renamed); // this server does not tidy its groups: the old name stays

      Read.Complete read = complete(settings(slapd, new Scope.Group("app")));
      assertThat(read.people())
          .extracting(Person::id, Person::address)
          .containsExactly(tuple(before, "ann.lund@example.com"));
      assertThat(read.proof())
          .startsWith("1 of 2 members of app (no such entry: uid=ann,ou=people,dc=example,dc=com)");
    }
  }

  @Test
  void readsGroupsAndItsOwnWordsForThoseWhoAsk() throws IOException, LDAPException {
    try (Slapd slapd = Slapd.in(folder)) {
      String ann = slapd.person("ann", "Ann", "Ono");
      String ben = slapd.person("ben", "Ben", "Osei");
      String cleo = slapd.person("cleo", "Cleo", "Marin");
      slapd.set(ann, "ou", "Search", "Research");
      slapd.group("app", ann, ben);
      String search = slapd.group("team-search", ann, cleo);
      String all = slapd.group("team-all", search, ben);
      slapd.group("other", ann);

      Read.Complete read =
          complete(
              settings(slapd, new Scope.Group("app"))
                  .asking(new Asked(List.of("TEAM-*", "nobody"), Set.of("ou", "l"))));

      assertThat(read.groups())
          .containsExactlyInAnyOrder(
              new SourceGroup(id(slapd, search), "team-search", Set.of(id(slapd, ann))),
              new SourceGroup(id(slapd, all), "team-all", Set.of(id(slapd, ann), id(slapd, ben))));
      assertThat(read.people())
          .filteredOn(person -> person.address().startsWith("ann"))
          .singleElement()
          .returns(Map.of("ou", List.of("Search", "Research")), it -> it.said().values());
    }
  }

  private static LdapSettings settings(Slapd slapd, Scope scope) {
    return LdapSettings.of(
        "corp",
        slapd.url(),
        Slapd.BASE,
        new SignIn.ByPassword(Slapd.READER, Secret.of(Slapd.PASSWORD, "env:LDAP_PASSWORD")),
        scope);
  }

  private static LdapSettings.Limits pagesOf(int entries) {
    return new LdapSettings.Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), entries);
  }

  private static SourceId id(Slapd slapd, String dn) throws LDAPException {
    return new SourceId("corp", slapd.uuid(dn));
  }

  private static Read read(LdapSettings settings) {
    return new LdapSource(settings, Clock.systemUTC()).read();
  }

  private static Read.Complete complete(LdapSettings settings) {
    return assertThat(read(settings)).asInstanceOf(type(Read.Complete.class)).actual();
  }
}
