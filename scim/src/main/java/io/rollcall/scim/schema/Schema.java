package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;

/// A schema: a URN and the attributes that it defines (RFC 7643 §7).
public record Schema(String id, String name, String description, List<Attribute> attributes) {

  public Schema {
    attributes = List.copyOf(attributes);
  }

  /// Reads a Schema resource as the RFC writes it.
  ///
  /// @throws IllegalArgumentException if a name is missing or a characteristic has no such value
  public static Schema read(Json.Obj json) {
    return SchemaJson.readSchema(json);
  }

  /// The Schema resource, without `meta`.
  public Json.Obj json() {
    return SchemaJson.write(this);
  }

  /// The attribute of this name, ignoring case.
  public Optional<Attribute> attribute(String attributeName) {
    return attributes.stream().filter(a -> a.name().equalsIgnoreCase(attributeName)).findFirst();
  }
}
