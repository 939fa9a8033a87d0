package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.ExtensionSchema;
import io.rollcall.platform.ExtensionSchemas;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;

/// Extension schemas of the organization's Users and Groups.
record SchemaRoutes(Platform platform) {
  List<Route> all() {
    return List.of(
        Route.of("GET", "/api/schemas", this::list),
        Route.of("POST", "/api/schemas", this::add),
        Route.of("GET", "/api/schemas/{urn}", this::show),
        Route.of("DELETE", "/api/schemas/{urn}", this::delete));
  }

  private WireAnswer list(Call call) {
    return Answers.list(platform.schemas().list(call.organization()), SchemaRoutes::json);
  }

  private WireAnswer add(Call call) {
    Fields fields = call.fields("resourceType", "schema");
    ExtensionSchema added =
        Problem.done(
            platform
                .schemas()
                .add(
                    call.caller(),
                    call.organization(),
                    fields.string("resourceType").orElse("User"),
                    fields.object("schema")));
    return Answers.created(call, "/api/schemas/" + added.schema().id(), json(added));
  }

  private WireAnswer show(Call call) {
    String urn = call.variable("urn");
    return platform
        .schemas()
        .get(call.organization(), urn)
        .map(found -> Answers.ok(json(found)))
        .orElseThrow(() -> Problem.unknown("Schema", urn));
  }

  private WireAnswer delete(Call call) {
    ExtensionSchemas.Deleted deleted =
        Problem.done(
            platform.schemas().delete(call.caller(), call.organization(), call.variable("urn")));
    return Answers.ok(json(deleted.extension()).with("holding", Json.number(deleted.holding())));
  }

  private static Json.Obj json(ExtensionSchema extension) {
    return Json.object()
        .put("resourceType", extension.resourceType())
        .put("schema", extension.schema().json())
        .build();
  }
}
