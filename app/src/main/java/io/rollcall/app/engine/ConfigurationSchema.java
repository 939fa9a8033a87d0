package io.rollcall.app.engine;

import io.rollcall.app.engine.kind.SchemaPart;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;

/// The JSON Schema of the configuration, for editors: what all targets share, and what each kind
/// says about its own.
final class ConfigurationSchema {
  /// What the file with it is called, beside a configuration.
  static final String FILE = "rollcall.schema.json";

  private static final String DEFINITIONS = "$defs";
  private static final String TARGET = "target";

  private ConfigurationSchema() {}

  static String text() {
    Json.Obj schema = SchemaPart.of(ConfigurationSchema.class, FILE);
    Json.Obj definitions = schema.object(DEFINITIONS).orElseThrow();
    for (TargetKind kind : Vendors.ALL) {
      definitions = definitions.with(definition(kind), kind.schema());
    }
    Json.Obj target = target(definitions.object(TARGET).orElseThrow());
    return JsonCodec.pretty(schema.with(DEFINITIONS, definitions.with(TARGET, target))) + "\n";
  }

  private static Json.Obj target(Json.Obj target) {
    Json.Obj properties = target.object("properties").orElseThrow();
    Json.Obj type = properties.object("type").orElseThrow();
    List<Json> choices =
        Vendors.ALL.stream()
            .<Json>map(kind ->
                Json.object().put("$ref", "#/" + DEFINITIONS + "/" + definition(kind)).build())
            .toList();
    return target
        .with(
            "properties", properties.with("type", type.with("enum", Json.strings(Vendors.types()))))
        .with("oneOf", Json.array(choices));
  }

  private static String definition(TargetKind kind) {
    return kind.type() + "Target";
  }
}
