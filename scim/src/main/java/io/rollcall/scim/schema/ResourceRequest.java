package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.List;

/// The body of a POST or PUT (RFC 7644 §3.3, §3.5.1): a resource in the schema's spelling, without
/// read-only attributes (the RFC has them ignored), without nulls; and the leniencies it took.
public record ResourceRequest(Json.Obj resource, List<Leniency> leniencies) {

  public ResourceRequest {
    leniencies = List.copyOf(leniencies);
  }

  /// @throws ScimException invalidSyntax or invalidValue, saying which attribute and why
  public static ResourceRequest read(Json body, ResourceType type) {
    return read(body, type, Leniencies.LENIENT);
  }

  /// As [#read(Json, ResourceType)], but what is switched off is refused; the detail says so.
  public static ResourceRequest read(Json body, ResourceType type, Leniencies leniencies) {
    if (!(body instanceof Json.Obj given)) {
      throw ScimError.invalidSyntax("The body must be a JSON object, a " + type.name()).exception();
    }
    Reading reading = new Reading(leniencies);
    Json.Obj members =
        Conformance.ofResource(reading).members(type.attributes(), "", without(given, "schemas"));
    Json.Obj fitting =
        Conformance.withoutNulls(members) instanceof Json.Obj some ? some : Json.Obj.EMPTY;
    List<String> schemas = type.schemasOf(fitting);
    checkSchemas(given.items("schemas"), schemas, type, reading);
    Required.check(fitting, type);
    return new ResourceRequest(
        Json.object().put("schemas", Json.strings(schemas)).putAll(fitting).build(),
        reading.taken());
  }

  private static Json.Obj without(Json.Obj given, String name) {
    return given.without(
        given.members().keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name));
  }

  /// RFC 7643 §3: `schemas` lists the URNs of what the resource holds, and no others than its
  /// type's.
  private static void checkSchemas(
      List<Json> listed, List<String> held, ResourceType type, Reading reading) {
    for (Json one : listed) {
      if (!(one instanceof Json.Str(String urn)) || !type.hasSchema(urn)) {
        reading.take(
            Leniency.UNKNOWN_SCHEMA,
            () ->
                ScimError.invalidSyntax(
                    "schemas lists %s, which a %s does not have; it has %s"
                        .formatted(
                            Echo.of(JsonCodec.text(one)),
                            type.name(),
                            String.join(", ", type.schemaIds()))));
      }
    }
    for (String urn : held) {
      if (listed.stream()
          .noneMatch(l -> l instanceof Json.Str(String s) && s.equalsIgnoreCase(urn))) {
        reading.take(
            Leniency.SCHEMA_NOT_LISTED, () -> ScimError.invalidSyntax("schemas must list " + urn));
      }
    }
  }
}
