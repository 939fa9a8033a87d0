package io.rollcall.lifecycle.source.file;

import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.file.Table.Row;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/// Who is in which group: a file with the columns `group` and `id`.
record Members(Table table) {
  private static final int NAMED = 5;

  /// The ids of those in the group.
  Set<String> of(String group) throws IncompleteRead {
    String groups = table.needed("group", "It must say who is in which group.");
    String ids = table.needed("id", "It must say who is in which group.");
    Set<String> members = new LinkedHashSet<>();
    Set<String> others = new TreeSet<>();
    for (Row row : table.rows()) {
      String name = row.value(groups).orElseThrow(() -> lacks(row, groups));
      String id = row.value(ids).orElseThrow(() -> lacks(row, ids));
      if (name.equals(group)) {
        members.add(id);
      } else {
        others.add(name);
      }
    }
    if (members.isEmpty()) {
      throw new IncompleteRead(
          "%s has nobody in the group %s; groups with members are %s. Nobody in scope would mean that everybody leaves."
              .formatted(table.file(), group, named(others)));
    }
    return members;
  }

  /// Two files that contradict each other are not believed, unless something vouches for the file
  /// of people.
  void refuseStrangers(String group, Set<String> members, Set<String> people)
      throws IncompleteRead {
    Set<String> strangers = new TreeSet<>(members);
    strangers.removeAll(people);
    if (!strangers.isEmpty()) {
      throw new IncompleteRead(
          "%s has members of %s who are not in the file of people, so one of the two may be cut: %s. Export both at once, or promise a `count` or `sha256` of the file of people; then such members are gone."
              .formatted(table.file(), group, named(strangers)));
    }
  }

  private IncompleteRead lacks(Row row, String column) {
    return new IncompleteRead("%s of %s has no %s.".formatted(row.place(), table.file(), column));
  }

  private static String named(Set<String> groups) {
    if (groups.isEmpty()) {
      return "none";
    }
    String some = String.join(", ", groups.stream().limit(NAMED).toList());
    return groups.size() > NAMED ? some + " and " + (groups.size() - NAMED) + " more" : some;
  }
}
