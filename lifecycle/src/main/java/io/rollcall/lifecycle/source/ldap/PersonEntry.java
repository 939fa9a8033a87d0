package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Said;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Details;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.lifecycle.source.ldap.LdapSettings.AttributeNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an entry of the directory says about a person.
final class PersonEntry {
  private static final List<String> CLASSES = List.of("person", "inetOrgPerson", "user");
  private static final List<String> NO_PEOPLE = List.of("computer", "contact");
  private static final String STRANGER = "foreignSecurityPrincipal";
  private static final String DEPARTMENT_NUMBER = "departmentNumber";

  private final AttributeNames names;
  private final Set<String> asked;
  private final Map<String, String> accounts;

  /// @param asked which attributes somebody wants in the directory's own words
  /// @param accounts the attributes that keep the ids of accounts, by target
  PersonEntry(AttributeNames names, Set<String> asked, Map<String, String> accounts) {
    this.names = names;
    this.asked = Set.copyOf(asked);
    this.accounts = Map.copyOf(accounts);
  }

  /// Everybody, and perhaps others that are no people. What they are not must not be asked: a
  /// server whose schema has no such class finds nobody at all then (RFC 4511 §4.5.1.7, Undefined).
  static Filter everybody(boolean activeDirectory) {
    return activeDirectory
        ? Filter.createANDFilter(
            Filter.createEqualityFilter("objectCategory", "person"),
            Filter.createEqualityFilter("objectClass", "user"))
        : Filter.createORFilter(
            CLASSES.stream()
                .map(name -> Filter.createEqualityFilter("objectClass", name))
                .toList());
  }

  /// Not machines (in Active Directory a computer is a user) and not contacts, which are other
  /// people's addresses.
  static boolean isPerson(Entry entry) {
    return CLASSES.stream().anyMatch(entry::hasObjectClass)
        && NO_PEOPLE.stream().noneMatch(entry::hasObjectClass)
        && !AccountState.isMachine(entry);
  }

  String[] wanted() {
    Stream<String> needed =
        Stream.of(
            "objectClass",
            People.UID,
            People.SECURITY_ID,
            People.PRIMARY_GROUP,
            Ids.ENTRY_UUID,
            Ids.OBJECT_GUID,
            AccountState.CONTROL,
            AccountState.EXPIRES,
            AccountState.CRITICAL,
            AccountState.NS_LOCK,
            AccountState.LOCKED_TIME,
            DEPARTMENT_NUMBER,
            names.address(),
            names.givenName(),
            names.familyName(),
            names.displayName(),
            names.employeeNumber(),
            names.department());
    return Stream.of(needed, asked.stream(), accounts.values().stream())
        .flatMap(names -> names)
        .distinct()
        .toArray(String[]::new);
  }

  /// Why nothing can be done with this person, if so.
  ///
  /// @param activeDirectory where everybody shows whether they may sign in
  Optional<Unusable> unusable(SourceId id, Entry entry, boolean activeDirectory, Instant now) {
    return problem(id, entry, activeDirectory)
        .map(problem -> problem.barred(isPerson(entry) && !AccountState.active(entry, now)));
  }

  private Optional<Unusable> problem(SourceId id, Entry entry, boolean activeDirectory) {
    if (entry.hasObjectClass(STRANGER)) {
      return Optional.of(
          new Unusable(
              id,
              false,
              entry.getDN()
                  + " stands for somebody of another domain, whom this server does not know; read that domain as a source of its own."));
    }
    if (!isPerson(entry)) {
      return Optional.of(
          new Unusable(id, false, entry.getDN() + " is neither a person nor a group."));
    }
    Optional<String> address = Values.first(entry, names.address());
    if (address.isEmpty()) {
      boolean person = !AccountState.isBuiltIn(entry);
      return Optional.of(
          new Unusable(id, person, entry.getDN() + " has no " + names.address() + "."));
    }
    if (activeDirectory && !AccountState.isKnown(entry)) {
      return Optional.of(
          new Unusable(
              id,
              true,
              entry.getDN()
                  + " shows no "
                  + AccountState.CONTROL
                  + ", so nobody knows whether they may sign in. The bind account needs the right to read it."));
    }
    return address.get().indexOf('@') > 0
        ? Optional.empty()
        : Optional.of(
            new Unusable(
                id,
                true,
                "The "
                    + names.address()
                    + " of "
                    + entry.getDN()
                    + " is no e-mail address: "
                    + address.get()));
  }

  /// @param shared ids of accounts that several entries have
  Person person(SourceId id, Entry entry, Instant now, Values values, Shared shared)
      throws IncompleteRead {
    return new Person(
        id,
        Values.first(entry, names.address()).orElseThrow(),
        AccountState.active(entry, now),
        attributes(entry),
        said(entry, values, shared));
  }

  private Attributes attributes(Entry entry) {
    return new Details(
            Values.first(entry, names.givenName()),
            Values.first(entry, names.familyName()),
            Values.first(entry, names.displayName()),
            Values.first(entry, names.employeeNumber()),
            Values.first(entry, names.department())
                .or(() -> Values.first(entry, DEPARTMENT_NUMBER)))
        .attributes();
  }

  /// The ids of accounts that several of these entries have.
  Shared shared(List<Entry> entries) {
    return Shared.among(entries, accounts.values());
  }

  private Said said(Entry entry, Values values, Shared shared) throws IncompleteRead {
    Map<String, List<String>> said = new TreeMap<>();
    for (String name : asked) {
      List<String> all = values.texts(entry, name);
      if (!all.isEmpty()) {
        said.put(name, all);
      }
    }
    for (Map.Entry<String, String> account : accounts.entrySet()) {
      List<String> ids = values.texts(entry, account.getValue());
      said.put(Said.account(account.getKey()), ids);
      said.put(Said.shared(account.getKey()), shared.of(account.getValue(), ids));
    }
    return new Said(said);
  }
}
