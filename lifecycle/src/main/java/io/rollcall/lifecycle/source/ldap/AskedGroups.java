package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import io.rollcall.lifecycle.model.SourceGroup;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The groups that targets need, with who of the people in scope is in them.
final class AskedGroups {
  private final GroupEntries groups;
  private final Roster roster;
  private final Ids ids;

  AskedGroups(GroupEntries groups, Roster roster, Ids ids) {
    this.groups = groups;
    this.roster = roster;
    this.ids = ids;
  }

  List<SourceGroup> of(Asked asked, Set<SourceId> scope) throws IncompleteRead {
    List<Entry> entries = groups.asked(asked);
    roster.know(entries);
    List<SourceGroup> found = new ArrayList<>();
    for (Entry entry : entries) {
      Set<SourceId> members = new HashSet<>();
      for (Entry member : roster.of(entry).entries.values()) {
        if (PersonEntry.isPerson(member)) {
          members.add(ids.of(member));
        }
      }
      members.retainAll(scope);
      found.add(
          new SourceGroup(ids.of(entry), GroupEntries.name(entry, asked).orElseThrow(), members));
    }
    found.sort(Comparator.comparing(SourceGroup::id));
    return found;
  }
}
