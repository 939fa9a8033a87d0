package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The rule that of several values one at most is the primary one (RFC 7643 §2.4).
public final class Primary {
  private static final String PRIMARY = "primary";

  private Primary() {}

  /// The same values with one primary at most: the first one that is preferred, or else the first
  /// one. Preferred is what a PATCH has just set (RFC 7644 §3.5.2).
  public static List<Json> keepOne(List<Json> values, Predicate<Json> isPreferred) {
    List<Integer> primaries =
        IntStream.range(0, values.size()).filter(i -> isPrimary(values.get(i))).boxed().toList();
    if (primaries.size() < 2) {
      return values;
    }
    int winner =
        primaries.stream()
            .filter(i -> isPreferred.test(values.get(i)))
            .findFirst()
            .orElse(primaries.getFirst());
    return IntStream.range(0, values.size())
        .mapToObj(i -> i == winner ? values.get(i) : notPrimary(values.get(i)))
        .toList();
  }

  private static boolean isPrimary(Json value) {
    return value instanceof Json.Obj o && o.bool(PRIMARY).orElse(false);
  }

  private static Json notPrimary(Json value) {
    return isPrimary(value) && value instanceof Json.Obj o
        ? o.with(PRIMARY, Json.bool(false))
        : value;
  }
}
