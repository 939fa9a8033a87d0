package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.nio.charset.StandardCharsets;

/// The attributes of a resource as they are stored: each bound of a single value alone would let a
/// resource grow, by one PATCH after another, to more than anybody can read.
final class StoredText {
  private static final int MOST_BYTES = 1024 * 1024;

  private StoredText() {}

  /// @throws ScimException 413 if it is too much
  static String of(Json.Obj document) {
    String text = JsonCodec.text(document);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw ScimError.tooLarge(
              "The attributes of this resource would have %,d bytes as JSON; at most %,d are kept. Send fewer or shorter values."
                  .formatted(bytes, MOST_BYTES))
          .exception();
    }
    return text;
  }
}
