package io.rollcall.e2e.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An HR system's people and groups, and the files that it exports.
final class Payroll {
  private static final String HEADER =
      "id,mail,given_name,family_name,department,employee_number,active";

  private final Map<String, Worker> people = new TreeMap<>();
  private final Map<String, Set<String>> groups = new TreeMap<>();

  /// Somebody on the payroll.
  record Worker(String id, String mail, String given, String family, String team, boolean active) {
    Worker at(String address) {
      return new Worker(id, address, given, family, team, active);
    }

    Worker called(String name) {
      return new Worker(id, mail, given, name, team, active);
    }

    Worker in(String other) {
      return new Worker(id, mail, given, family, other, active);
    }

    Worker active(boolean now) {
      return new Worker(id, mail, given, family, team, now);
    }

    private String row() {
      return String.join(",", id, mail, given, family, team, "E" + id, Boolean.toString(active));
    }
  }

  void put(Worker worker) {
    people.put(worker.id(), worker);
  }

  void remove(String id) {
    people.remove(id);
    groups.values().forEach(members -> members.remove(id));
  }

  Worker worker(String id) {
    return Optional.ofNullable(people.get(id))
        .orElseThrow(() -> new IllegalArgumentException("Nobody is " + id));
  }

  /// Whether somebody is to have accounts.
  boolean employs(String id) {
    return Optional.ofNullable(people.get(id)).filter(Worker::active).isPresent();
  }

  List<Worker> people() {
    return List.copyOf(people.values());
  }

  List<String> ids() {
    return List.copyOf(people.keySet());
  }

  /// Nobody of this name is in it afterwards but these.
  void group(String name, Set<String> members) {
    groups.put(name, new TreeSet<>(members));
  }

  /// Groups with somebody in them, by name.
  Map<String, Set<String>> groups() {
    Map<String, Set<String>> some = new LinkedHashMap<>();
    groups.forEach((name, members) -> {
      if (!members.isEmpty()) {
        some.put(name, Set.copyOf(members));
      }
    });
    return some;
  }

  /// Writes `people.csv`, `people.count` and `groups.csv`.
  void export(Path folder) {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    people.values().forEach(one -> rows.add(one.row()));
    List<String> memberships = new ArrayList<>(List.of("group,id"));
    groups().forEach((name, members) -> members.forEach(id -> memberships.add(name + "," + id)));
    try {
      Files.write(folder.resolve("people.csv"), rows);
      Files.writeString(folder.resolve("people.count"), people.size() + "\n");
      Files.write(folder.resolve("groups.csv"), memberships);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot export to " + folder, e);
    }
  }
}
