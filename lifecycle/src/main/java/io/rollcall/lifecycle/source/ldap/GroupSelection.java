package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.ldap.GroupEntries.Members;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who belongs to one group, directly or through the groups in it. All people are read with one
/// search; only members that it did not show (outside the base, groups, gone) are read singly.
final class GroupSelection {
  private final Directory directory;
  private final GroupEntries groups;
  private final String[] wanted;

  private final Map<DN, Entry> people = new HashMap<>();
  private final Map<String, Entry> peopleByUid = new HashMap<>();
  private final Map<DN, Entry> selected = new LinkedHashMap<>();
  private final Set<DN> seen = new HashSet<>();
  private final Deque<Entry> open = new ArrayDeque<>();
  private final Set<String> gone = new HashSet<>();

  GroupSelection(Directory directory, GroupEntries groups, String[] wanted) {
    this.directory = directory;
    this.groups = groups;
    this.wanted = wanted.clone();
  }

  Selection of(String name) throws IncompleteRead {
    Entry group = groups.named(name);
    Members members = groups.members(group);
    if (members.size() > 0) {
      readPeople();
      select(group, members);
    }
    refuseIfNobodyIsVisible(name, group);
    return new Selection(
        List.copyOf(selected.values()), gone.stream().sorted().toList(), "members of " + name);
  }

  private void readPeople() throws IncompleteRead {
    for (Entry entry : directory.search("people", PersonEntry.everybody(), wanted)) {
      people.put(parsed(entry), entry);
      String[] uids = entry.getAttributeValues("uid");
      for (String uid : uids == null ? new String[0] : uids) {
        peopleByUid.put(uid.toLowerCase(Locale.ROOT), entry);
      }
    }
  }

  private void select(Entry first, Members ofFirst) throws IncompleteRead {
    seen.add(parsed(first));
    take(first, ofFirst);
    while (!open.isEmpty()) {
      Entry group = open.remove();
      take(group, groups.members(group));
    }
  }

  private void take(Entry group, Members members) throws IncompleteRead {
    Set<String> missing = new HashSet<>();
    for (String dn : members.dns()) {
      if (!taken(dn)) {
        missing.add(dn);
      }
    }
    for (String uid : members.uids()) {
      Entry person = peopleByUid.get(uid.toLowerCase(Locale.ROOT));
      if (person == null) {
        missing.add("uid " + uid);
      } else {
        selected.put(parsed(person), person);
      }
    }
    refuseIfChanged(group, members, missing);
    gone.addAll(missing);
  }

  /// Whether there is an entry with this DN; it is selected, or its members will be.
  private boolean taken(String dn) throws IncompleteRead {
    Optional<DN> key = key(dn);
    if (key.isEmpty()) {
      return false;
    }
    Entry person = people.get(key.get());
    if (person != null) {
      selected.put(key.get(), person);
      return true;
    }
    return seen.contains(key.get()) || takenSingly(key.get(), dn);
  }

  private boolean takenSingly(DN key, String dn) throws IncompleteRead {
    Optional<Entry> entry = directory.entry(dn, wanted);
    if (entry.isEmpty()) {
      return false;
    }
    seen.add(key);
    if (GroupEntries.isGroup(entry.get())) {
      groups.at(dn).ifPresent(open::add);
    } else {
      selected.put(key, entry.get());
    }
    return true;
  }

  /// A person who is moved while we read shows under neither name; that must not look like leaving.
  private void refuseIfChanged(Entry group, Members before, Set<String> missing)
      throws IncompleteRead {
    if (missing.isEmpty()) {
      return;
    }
    Optional<Entry> now = groups.at(group.getDN());
    if (now.isEmpty() || !groups.members(now.get()).equals(before)) {
      throw new IncompleteRead(
          "The group %s changed while it was read; the next run reads it again."
              .formatted(group.getDN()));
    }
  }

  private void refuseIfNobodyIsVisible(String name, Entry group) throws IncompleteRead {
    if (selected.isEmpty() && !gone.isEmpty()) {
      throw new IncompleteRead(
          "The group %s (%s) lists %s members, and the bind account may see none of them. It needs the right to read the people."
              .formatted(name, group.getDN(), gone.size()));
    }
  }

  private static Optional<DN> key(String dn) {
    try {
      return Optional.of(new DN(dn));
    } catch (LDAPException notADn) {
      return Optional.empty();
    }
  }

  private static DN parsed(Entry entry) throws IncompleteRead {
    try {
      return entry.getParsedDN();
    } catch (LDAPException e) {
      throw LdapTrouble.reading(entry.getDN(), e);
    }
  }
}
