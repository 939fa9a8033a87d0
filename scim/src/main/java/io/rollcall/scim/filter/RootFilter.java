package io.rollcall.scim.filter;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A filter over resources of several types (RFC 7644 §3.4.2.1), as it is for each of them: an
/// attribute that a type does not have is absent in all its resources, and `meta.resourceType eq
/// "User"` is known beforehand.
public final class RootFilter {
  private static final Filter HAS_ID = new Filter.Present(AttributePath.of("id"));

  /// Holds for every resource.
  public static final Filter ALL = HAS_ID;

  /// Holds for none, so that this type need not be searched.
  public static final Filter NONE = new Filter.Not(HAS_ID);

  private final ResourceType type;
  private final Reading reading;

  private RootFilter(ResourceType type, Reading reading) {
    this.type = type;
    this.reading = reading;
  }

  /// The typed filter for resources of this type; [#NONE] if none can match.
  ///
  /// @throws ScimException invalidFilter if the type has the attribute and it cannot be compared so
  public static Filter of(Filter filter, ResourceType type) {
    return of(filter, type, Reading.lenient());
  }

  /// As [#of(Filter, ResourceType)], as part of a reading that may refuse leniencies.
  public static Filter of(Filter filter, ResourceType type, Reading reading) {
    return new RootFilter(type, reading).decided(filter);
  }

  /// That every attribute of the filter is one of some of these types.
  ///
  /// @throws ScimException invalidFilter, naming the attribute that none has
  public static void check(Filter filter, List<ResourceType> types) {
    switch (filter) {
      case Filter.And(List<Filter> all) -> all.forEach(f -> check(f, types));
      case Filter.Or(List<Filter> any) -> any.forEach(f -> check(f, types));
      case Filter.Not(Filter inner) -> check(inner, types);
      case Filter.Compare(AttributePath path, var _, var _) -> check(path, types);
      case Filter.Present(AttributePath path) -> check(path, types);
      case Filter.ValuePath(AttributePath path, var _) -> check(path, types);
    }
  }

  private static void check(AttributePath path, List<ResourceType> types) {
    if (types.stream().allMatch(type -> type.resolve(path).isEmpty())) {
      throw ScimError.invalidFilter(
              "There is no attribute %s in any of %s"
                  .formatted(
                      Echo.of(path.print()),
                      String.join(", ", types.stream().map(ResourceType::name).toList())))
          .exception();
    }
  }

  private Filter decided(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> joined(all, NONE, ALL, Filter.And::new);
      case Filter.Or(List<Filter> any) -> joined(any, ALL, NONE, Filter.Or::new);
      case Filter.Not(Filter inner) -> not(decided(inner));
      case Filter.Compare compare -> leaf(compare, compare.path(), isAbsentEnough(compare));
      case Filter.Present present -> leaf(present, present.path(), false);
      case Filter.ValuePath valuePath -> leaf(valuePath, valuePath.path(), false);
    };
  }

  /// @param decisive what decides the whole, whatever the others are
  /// @param neutral what decides nothing
  private Filter joined(
      List<Filter> parts, Filter decisive, Filter neutral, Function<List<Filter>, Filter> join) {
    List<Filter> open = new ArrayList<>();
    for (Filter part : parts) {
      Filter decided = decided(part);
      if (!decided.equals(neutral)) {
        open.add(decided);
      }
    }
    if (open.contains(decisive)) {
      return decisive;
    }
    return open.isEmpty() ? neutral : open.size() == 1 ? open.getFirst() : join.apply(open);
  }

  private static Filter not(Filter inner) {
    return inner.equals(ALL) ? NONE : inner.equals(NONE) ? ALL : new Filter.Not(inner);
  }

  /// A comparison that holds for an attribute without a value.
  private static boolean isAbsentEnough(Filter.Compare compare) {
    boolean isNull = compare.value() instanceof Json.Null;
    return compare.operator() == (isNull ? Operator.EQ : Operator.NE);
  }

  private Filter leaf(Filter leaf, AttributePath path, boolean holdsIfAbsent) {
    Optional<ResolvedPath> resolved = type.resolve(path);
    if (resolved.isEmpty()) {
      return holdsIfAbsent ? ALL : NONE;
    }
    // A value path of one complex value, as meta[resourceType eq "User"], became an And.
    Filter typed = FilterTyping.typed(leaf, type, reading);
    return isResourceType(typed)
        ? known(typed)
        : typed instanceof Filter.And ? decided(typed) : typed;
  }

  private static boolean isResourceType(Filter filter) {
    return switch (filter) {
      case Filter.Compare(AttributePath path, var _, var _) -> isResourceType(path);
      case Filter.Present(AttributePath path) -> isResourceType(path);
      case Filter.And _, Filter.Or _, Filter.Not _, Filter.ValuePath _ -> false;
    };
  }

  private static boolean isResourceType(AttributePath path) {
    return path.equals(AttributePath.of("meta", "resourceType"));
  }

  private Filter known(Filter filter) {
    Json.Obj meta = Json.object().put("resourceType", type.name()).build();
    Json.Obj any = Json.object().put("meta", meta).build();
    return new Matcher(filter, type).test(any) ? ALL : NONE;
  }
}
