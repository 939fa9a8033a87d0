package io.rollcall.scim.filter;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.Scope;
import java.util.List;

/// Checks a filter against a schema. In the filter that comes out every path exists and has the
/// schema's spelling, a comparison names a sub-attribute where the attribute is complex (`emails
/// eq` became `emails.value eq`), every value has its attribute's type or is `null`, and every
/// operator makes sense for it. A value path is one of a multi-valued attribute: `name[givenName eq
/// "x"]` became `name pr and name.givenName eq "x"`. So whoever evaluates a typed filter, here or
/// in SQL, cannot fail.
public final class FilterTyping {
  private final Scope scope;
  private final Reading reading;

  private FilterTyping(Scope scope, Reading reading) {
    this.scope = scope;
    this.reading = reading;
  }

  /// @throws ScimException invalidFilter, saying which attribute and what was expected
  public static Filter typed(Filter filter, Scope scope) {
    return typed(filter, scope, Reading.lenient());
  }

  /// As [#typed(Filter, Scope)], as part of a reading that may refuse leniencies.
  public static Filter typed(Filter filter, Scope scope, Reading reading) {
    return new FilterTyping(scope, reading).typed(filter);
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
      throw refused(shown(valuePath.path()) + " has no values with sub-attributes to filter");
    }
    Filter inner = typed(valuePath.filter(), path.attribute(), reading);
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
            : new ComparedValue(compare, path.leaf(), reading).typed();
    return new Filter.Compare(path.path(), compare.operator(), value);
  }

  private static Json nullFor(Filter.Compare compare) {
    return switch (compare.operator()) {
      case EQ, NE -> compare.value();
      case CO, SW, EW, GT, GE, LT, LE ->
          throw refused(
              "null can only be compared with eq and ne, in: " + Echo.of(compare.print()));
    };
  }

  private ResolvedPath readable(AttributePath path) {
    ResolvedPath resolved =
        scope
            .resolve(path)
            .orElseThrow(() ->
                refused("There is no attribute %s in %s".formatted(shown(path), scope.title())));
    if (isHidden(resolved.attribute()) || isHidden(resolved.compared().leaf())) {
      throw refused(shown(path) + " is never shown, so it cannot be filtered by");
    }
    resolved.tellDot(path, reading, ScimError::invalidFilter);
    return resolved;
  }

  private static boolean isHidden(Attribute attribute) {
    return attribute.returned() == Attribute.Returned.NEVER;
  }

  private static String shown(AttributePath path) {
    return Echo.of(path.print());
  }

  private static ScimException refused(String detail) {
    return ScimError.invalidFilter(detail).exception();
  }
}
