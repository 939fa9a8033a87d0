package io.rollcall.app.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The JSON Schema of the configuration, for editors.
final class ConfigurationSchema {
  /// What the file with it is called, beside a configuration.
  static final String FILE = "rollcall.schema.json";

  private ConfigurationSchema() {}

  static String text() {
    try (InputStream in = ConfigurationSchema.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
