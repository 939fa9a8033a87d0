package io.rollcall.scim.patch;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.Conformance;
import io.rollcall.scim.schema.Primary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an operation does at one place of a resource, whatever path led there.
sealed interface Edit {

  record Add(Json value) implements Edit {}

  record Replace(Json value) implements Edit {}

  record Remove(Optional<Json> value) implements Edit {}

  /// The value an attribute has afterwards; none means that it is gone.
  default Optional<Json> attribute(Attribute attribute, Optional<Json> current) {
    Optional<Json> changed =
        switch (this) {
          case Add(Json value) ->
              attribute.multiValued()
                  ? Optional.of(union(attribute, items(current), items(Optional.of(value))))
                  : Optional.of(single(current, value));
          case Replace(Json value) ->
              attribute.multiValued()
                  ? Optional.of(union(attribute, List.of(), items(Optional.of(value))))
                  : Optional.of(single(current, value));
          case Remove(Optional<Json> value) ->
              value.flatMap(v -> current.map(c -> difference(attribute, c, v)));
        };
    Optional<Json> kept =
        changed.map(Conformance::withoutNulls).filter(v -> !(v instanceof Json.Null));
    check(attribute, current, kept);
    Conformance.checkCount(attribute, items(kept).size());
    return kept;
  }

  /// What becomes of a value that a filter selected (RFC 7644 §3.5.2.3: it is replaced as a whole).
  default Optional<Json.Obj> element(Json.Obj selected) {
    return switch (this) {
      case Add(Json.Obj value) -> Optional.of(merge(selected, value));
      case Replace(Json.Obj value) -> Optional.of(value);
      case Add _, Replace _ ->
          throw ScimError.invalidValue("a value of a complex attribute must be an object")
              .exception();
      case Remove _ -> Optional.empty();
    };
  }

  private static Json single(Optional<Json> current, Json value) {
    return value instanceof Json.Obj given && current.orElse(Json.Obj.EMPTY) instanceof Json.Obj old
        ? merge(old, given)
        : value;
  }

  /// A complex value takes over what is given and keeps the rest (RFC 7644 §3.5.2.1, §3.5.2.3).
  private static Json.Obj merge(Json.Obj old, Json.Obj given) {
    Json.Obj merged = old;
    for (Map.Entry<String, Json> member : given.members().entrySet()) {
      Json value = single(old.get(member.getKey()), member.getValue());
      merged = merged.with(member.getKey(), value);
    }
    return merged;
  }

  /// A value that is already there is not added again, but takes over what is given.
  private static Json union(Attribute attribute, List<Json> old, List<Json> added) {
    ValueIndex all = new ValueIndex(attribute, old);
    for (Json value : added) {
      all.find(value)
          .ifPresentOrElse(
              place -> all.set(place, single(Optional.of(all.get(place)), value)),
              () -> all.add(value));
    }
    Set<Json> unchanged = new HashSet<>(old);
    return Json.array(Primary.keepOne(all.values(), value -> !unchanged.contains(value)));
  }

  private static Json difference(Attribute attribute, Json current, Json removed) {
    ValueIndex gone = new ValueIndex(attribute, items(Optional.of(removed)));
    return Json.array(
        items(Optional.of(current)).stream().filter(k -> gone.find(k).isEmpty()).toList());
  }

  private static List<Json> items(Optional<Json> value) {
    return value
        .map(v -> v instanceof Json.Arr(List<Json> items) ? items : List.of(v))
        .orElse(List.of());
  }

  private static void check(Attribute attribute, Optional<Json> before, Optional<Json> after) {
    if (attribute.required() && after.isEmpty() && before.isPresent()) {
      throw ScimError.mutability(attribute.name() + " is required and cannot be removed")
          .exception();
    }
    if (attribute.mutability() == Attribute.Mutability.IMMUTABLE
        && before.isPresent()
        && !before.equals(after)) {
      throw ScimError.mutability(
              "%s is immutable: it stays %s once it has that value"
                  .formatted(attribute.name(), Echo.of(JsonCodec.text(before.get()))))
          .exception();
    }
  }
}
