package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimException;
import java.util.List;
import java.util.Optional;

/// A schema: a URN and the attributes that it defines (RFC 7643 §7).
public record Schema(String id, String name, String description, List<Attribute> attributes) {

  public Schema {
    attributes = List.copyOf(attributes);
  }

  /// Reads a Schema resource (RFC 7643 §7) that a client wants its resources to have.
  ///
  /// @throws ScimException invalidValue, saying which attribute cannot be as it is and why
  public static Schema read(Json.Obj json) {
    Schema schema = SchemaJson.readSchema(json);
    SchemaRules.check(schema);
    return schema;
  }

  /// The Schema resource, without `meta`.
  public Json.Obj json() {
    return SchemaJson.write(this);
  }

  /// The attribute of this name, ignoring case.
  public Optional<Attribute> attribute(String attributeName) {
    return Attribute.named(attributeName, attributes);
  }
}
