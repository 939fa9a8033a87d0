package io.rollcall.scim.filter;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.Scope;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Decides whether a resource matches a filter (RFC 7644 §3.4.2.2), in memory: the plain statement
/// of what every other evaluation of a filter must agree with.
///
/// A comparison holds when one of the attribute's values compares so; `ne` is the opposite of `eq`.
/// Texts ignore case unless the attribute is caseExact, and are ordered by code point. `eq null`
/// holds for an attribute without a value.
public final class Matcher implements Predicate<Json.Obj> {
  private final Scope scope;
  private final Filter filter;

  /// @throws ScimException invalidFilter if the filter does not fit the scope's attributes
  public Matcher(Filter filter, Scope scope) {
    this.scope = scope;
    this.filter = FilterTyping.typed(filter, scope);
  }

  @Override
  public boolean test(Json.Obj resource) {
    return matches(filter, scope, resource);
  }

  private static boolean matches(Filter filter, Scope scope, Json.Obj resource) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> all.stream().allMatch(f -> matches(f, scope, resource));
      case Filter.Or(List<Filter> any) -> any.stream().anyMatch(f -> matches(f, scope, resource));
      case Filter.Not(Filter inner) -> !matches(inner, scope, resource);
      case Filter.Present(AttributePath path) -> isPresent(resolved(scope, path), resource);
      case Filter.ValuePath(AttributePath path, Filter inner) -> {
        ResolvedPath resolved = resolved(scope, path);
        yield resolved.values(resource).stream()
            .anyMatch(v -> v instanceof Json.Obj o && matches(inner, resolved.attribute(), o));
      }
      case Filter.Compare compare -> matches(compare, resolved(scope, compare.path()), resource);
    };
  }

  private static boolean matches(Filter.Compare compare, ResolvedPath path, Json.Obj resource) {
    if (compare.operator() == Operator.NE) {
      return !holds(Operator.EQ, compare.value(), path, resource);
    }
    return holds(compare.operator(), compare.value(), path, resource);
  }

  private static boolean holds(Operator operator, Json wanted, ResolvedPath path, Json.Obj holder) {
    return wanted instanceof Json.Null
        ? !isPresent(path, holder)
        : path.values(holder).stream().anyMatch(v -> compares(path.leaf(), v, operator, wanted));
  }

  private static boolean isPresent(ResolvedPath path, Json.Obj resource) {
    return !path.values(resource).isEmpty();
  }

  private static boolean compares(Attribute leaf, Json actual, Operator operator, Json wanted) {
    if (actual instanceof Json.Str(String a) && wanted instanceof Json.Str(String w)) {
      return leaf.type() == Attribute.Type.DATE_TIME
          ? time(a).flatMap(x -> time(w).map(y -> ordered(operator, x.compareTo(y)))).orElse(false)
          : text(leaf.comparable(a), operator, leaf.comparable(w));
    }
    if (actual instanceof Json.Num(BigDecimal a) && wanted instanceof Json.Num(BigDecimal w)) {
      return ordered(operator, a.compareTo(w));
    }
    return operator == Operator.EQ && actual.equals(wanted);
  }

  private static boolean text(String actual, Operator operator, String wanted) {
    return switch (operator) {
      case CO -> actual.contains(wanted);
      case SW -> actual.startsWith(wanted);
      case EW -> actual.endsWith(wanted);
      case EQ, NE, GT, GE, LT, LE ->
          // The order of UTF-8 bytes is the order of code points; that of chars is not.
          ordered(operator, Arrays.compareUnsigned(utf8(actual), utf8(wanted)));
    };
  }

  private static boolean ordered(Operator operator, int comparison) {
    return switch (operator) {
      case EQ -> comparison == 0;
      case NE -> comparison != 0;
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
      case CO, SW, EW -> false;
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static ResolvedPath resolved(Scope scope, AttributePath path) {
    return scope.resolve(path).orElseThrow();
  }
}
