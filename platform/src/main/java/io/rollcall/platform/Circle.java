package io.rollcall.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A circle that a group in a group would close.
///
/// @param path the ids from the group that gets the member, by way of that member, back to itself
record Circle(List<String> path) {
  private static final int SHOWN = 20;

  /// @param nested what is to be in the group
  /// @param above for the group and every group above it, the groups that it is in
  static Optional<Circle> closedBy(
      String groupId, Set<String> nested, Map<String, List<String>> above) {
    Map<String, String> towardsGroup = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(groupId));
    towardsGroup.put(groupId, groupId);
    while (!next.isEmpty()) {
      String at = next.removeFirst();
      if (nested.contains(at)) {
        return Optional.of(new Circle(path(groupId, at, towardsGroup)));
      }
      for (String holder : above.getOrDefault(at, List.of())) {
        if (towardsGroup.putIfAbsent(holder, at) == null) {
          next.addLast(holder);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> path(
      String groupId, String member, Map<String, String> towardsGroup) {
    List<String> path = new ArrayList<>(List.of(groupId, member));
    String at = member;
    while (!at.equals(groupId)) {
      at = towardsGroup.getOrDefault(at, groupId);
      path.add(at);
    }
    return path;
  }

  Refusal refusal() {
    List<String> shown =
        path.size() <= SHOWN
            ? path
            : List.of(String.join(" → ", path.subList(0, SHOWN - 2)), "…", path.getLast());
    return new Refusal.Invalid(
        "invalidValue",
        "members: group %s cannot have the member %s, because groups would contain each other in a circle (each has the next as a member): %s. Remove one of these memberships first. Nothing was changed."
            .formatted(path.getFirst(), path.get(1), String.join(" → ", shown)));
  }
}
