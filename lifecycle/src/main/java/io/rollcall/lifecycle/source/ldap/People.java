package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everybody under the base, read with one search, by each name that a group may have for them; and
/// what else looks like a person.
final class People {
  static final String SECURITY_ID = "objectSid";
  static final String PRIMARY_GROUP = "primaryGroupID";
  static final String UID = "uid";
  private static final int AT_ONCE = 100;

  private final Map<DN, Entry> byDn = new LinkedHashMap<>();
  private final Map<String, Entry> byUid = new HashMap<>();
  private final Map<SecurityId, List<Entry>> byPrimaryGroup = new HashMap<>();
  private final Map<SecurityId, SecurityId> primaryGroups = new HashMap<>();

  static People read(Directory directory, PersonEntry form) throws IncompleteRead {
    People people = new People();
    Filter everybody = PersonEntry.everybody(directory.isActiveDirectory());
    for (Entry entry : directory.search("people", everybody, form.wanted())) {
      people.add(entry);
    }
    return people;
  }

  private void add(Entry entry) throws IncompleteRead {
    Entry other = byDn.put(dn(entry), entry);
    if (other != null) {
      refuseIfAnother(other, entry);
    }
    String[] uids = entry.getAttributeValues(UID);
    for (String uid : uids == null ? new String[0] : uids) {
      byUid.put(uid.toLowerCase(Locale.ROOT), entry);
    }
    Optional<SecurityId> group = primaryGroup(entry);
    if (group.isPresent()) {
      byPrimaryGroup.computeIfAbsent(group.get(), _ -> new ArrayList<>()).add(entry);
      securityId(entry).ifPresent(who -> primaryGroups.put(who, group.get()));
    }
  }

  /// Who reads by name would take one for the other.
  private static void refuseIfAnother(Entry before, Entry now) throws IncompleteRead {
    if (!Ids.text(before).equals(Ids.text(now))) {
      throw new IncompleteRead(
          "%s was two people's name while people were read; the next run reads them again."
              .formatted(now.getDN()));
    }
  }

  List<Entry> all() {
    return byDn.values().stream().filter(PersonEntry::isPerson).toList();
  }

  Optional<Entry> at(DN dn) {
    return Optional.ofNullable(byDn.get(dn));
  }

  /// Looks for those who were not seen: who is renamed while we read shows under neither name.
  void lookFor(Directory directory, Collection<String> uids, String[] wanted)
      throws IncompleteRead {
    List<String> unseen = uids.stream().filter(uid -> ofUid(uid).isEmpty()).toList();
    for (int from = 0; from < unseen.size(); from += AT_ONCE) {
      List<Filter> any =
          unseen.subList(from, Math.min(from + AT_ONCE, unseen.size())).stream()
              .map(uid -> Filter.createEqualityFilter(UID, uid))
              .toList();
      for (Entry entry : directory.search("people by uid", Filter.createORFilter(any), wanted)) {
        if (PersonEntry.isPerson(entry)) {
          add(entry);
        }
      }
    }
  }

  Optional<Entry> ofUid(String uid) {
    return Optional.ofNullable(byUid.get(uid.toLowerCase(Locale.ROOT)));
  }

  /// Who has the group as primary group; such a group does not list them (MS-ADTS §3.1.1.1.12).
  List<Entry> ofPrimaryGroup(Entry group) {
    return securityId(group)
        .map(id -> byPrimaryGroup.getOrDefault(id, List.of()))
        .orElse(List.of());
  }

  /// Who gets a group as primary group is no longer listed by it. Somebody for whom that happened
  /// after people and before groups were read was in neither; that must not look like leaving. And
  /// groups name whoever is called so when they are read.
  void refuseIfTheyChanged(Directory directory) throws IncompleteRead {
    if (!directory.isActiveDirectory()) {
      return;
    }
    Filter changed =
        Filter.createANDFilter(
            PersonEntry.everybody(true),
            Filter.createGreaterOrEqualFilter(
                "uSNChanged", String.valueOf(directory.changes() + 1)));
    String[] asked = {SECURITY_ID, PRIMARY_GROUP, Ids.OBJECT_GUID, Ids.ENTRY_UUID};
    for (Entry now : directory.live().search("changed people", changed, asked)) {
      Entry named = byDn.get(dn(now));
      if (named != null) {
        refuseIfAnother(named, now);
      }
      Optional<SecurityId> who = securityId(now);
      Optional<SecurityId> before = who.map(primaryGroups::get);
      if (before.isPresent() && !before.equals(primaryGroup(now))) {
        throw new IncompleteRead(
            "The primary group of %s changed while people were read; the next run reads it again."
                .formatted(now.getDN()));
      }
    }
  }

  // The number counts in the person's own domain.
  private static Optional<SecurityId> primaryGroup(Entry person) {
    Optional<String> number =
        Values.first(person, PRIMARY_GROUP).filter(text -> text.matches("\\d{1,10}"));
    return number.flatMap(
        text -> securityId(person).map(id -> new SecurityId(id.domain(), Long.parseLong(text))));
  }

  private static Optional<SecurityId> securityId(Entry entry) {
    byte[] bytes = entry.getAttributeValueBytes(SECURITY_ID);
    return bytes == null ? Optional.empty() : SecurityId.of(bytes);
  }

  static DN dn(Entry entry) throws IncompleteRead {
    try {
      return entry.getParsedDN();
    } catch (LDAPException e) {
      throw LdapTrouble.reading(entry.getDN(), e);
    }
  }
}
