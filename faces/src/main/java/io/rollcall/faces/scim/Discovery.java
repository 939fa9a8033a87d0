package io.rollcall.faces.scim;

import static io.rollcall.faces.scim.Dialect.Feature.BULK;
import static io.rollcall.faces.scim.Dialect.Feature.CURSOR;
import static io.rollcall.faces.scim.Dialect.Feature.ETAG;
import static io.rollcall.faces.scim.Dialect.Feature.SORT;

import io.rollcall.platform.Listing;
import io.rollcall.platform.Types;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The documents in which the service describes itself (RFC 7643 sections 5 to 7): exactly what the
/// dialect serves, with the schemas of whoever asks. Their locations are relative to the base; the
/// response writer completes them.
record Discovery(Dialect dialect, Types types) {
  private static final String CONFIG_URN =
      "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

  ScimReply describe(ScimRequest.Described described) {
    return switch (described) {
      case ScimRequest.ShowServiceProviderConfig _ ->
          new ScimReply.Document(serviceProviderConfig());
      case ScimRequest.ShowResourceTypes(Optional<String> name) ->
          documents(resourceTypes(), "resource type", ResourceType::name, this::resourceType, name);
      case ScimRequest.ShowSchemas(Optional<String> urn) ->
          documents(schemas(), "schema", Schema::id, Discovery::schema, urn);
    };
  }

  private static <T> ScimReply documents(
      List<T> all,
      String kind,
      Function<T, String> name,
      Function<T, Json.Obj> json,
      Optional<String> asked) {
    if (asked.isEmpty()) {
      return new ScimReply.Documents(all.stream().map(json).toList());
    }
    return all.stream()
        .filter(each -> name.apply(each).equalsIgnoreCase(asked.get()))
        .findFirst()
        .<ScimReply>map(found -> new ScimReply.Document(json.apply(found)))
        .orElseGet(() ->
            new ScimReply.Refused(
                ScimError.notFound(
                    "There is no "
                        + kind
                        + " "
                        + Echo.of(asked.get())
                        + ". There are "
                        + String.join(", ", all.stream().map(name).toList())
                        + ".")));
  }

  private Json.Obj serviceProviderConfig() {
    Json.Builder config =
        Json.object()
            .put("schemas", Json.strings(List.of(CONFIG_URN)))
            .put("patch", supported(true))
            .put("bulk", bulk())
            .put(
                "filter",
                supported(true).with("maxResults", Json.number(dialect.bounds().filterResults())))
            .put("changePassword", supported(false))
            .put("sort", supported(dialect.has(SORT)))
            .put("etag", supported(dialect.has(ETAG)));
    if (dialect.has(CURSOR)) {
      config.put("pagination", pagination());
    }
    return config
        .put("authenticationSchemes", List.of(bearer()))
        .put("meta", meta("ServiceProviderConfig", "/ServiceProviderConfig"))
        .build();
  }

  private Json.Obj bulk() {
    return supported(dialect.has(BULK))
        .with("maxOperations", Json.number(dialect.has(BULK) ? BulkRequest.MAX_OPERATIONS : 0))
        .with("maxPayloadSize", Json.number(dialect.has(BULK) ? Dialect.MAX_PAYLOAD_BYTES : 0));
  }

  /// RFC 9865 §4.
  private Json.Obj pagination() {
    return Json.object()
        .put("cursor", true)
        .put("index", true)
        .put("defaultPaginationMethod", "index")
        .put("defaultPageSize", dialect.defaultCount())
        .put("maxPageSize", dialect.maxCount())
        .put("cursorTimeout", Listing.Window.Cursor.LIFETIME.toSeconds())
        .build();
  }

  private List<ResourceType> resourceTypes() {
    return List.of(types.user(), types.group());
  }

  private List<Schema> schemas() {
    return resourceTypes().stream()
        .flatMap(type -> Stream.concat(Stream.of(type.core()), type.extensions().stream()))
        .distinct()
        .toList();
  }

  private Json.Obj resourceType(ResourceType type) {
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
        .put("specUri", "https://www.rfc-editor.org/info/rfc6750")
        .put("primary", true)
        .build();
  }

  private static Json.Obj meta(String resourceType, String path) {
    return Json.object().put("resourceType", resourceType).put("location", path).build();
  }
}
