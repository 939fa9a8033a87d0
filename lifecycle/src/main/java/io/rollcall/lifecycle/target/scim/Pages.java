package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.message.ListResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/// A whole list, page by page. Pages are counted by place, so whatever is added or cut meanwhile
/// moves others from one page to the next, and something may be missed; a list that moved is read
/// again.
///
/// @param name the target's name
/// @param what is listed, in the plural: `Users`
/// @param page the page that begins at a place, counted from 1
/// @param items what is on a page
/// @param id the id of an item
record Pages<T>(
    String name,
    String what,
    LongFunction<ListResponse> page,
    Function<ListResponse, List<T>> items,
    Function<T, String> id) {
  private static final int MOST_READS = 3;

  List<T> read() {
    for (int tries = 1; tries <= MOST_READS; tries++) {
      Optional<List<T>> all = readOnce();
      if (all.isPresent()) {
        return all.get();
      }
    }
    throw trouble(
        "The list of " + what + " changed each of the " + MOST_READS + " times it was read.");
  }

  /// Everything, or empty when the list moved while it was read.
  private Optional<List<T>> readOnce() {
    Map<String, T> all = new LinkedHashMap<>();
    ListResponse now = page.apply(1);
    long total = now.total();
    boolean moved = add(now, all);
    while (all.size() < total && !moved) {
      now = page.apply(all.size() + 1L);
      if (now.resources().isEmpty() && now.total() == total) {
        throw trouble(
            "It lists %s %s and shows only %s of them.".formatted(total, what, all.size()));
      }
      moved = now.total() != total || add(now, all);
    }
    if (!moved && all.size() > total) {
      throw trouble("It lists %s %s and shows %s.".formatted(total, what, all.size()));
    }
    return moved ? Optional.empty() : Optional.of(new ArrayList<>(all.values()));
  }

  /// Whether something was seen already.
  private boolean add(ListResponse now, Map<String, T> all) {
    int before = all.size();
    List<T> found = items.apply(now);
    found.forEach(item -> all.put(id.apply(item), item));
    return all.size() != before + found.size();
  }

  private TargetTrouble trouble(String problem) {
    return new TargetTrouble(
        Kind.TRANSIENT, name + ": " + problem + " Nothing may be concluded from what is missing.");
  }
}
