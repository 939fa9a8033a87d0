package io.rollcall.scim.patch;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.filter.PatchPath;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads operations on a group's `members` as set operations, without the group at hand.
final class MemberChanges {
  private MemberChanges() {}

  static boolean concerns(PatchOperation operation) {
    return operation
        .path()
        .map(PatchPath::attribute)
        .filter(a -> a.schema().isEmpty() && a.name().equals("members"))
        .isPresent();
  }

  static MemberChange of(PatchOperation operation) {
    PatchPath path = operation.path().orElseThrow();
    if (path.attribute().sub().isPresent() || path.sub().isPresent()) {
      throw unsupported(path);
    }
    return switch (operation) {
      case PatchOperation.Add(var _, Json value) -> new MemberChange.Add(ids(whole(path), value));
      case PatchOperation.Replace(var _, Json value) ->
          new MemberChange.Replace(ids(whole(path), value));
      case PatchOperation.Remove(var _, Optional<Json> value) ->
          path.valueFilter()
              .<MemberChange>map(f -> new MemberChange.Remove(ids(path, f)))
              .or(() -> value.map(v -> new MemberChange.Remove(ids(path, v))))
              .orElse(new MemberChange.Clear());
    };
  }

  private static PatchPath whole(PatchPath path) {
    if (path.valueFilter().isPresent()) {
      throw unsupported(path);
    }
    return path;
  }

  private static Set<String> ids(PatchPath path, Json values) {
    Set<String> ids = new LinkedHashSet<>();
    for (Json value : values instanceof Json.Arr(List<Json> items) ? items : List.of(values)) {
      Optional<String> id =
          value instanceof Json.Obj member ? member.string("value") : Optional.empty();
      ids.add(
          id.orElseThrow(() ->
              ScimError.invalidValue(
                      "each of the %s needs a value, the member's id"
                          .formatted(Echo.of(path.print())))
                  .exception()));
    }
    return ids;
  }

  /// The ids that `value eq "a"` or `value eq "a" or value eq "b"` names.
  private static Set<String> ids(PatchPath path, Filter filter) {
    Set<String> ids = new LinkedHashSet<>();
    for (Filter one : filter instanceof Filter.Or(List<Filter> any) ? any : List.of(filter)) {
      if (one instanceof Filter.Compare(var at, Operator operator, Json.Str(String id))
          && operator == Operator.EQ
          && at.name().equals("value")) {
        ids.add(id);
      } else {
        throw unsupported(path);
      }
    }
    return ids;
  }

  private static ScimException unsupported(PatchPath path) {
    return ScimError.invalidPath(
            "path \"%s\": members are added, replaced and removed as a whole, by their ids, as in members[value eq \"id\"]"
                .formatted(Echo.of(path.print())))
        .exception();
  }
}
