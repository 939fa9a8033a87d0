package io.rollcall.scim.patch;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The values of a list, found by what tells them apart: `value` and `type` (RFC 7643 §2.4), where
/// a type that is not given may be any. Values without `value` are found by all they say. Each
/// look-up takes the same time, however long the list.
final class ValueIndex {
  private final Attribute attribute;
  private final List<Json> values = new ArrayList<>();
  private final Map<Key, Integer> places = new HashMap<>();
  private final Map<Json, Integer> anyType = new HashMap<>();

  private record Key(Json value, Optional<Json> type) {}

  ValueIndex(Attribute attribute, List<Json> values) {
    this.attribute = attribute;
    values.forEach(this::add);
  }

  List<Json> values() {
    return List.copyOf(values);
  }

  Json get(int place) {
    return values.get(place);
  }

  void add(Json value) {
    values.add(value);
    index(values.size() - 1);
  }

  void set(int place, Json value) {
    places.remove(key(values.get(place)), place);
    values.set(place, value);
    index(place);
  }

  /// The place of the first value that is the same as this one.
  OptionalInt find(Json value) {
    Key key = key(value);
    Integer place =
        key.type().isEmpty()
            ? anyType.get(key.value())
            : places.getOrDefault(key, places.get(new Key(key.value(), Optional.empty())));
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  private void index(int place) {
    Key key = key(values.get(place));
    places.putIfAbsent(key, place);
    anyType.putIfAbsent(key.value(), place);
  }

  private Key key(Json value) {
    return value instanceof Json.Obj object && object.get("value").isPresent()
        ? new Key(
            comparable("value", object.get("value").get()),
            object.get("type").map(t -> comparable("type", t)))
        : new Key(comparable(attribute, value), Optional.empty());
  }

  private Json comparable(String sub, Json value) {
    return comparable(attribute.sub(sub).orElse(attribute), value);
  }

  private static Json comparable(Attribute definition, Json value) {
    return value instanceof Json.Str(String text)
        ? Json.string(definition.comparable(text))
        : value;
  }
}
