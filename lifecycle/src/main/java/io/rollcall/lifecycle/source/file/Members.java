package io.rollcall.lifecycle.source.file;

import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.file.Table.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who is in which group: a file with the columns `group` and `id`, and `name` where groups are
/// shown under another name.
final class Members {
  private static final int NAMED = 5;

  private final String file;
  private final Map<String, Group> groups = new TreeMap<>();

  /// @param id the group as the file calls it, which never changes
  /// @param name what people call it
  /// @param members ids of people
  record Group(String id, String name, Set<String> members) {}

  Members(Table table) throws IncompleteRead {
    this.file = table.file();
    String group = table.needed("group", "It must say who is in which group.");
    String id = table.needed("id", "It must say who is in which group.");
    Optional<String> name = table.column("name");
    for (Row row : table.rows()) {
      String called = row.value(group).orElseThrow(() -> lacks(row, group));
      String member = row.value(id).orElseThrow(() -> lacks(row, id));
      Group of =
          groups.computeIfAbsent(
              called,
              _ -> new Group(called, name.flatMap(row::value).orElse(called), new TreeSet<>()));
      of.members().add(member);
    }
  }

  /// The ids of those in the group.
  Set<String> of(String group) throws IncompleteRead {
    Group of = groups.get(group);
    if (of == null) {
      throw new IncompleteRead(
          "%s has nobody in the group %s; groups with members are %s. Nobody in scope would mean that everybody leaves."
              .formatted(file, group, named(groups.keySet())));
    }
    return new LinkedHashSet<>(of.members());
  }

  /// The groups that somebody needs, by either name.
  List<Group> of(Asked asked) {
    return groups.values().stream()
        .filter(group -> asked.group(group.id()) || asked.group(group.name()))
        .toList();
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
              .formatted(file, group, named(strangers)));
    }
  }

  private IncompleteRead lacks(Row row, String column) {
    return new IncompleteRead("%s of %s has no %s.".formatted(row.place(), file, column));
  }

  private static String named(Set<String> groups) {
    if (groups.isEmpty()) {
      return "none";
    }
    String some = String.join(", ", groups.stream().limit(NAMED).toList());
    return groups.size() > NAMED ? some + " and " + (groups.size() - NAMED) + " more" : some;
  }
}
