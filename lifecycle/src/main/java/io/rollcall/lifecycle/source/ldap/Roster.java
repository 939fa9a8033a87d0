package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.ldap.GroupEntries.Members;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who belongs to which group, directly, through the groups in it, or because it is their primary
/// group. Only members that are neither among the people nor known as groups (outside the base,
/// gone) are read singly, and each once, in however many groups they are.
final class Roster {
  private final Directory directory;
  private final GroupEntries groups;
  private final People people;
  private final String[] wanted;

  private final Map<DN, Listed> listed = new HashMap<>();
  private final Map<DN, Entry> known = new HashMap<>();
  private final Map<DN, Optional<Entry>> others = new HashMap<>();

  Roster(Directory directory, GroupEntries groups, People people, PersonEntry form) {
    this.directory = directory;
    this.groups = groups;
    this.people = people;
    this.wanted = GroupEntries.wantedAnd(form.wanted());
  }

  /// Says that these groups have been read and need not be read again.
  void know(Iterable<Entry> read) throws IncompleteRead {
    for (Entry group : read) {
      known.put(People.dn(group), group);
    }
  }

  /// Whom a group has, without groups.
  Listed of(Entry group) throws IncompleteRead {
    Listed all = new Listed();
    Map<DN, Entry> seen = new HashMap<>(Map.of(People.dn(group), group));
    Deque<Entry> open = new ArrayDeque<>(seen.values());
    while (!open.isEmpty()) {
      Listed direct = direct(open.remove());
      all.entries.putAll(direct.entries);
      all.gone.addAll(direct.gone);
      direct.groups.forEach((dn, inner) -> {
        if (seen.putIfAbsent(dn, inner) == null) {
          open.add(inner);
        }
      });
    }
    return all;
  }

  private Listed direct(Entry group) throws IncompleteRead {
    DN dn = People.dn(group);
    Listed before = listed.get(dn);
    if (before != null) {
      return before;
    }
    Listed direct = new Listed();
    Members members = groups.members(group);
    for (String member : members.dns()) {
      take(member, direct);
    }
    people.lookFor(directory, members.uids(), wanted);
    for (String uid : members.uids()) {
      Optional<Entry> person = people.ofUid(uid);
      if (person.isPresent()) {
        direct.add(person.get());
      } else {
        direct.gone.add("uid " + uid);
      }
    }
    for (Entry person : people.ofPrimaryGroup(group)) {
      direct.add(person);
    }
    refuseIfChanged(group, members, direct.gone);
    listed.put(dn, direct);
    return direct;
  }

  private void take(String member, Listed direct) throws IncompleteRead {
    Optional<DN> dn = dn(member);
    Optional<Entry> entry = dn.isEmpty() ? Optional.empty() : entry(dn.get(), member);
    if (entry.isEmpty()) {
      direct.gone.add(member);
    } else if (GroupEntries.isGroup(entry.get())) {
      direct.groups.put(dn.get(), entry.get());
    } else {
      direct.entries.put(dn.get(), entry.get());
    }
  }

  private Optional<Entry> entry(DN dn, String text) throws IncompleteRead {
    Optional<Entry> read = people.at(dn).or(() -> Optional.ofNullable(known.get(dn)));
    if (read.isPresent()) {
      return read;
    }
    Optional<Entry> other = others.get(dn);
    if (other == null) {
      other = directory.entry(text, wanted);
      others.put(dn, other);
    }
    return other;
  }

  /// A person who is moved while we read shows under neither name; that must not look like leaving.
  private void refuseIfChanged(Entry group, Members before, Set<String> missing)
      throws IncompleteRead {
    if (missing.isEmpty()) {
      return;
    }
    Optional<Entry> now = groups.again(group);
    if (now.isEmpty() || !groups.members(now.get()).equals(before)) {
      throw new IncompleteRead(
          "The group %s changed while it was read; the next run reads it again."
              .formatted(group.getDN()));
    }
  }

  private static Optional<DN> dn(String text) {
    try {
      return Optional.of(new DN(text));
    } catch (LDAPException _) {
      return Optional.empty();
    }
  }

  /// What a group lists.
  static final class Listed {
    /// People, and what is neither a person nor a group.
    final Map<DN, Entry> entries = new LinkedHashMap<>();

    /// Groups in the group.
    final Map<DN, Entry> groups = new LinkedHashMap<>();

    /// Names without an entry.
    final Set<String> gone = new TreeSet<>();

    private void add(Entry person) throws IncompleteRead {
      entries.put(People.dn(person), person);
    }
  }
}
