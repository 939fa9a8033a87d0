package io.rollcall.app.engine.kind;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// A part of the JSON Schema of configurations, which stands beside the class that reads it.
public final class SchemaPart {
  private SchemaPart() {}

  public static Json.Obj of(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      return (Json.Obj) JsonCodec.parse(Objects.requireNonNull(in, file).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
