package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/// The resource types that a directory serves.
public record Types(ResourceType user, ResourceType group) {
  /// Without any organization's extension schemas.
  public static final Types PLAIN = new Types(ResourceType.user(), ResourceType.group());

  /// These types with an organization's extension schemas.
  ///
  /// @param extensions a JSON object from the name of a resource type to a list of schemas, as
  ///   text; empty for none
  Types with(String extensions) {
    if (extensions.isEmpty()) {
      return this;
    }
    Json.Obj schemas = UserWriter.object(extensions);
    return new Types(extended(user, schemas), extended(group, schemas));
  }

  private static ResourceType extended(ResourceType type, Json.Obj schemas) {
    List<Schema> extensions = new ArrayList<>(type.extensions());
    schemas.objects(type.name()).forEach(schema -> extensions.add(Schema.read(schema)));
    return new ResourceType(
        type.name(), type.endpoint(), type.description(), type.core(), extensions);
  }
}
