package io.rollcall.faces.scim;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Optional;

/// The documents in which the service describes itself (RFC 7643 sections 5 to 7). Their locations
/// are relative to the base; the response writer completes them.
final class Discovery {
  private static final String CONFIG_URN =
      "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
  private static final List<ResourceType> TYPES =
      List.of(ResourceType.user(), ResourceType.group());
  private static final List<Schema> SCHEMAS =
      List.of(Schemas.user(), Schemas.group(), Schemas.enterpriseUser());

  private Discovery() {}

  static Json.Obj serviceProviderConfig(Dialect dialect) {
    return Json.object()
        .put("schemas", Json.strings(List.of(CONFIG_URN)))
        .put("patch", supported(true))
        .put(
            "bulk",
            supported(false)
                .with("maxOperations", Json.number(0))
                .with("maxPayloadSize", Json.number(0)))
        .put("filter", supported(true).with("maxResults", Json.number(dialect.maxCount())))
        .put("changePassword", supported(false))
        .put("sort", supported(false))
        .put("etag", supported(false))
        .put("authenticationSchemes", List.of(bearer()))
        .put("meta", meta("ServiceProviderConfig", "/ServiceProviderConfig"))
        .build();
  }

  static List<Json.Obj> resourceTypes() {
    return TYPES.stream().map(Discovery::resourceType).toList();
  }

  static Optional<Json.Obj> resourceType(String name) {
    return TYPES.stream()
        .filter(type -> type.name().equalsIgnoreCase(name))
        .map(Discovery::resourceType)
        .findFirst();
  }

  static List<Json.Obj> schemas() {
    return SCHEMAS.stream().map(Discovery::schema).toList();
  }

  static Optional<Json.Obj> schema(String urn) {
    return SCHEMAS.stream()
        .filter(schema -> schema.id().equalsIgnoreCase(urn))
        .map(Discovery::schema)
        .findFirst();
  }

  private static Json.Obj resourceType(ResourceType type) {
    return Json.object()
        .put("schemas", Json.strings(List.of(Schemas.RESOURCE_TYPE_URN)))
        .put("id", type.name())
        .put("name", type.name())
        .put("endpoint", type.endpoint())
        .put("description", type.description())
        .put("schema", type.core().id())
        .put("schemaExtensions", type.extensions().stream().map(Discovery::extension).toList())
        .put("meta", meta("ResourceType", "/ResourceTypes/" + type.name()))
        .build();
  }

  private static Json.Obj extension(Schema schema) {
    return Json.object().put("schema", schema.id()).put("required", false).build();
  }

  private static Json.Obj schema(Schema schema) {
    return schema.json().with("meta", meta("Schema", "/Schemas/" + schema.id()));
  }

  private static Json.Obj supported(boolean yes) {
    return Json.object().put("supported", yes).build();
  }

  private static Json.Obj bearer() {
    return Json.object()
        .put("type", "oauthbearertoken")
        .put("name", "Bearer token")
        .put("description", "The directory's SCIM token in the header Authorization: Bearer …")
        .put("primary", true)
        .build();
  }

  private static Json.Obj meta(String resourceType, String path) {
    return Json.object().put("resourceType", resourceType).put("location", path).build();
  }
}
