package io.rollcall.scim.filter;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.Scope;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;

/// Checks a filter against a schema. In the filter that comes out every path exists and has the
/// schema's spelling, a comparison names a sub-attribute where the attribute is complex (`emails
/// eq` became `emails.value eq`), every value has its attribute's type or is `null`, and every
/// operator makes sense for it. A value path is one of a multi-valued attribute: `name[givenName eq
/// "x"]` became `name pr and name.givenName eq "x"`. So whoever evaluates a typed filter, here or
/// in SQL, cannot fail.
public final class FilterTyping {
  private final Scope scope;
  private final Consumer<Leniency> leniencies;

  private FilterTyping(Scope scope, Consumer<Leniency> leniencies) {
    this.scope = scope;
    this.leniencies = leniencies;
  }

  /// @throws ScimException invalidFilter, saying which attribute and what was expected
  public static Filter typed(Filter filter, Scope scope) {
    return typed(filter, scope, leniency -> {});
  }

  /// As [#typed(Filter, Scope)], and tells which leniencies were needed.
  public static Filter typed(Filter filter, Scope scope, Consumer<Leniency> leniencies) {
    return new FilterTyping(scope, leniencies).typed(filter);
  }

  private Filter typed(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> new Filter.And(all.stream().map(this::typed).toList());
      case Filter.Or(List<Filter> any) -> new Filter.Or(any.stream().map(this::typed).toList());
      case Filter.Not(Filter inner) -> new Filter.Not(typed(inner));
      case Filter.Present(AttributePath path) -> new Filter.Present(readable(path).path());
      case Filter.ValuePath valuePath -> typed(valuePath);
      case Filter.Compare compare -> typed(compare);
    };
  }

  private Filter typed(Filter.ValuePath valuePath) {
    ResolvedPath path = readable(valuePath.path());
    if (path.sub().isPresent() || !path.attribute().isComplex()) {
      throw refused(valuePath.path().print() + " has no values with sub-attributes to filter");
    }
    Filter inner = typed(valuePath.filter(), path.attribute(), leniencies);
    return path.attribute().multiValued()
        ? new Filter.ValuePath(path.path(), inner)
        : new Filter.And(List.of(new Filter.Present(path.path()), inside(path, inner)));
  }

  /// The same filter with its paths seen from outside the one value that they name parts of.
  private static Filter inside(ResolvedPath holder, Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> all) ->
          new Filter.And(all.stream().map(f -> inside(holder, f)).toList());
      case Filter.Or(List<Filter> any) ->
          new Filter.Or(any.stream().map(f -> inside(holder, f)).toList());
      case Filter.Not(Filter inner) -> new Filter.Not(inside(holder, inner));
      case Filter.Present(AttributePath path) -> new Filter.Present(holder.inside(path));
      case Filter.ValuePath(AttributePath path, Filter inner) ->
          new Filter.ValuePath(holder.inside(path), inner);
      case Filter.Compare(AttributePath path, Operator operator, Json value) ->
          new Filter.Compare(holder.inside(path), operator, value);
    };
  }

  private Filter typed(Filter.Compare compare) {
    ResolvedPath path = readable(compare.path()).compared();
    Json value =
        compare.value() instanceof Json.Null
            ? nullFor(compare)
            : value(compare, path.leaf(), compare.value());
    return new Filter.Compare(path.path(), compare.operator(), value);
  }

  private static Json nullFor(Filter.Compare compare) {
    return switch (compare.operator()) {
      case EQ, NE -> compare.value();
      case CO, SW, EW, GT, GE, LT, LE ->
          throw refused("null can only be compared with eq and ne, in: " + compare.print());
    };
  }

  private Json value(Filter.Compare compare, Attribute attribute, Json value) {
    return switch (attribute.type()) {
      case STRING, REFERENCE -> text(value);
      case BINARY -> {
        allow(compare, attribute, compare.operator().isEquality());
        yield text(value);
      }
      case BOOLEAN -> {
        allow(compare, attribute, compare.operator().isEquality());
        yield bool(compare, value);
      }
      case INTEGER, DECIMAL -> {
        allow(compare, attribute, !compare.operator().isTextual());
        yield number(compare, value);
      }
      case DATE_TIME -> {
        allow(compare, attribute, !compare.operator().isTextual());
        yield dateTime(compare, value);
      }
      case COMPLEX ->
          throw refused(
              "%s is complex: name one of its sub-attributes, such as %s.%s"
                  .formatted(
                      compare.path().print(),
                      compare.path().print(),
                      attribute.subAttributes().getFirst().name()));
    };
  }

  private Json text(Json value) {
    if (value instanceof Json.Str) {
      return value;
    }
    leniencies.accept(Leniency.UNQUOTED_VALUE);
    return Json.string(JsonCodec.text(value));
  }

  private static Json bool(Filter.Compare compare, Json value) {
    if (value instanceof Json.Str(String text)
        && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      return Json.bool(text.equalsIgnoreCase("true"));
    }
    return value instanceof Json.Bool ? value : mismatch(compare, "true or false");
  }

  private static Json number(Filter.Compare compare, Json value) {
    try {
      return value instanceof Json.Str(String text)
          ? new Json.Num(new BigDecimal(text))
          : value instanceof Json.Num ? value : mismatch(compare, "a number");
    } catch (IllegalArgumentException e) {
      return mismatch(compare, "a number");
    }
  }

  private static Json dateTime(Filter.Compare compare, Json value) {
    try {
      if (value instanceof Json.Str(String text)) {
        OffsetDateTime.parse(text);
        return value;
      }
    } catch (DateTimeParseException e) {
      // Falls to the refusal below.
    }
    return mismatch(compare, "a time such as \"2026-01-23T04:56:22Z\"");
  }

  private ResolvedPath readable(AttributePath path) {
    ResolvedPath resolved =
        scope
            .resolve(path)
            .orElseThrow(() ->
                refused("There is no attribute %s in %s".formatted(path.print(), scope.title())));
    if (isHidden(resolved.attribute()) || isHidden(resolved.compared().leaf())) {
      throw refused(path.print() + " is never shown, so it cannot be filtered by");
    }
    return resolved;
  }

  private static boolean isHidden(Attribute attribute) {
    return attribute.returned() == Attribute.Returned.NEVER;
  }

  private static void allow(Filter.Compare compare, Attribute attribute, boolean allowed) {
    if (!allowed) {
      throw refused(
          "%s is of type %s, which %s cannot compare"
              .formatted(
                  compare.path().print(), attribute.type().word(), compare.operator().word()));
    }
  }

  private static Json mismatch(Filter.Compare compare, String expected) throws ScimException {
    throw refused(
        "%s is compared with %s, not %s"
            .formatted(compare.path().print(), expected, JsonCodec.text(compare.value())));
  }

  private static ScimException refused(String detail) {
    return ScimError.invalidFilter(detail).exception();
  }
}
