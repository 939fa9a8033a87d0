package io.rollcall.lifecycle.source.scim;

import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The groups of a server. Members are asked for group by group, and only of those that somebody
/// needs; groups in a group count as its people.
final class ServedGroups {
  private final ScimServer server;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, List<Json.Obj>> members = new HashMap<>();

  /// @param list all groups, with or without their members
  ServedGroups(ScimServer server, List<Json.Obj> list) {
    this.server = server;
    for (Json.Obj group : list) {
      String id = group.string("id").orElseThrow();
      names.put(id, group.string("displayName").orElse(id));
    }
  }

  /// Names by id.
  Map<String, String> names() {
    return Map.copyOf(names);
  }

  /// The id of the one group of this name or id.
  String only(String name) throws IncompleteRead {
    Set<String> found = new TreeSet<>();
    names.forEach((id, called) -> {
      if (called.equalsIgnoreCase(name) || id.equals(name)) {
        found.add(id);
      }
    });
    if (found.size() == 1) {
      return found.iterator().next();
    }
    throw new IncompleteRead(
        found.isEmpty()
            ? "%s has no group %s, by displayName or id. Nobody in scope would mean that everybody leaves."
                .formatted(server.base(), Echo.of(name))
            : "%s has %s groups %s; name one by its id: %s."
                .formatted(server.base(), found.size(), Echo.of(name), String.join(", ", found)));
  }

  /// The ids of Users in a group, also through groups in it.
  Set<String> users(String group) throws IncompleteRead {
    Set<String> users = new HashSet<>();
    Set<String> seen = new HashSet<>(Set.of(group));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Json.Obj member : members(open.pop())) {
        String id = member.string("value").orElse("");
        if (!names.containsKey(id)) {
          users.add(id);
        } else if (seen.add(id)) {
          open.push(id);
        }
      }
    }
    users.remove("");
    return users;
  }

  private List<Json.Obj> members(String group) throws IncompleteRead {
    List<Json.Obj> known = members.get(group);
    if (known != null) {
      return known;
    }
    Optional<Json.Obj> shown = server.group(group);
    List<Json.Obj> all =
        shown
            .orElseThrow(() ->
                new IncompleteRead(
                    "The group %s went away while %s was read."
                        .formatted(Echo.of(names.getOrDefault(group, group)), server.base())))
            .objects("members");
    members.put(group, all);
    return all;
  }
}
