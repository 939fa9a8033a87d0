package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Details;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.lifecycle.source.ldap.LdapSettings.AttributeNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an entry of the directory says about a person.
final class PersonEntry {
  private static final List<String> CLASSES = List.of("person", "inetOrgPerson", "user");
  private static final int ACCOUNT_DISABLED = 0x2;
  // The password policy draft (§5.3.3) spells "locked until an administrator unlocks it" so; any
  // other time is a lock
  // that ends by itself, after wrong passwords, and is no reason to take anything away from
  // anybody.
  private static final String LOCKED_FOR_GOOD = "000001010000Z";

  private final String source;
  private final AttributeNames names;

  PersonEntry(String source, AttributeNames names) {
    this.source = source;
    this.names = names;
  }

  /// Everybody, without machines (in Active Directory a computer is a user) and without contacts,
  /// which are other people's addresses.
  static Filter everybody() {
    return Filter.createANDFilter(
        Filter.createORFilter(
            CLASSES.stream()
                .map(name -> Filter.createEqualityFilter("objectClass", name))
                .toList()),
        Filter.createNOTFilter(Filter.createEqualityFilter("objectClass", "computer")),
        Filter.createNOTFilter(Filter.createEqualityFilter("objectClass", "contact")));
  }

  static boolean isPerson(Entry entry) {
    return CLASSES.stream().anyMatch(entry::hasObjectClass) && !entry.hasObjectClass("computer");
  }

  String[] wanted() {
    return new String[] {
      "objectClass",
      "uid",
      "entryUUID",
      "objectGUID",
      "userAccountControl",
      "nsAccountLock",
      "pwdAccountLockedTime",
      "departmentNumber",
      names.address(),
      names.givenName(),
      names.familyName(),
      names.displayName(),
      names.employeeNumber(),
      names.department()
    };
  }

  /// The immutable id, or empty where the server shows none.
  Optional<SourceId> id(Entry entry) {
    byte[] guid = entry.getAttributeValueBytes("objectGUID");
    if (guid != null && guid.length == 16) {
      return Optional.of(new SourceId(source, ObjectGuid.text(guid)));
    }
    return text(entry, "entryUUID").map(uuid -> new SourceId(source, uuid));
  }

  /// Why nothing can be done with this person, if so.
  Optional<Unusable> unusable(SourceId id, Entry entry) {
    if (!isPerson(entry)) {
      return Optional.of(
          new Unusable(id, false, entry.getDN() + " is neither a person nor a group."));
    }
    Optional<String> address = text(entry, names.address());
    if (address.isEmpty()) {
      return Optional.of(
          new Unusable(id, true, entry.getDN() + " has no " + names.address() + "."));
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

  Person person(SourceId id, Entry entry) {
    return new Person(
        id, text(entry, names.address()).orElseThrow(), active(entry), attributes(entry));
  }

  private Attributes attributes(Entry entry) {
    return new Details(
            text(entry, names.givenName()),
            text(entry, names.familyName()),
            text(entry, names.displayName()),
            text(entry, names.employeeNumber()),
            text(entry, names.department()).or(() -> text(entry, "departmentNumber")))
        .attributes();
  }

  private static boolean active(Entry entry) {
    boolean disabled =
        text(entry, "userAccountControl")
            .map(PersonEntry::flags)
            .filter(flags -> (flags & ACCOUNT_DISABLED) != 0)
            .isPresent();
    boolean locked =
        text(entry, "nsAccountLock").filter(value -> value.equalsIgnoreCase("true")).isPresent();
    boolean lockedForGood =
        text(entry, "pwdAccountLockedTime").filter(LOCKED_FOR_GOOD::equals).isPresent();
    return !disabled && !locked && !lockedForGood;
  }

  private static long flags(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  /// The first value that is not blank: servers keep the order in which values were given, and
  /// people give the one that counts first.
  private static Optional<String> text(Entry entry, String name) {
    String[] values = entry.getAttributeValues(name);
    return values == null
        ? Optional.empty()
        : Arrays.stream(values).map(String::strip).filter(value -> !value.isEmpty()).findFirst();
  }
}
