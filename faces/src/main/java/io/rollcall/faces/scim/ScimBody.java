package io.rollcall.faces.scim;

import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The JSON in the body of a request, in either of SCIM's media types (RFC 7644 §3.1, §8.1).
final class ScimBody {
  static final String MEDIA_TYPE = "application/scim+json";
  static final String PLAIN_MEDIA_TYPE = "application/json";

  private ScimBody() {}

  /// @throws ScimException 413 for more bytes, 415 for another media type, invalidSyntax for what
  ///   is not JSON
  static Json of(WireRequest wire, int mostBytes) {
    int bytes = wire.body().bytes().length;
    if (bytes > mostBytes) {
      throw ScimError.tooLarge(
              "A body has at most %,d bytes here, this one %,d.".formatted(mostBytes, bytes))
          .exception();
    }
    wire.header("content-type").ifPresent(ScimBody::check);
    if (wire.body().isEmpty()) {
      throw ScimError.invalidSyntax("The body is empty; a JSON object is needed here.").exception();
    }
    try {
      return wire.body().json();
    } catch (JsonException e) {
      throw ScimError.invalidSyntax("The body is not JSON: " + e.getMessage()).exception();
    }
  }

  private static void check(String contentType) {
    List<String> parts =
        Arrays.stream(contentType.toLowerCase(Locale.ROOT).split(";", -1))
            .map(String::strip)
            .toList();
    if (!parts.getFirst().equals(MEDIA_TYPE) && !parts.getFirst().equals(PLAIN_MEDIA_TYPE)) {
      throw unsupported("Send the body as " + MEDIA_TYPE + ", not " + Echo.of(contentType) + ".");
    }
    boolean isUtf8 =
        parts.stream()
            .filter(part -> part.startsWith("charset="))
            .map(part -> part.substring("charset=".length()).replace("\"", "").strip())
            .allMatch(charset -> charset.equals("utf-8") || charset.equals("utf8"));
    if (!isUtf8) {
      throw unsupported("JSON is sent in UTF-8; " + Echo.of(contentType) + " says otherwise.");
    }
  }

  private static ScimException unsupported(String detail) {
    return new ScimError(415, Optional.empty(), detail).exception();
  }
}
