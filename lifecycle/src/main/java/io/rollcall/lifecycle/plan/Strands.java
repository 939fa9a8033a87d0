package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Changes of a plan, apart as far as they have nothing to do with each other: those of one person,
/// of one account, or of accounts between which an address moves stay together and in order. Linear
/// in the number of changes.
public final class Strands {
  private final List<Change> changes;
  private final int[] above;

  private Strands(List<Change> changes) {
    this.changes = changes;
    this.above = new int[changes.size()];
    for (int i = 0; i < above.length; i++) {
      above[i] = i;
    }
  }

  /// Strands in the order of their first changes.
  public static List<List<Change>> of(List<Change> changes) {
    return new Strands(changes).apart();
  }

  private List<List<Change>> apart() {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      for (String key : keys(changes.get(i))) {
        Integer before = seen.putIfAbsent(key, i);
        if (before != null) {
          above[top(i)] = top(before);
        }
      }
    }
    Map<Integer, List<Change>> strands = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      strands.computeIfAbsent(top(i), _ -> new ArrayList<>(1)).add(changes.get(i));
    }
    return List.copyOf(strands.values());
  }

  private int top(int change) {
    int at = change;
    while (above[at] != at) {
      above[at] = above[above[at]];
      at = above[at];
    }
    return at;
  }

  private static Set<String> keys(Change change) {
    Set<String> keys = new HashSet<>();
    if (change instanceof Change.OfGroup group) {
      keys.add("group " + group.group());
      group.account().ifPresent(id -> keys.add("group id " + id));
      return keys;
    }
    change.who().person().ifPresent(person -> keys.add("person " + person));
    change.account().ifPresent(id -> keys.add("account " + id));
    if (change instanceof Change.Heal heal) {
      heal.holderId().ifPresent(id -> keys.add("account " + id));
      if (!heal.onlyEndsAccess()) {
        keys.add("address " + Address.key(heal.who().address()));
      }
    }
    address(change.before(), keys);
    address(change.after(), keys);
    return keys;
  }

  private static void address(Attributes values, Set<String> keys) {
    if (values.has(Attributes.USER_NAME)) {
      keys.add("address " + Address.key(values.value(Attributes.USER_NAME)));
    }
  }
}
