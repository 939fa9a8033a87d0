package io.rollcall.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Looks through a list for what cannot be asked of the database.
///
/// @param batch the items after an id, in the order of ids: [#BATCH] of them, fewer only at the end
/// @param id an item's
record Scan<T>(Function<Optional<String>, List<T>> batch, Function<T, String> id) {
  static final int BATCH = 500;

  /// So many items are looked at for one answer, at most.
  static final int MOST = 50_000;

  /// @param after the id after which to begin
  /// @param limit how many items are wanted
  Found<T> find(Predicate<T> which, Optional<String> after, int limit) {
    List<T> found = new ArrayList<>();
    Optional<String> last = after;
    for (int seen = 0; seen < MOST; seen += BATCH) {
      List<T> some = batch.apply(last);
      for (T item : some) {
        if (which.test(item)) {
          if (found.size() == limit) {
            return new Found<>(found, Optional.of(id.apply(found.getLast())));
          }
          found.add(item);
        }
      }
      if (some.size() < BATCH) {
        return new Found<>(found, Optional.empty());
      }
      last = Optional.of(id.apply(some.getLast()));
    }
    return new Found<>(found, last);
  }
}
