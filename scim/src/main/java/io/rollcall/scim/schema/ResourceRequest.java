package io.rollcall.scim.schema;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The body of a POST or PUT (RFC 7644 §3.3, §3.5.1): a resource in the schema's spelling, without
/// read-only attributes (the RFC has them ignored), without nulls; and the leniencies it took.
public record ResourceRequest(Json.Obj resource, List<Leniency> leniencies) {

  public ResourceRequest {
    leniencies = List.copyOf(leniencies);
  }

  /// @throws ScimException invalidSyntax or invalidValue, saying which attribute and why
  public static ResourceRequest read(Json body, ResourceType type) {
    if (!(body instanceof Json.Obj given)) {
      throw ScimError.invalidSyntax("The body must be a JSON object, a " + type.name()).exception();
    }
    Set<Leniency> leniencies = new LinkedHashSet<>();
    Conformance conformance = new Conformance(leniencies::add);
    Json.Obj members = conformance.members(type.attributes(), "", given).without("schemas");
    Json.Obj fitting =
        Conformance.withoutNulls(members) instanceof Json.Obj some ? some : Json.Obj.EMPTY;
    requireAll(type, fitting);
    leniencies.remove(Leniency.READ_ONLY_IGNORED);
    return new ResourceRequest(
        Json.object().put("schemas", Json.strings(type.schemasOf(fitting))).putAll(fitting).build(),
        List.copyOf(leniencies));
  }

  private static void requireAll(ResourceType type, Json.Obj resource) {
    for (Attribute attribute : type.core().attributes()) {
      if (attribute.required() && resource.get(attribute.name()).isEmpty()) {
        throw ScimError.invalidValue(
                "%s is required: a %s without it cannot exist"
                    .formatted(attribute.name(), type.name()))
            .exception();
      }
    }
  }
}
