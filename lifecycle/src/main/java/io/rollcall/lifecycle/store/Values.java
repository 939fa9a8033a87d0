package io.rollcall.lifecycle.store;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How values of the model are written into columns and read back.
final class Values {
  private Values() {}

  static String text(Attributes attributes) {
    Json.Builder json = Json.object();
    attributes.values().forEach(json::put);
    return JsonCodec.text(json.build());
  }

  static Attributes attributes(String text) {
    Map<String, String> values = new TreeMap<>();
    if (JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj object) {
      object.members().keySet().forEach(path -> values.put(path, object.string(path).orElse("")));
    }
    return Attributes.of(values);
  }

  static Optional<Instant> instant(@Nullable Long millis) {
    return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
  }

  static Optional<SourceId> person(@Nullable String source, @Nullable String id) {
    return source == null || id == null ? Optional.empty() : Optional.of(new SourceId(source, id));
  }
}
