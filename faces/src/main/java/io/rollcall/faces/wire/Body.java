package io.rollcall.faces.wire;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import java.nio.charset.StandardCharsets;

/// The bytes of a request or an answer. Nobody may change the array after handing it over.
public final class Body {
  private static final Body EMPTY = new Body(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Body empty() {
    return EMPTY;
  }

  public static Body of(byte[] bytes) {
    return new Body(bytes);
  }

  public static Body of(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return bytes;
  }

  /// The JSON value that this is, bounded as what anybody may send.
  ///
  /// @throws JsonException if it is none; its message says where and why
  public Json json() {
    return JsonCodec.bounded(bytes);
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
