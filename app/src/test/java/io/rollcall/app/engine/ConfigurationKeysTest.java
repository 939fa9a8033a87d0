package io.rollcall.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Accepted;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page of keys is what the JSON Schema says, which says what the program takes
/// (`ConfigurationSchemaTest`).
final class ConfigurationKeysTest {
  @Test
  void thePageOfKeysSaysWhatTheSchemaSays() throws IOException {
    var schema =
        (Json.Obj) JsonCodec.parse(ConfigurationSchema.text().getBytes(StandardCharsets.UTF_8));
    List<String> lines = new SchemaKeys(schema).lines();

    assertThat(lines).filteredOn(line -> line.startsWith("| `")).hasSizeGreaterThan(80);
    Accepted.page(
        "configuration-keys.md", String.join("\n", lines) + "\n", "ConfigurationKeysTest");
  }
}
