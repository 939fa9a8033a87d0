package io.rollcall.faces;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ScimError;
import java.util.Optional;
import java.util.function.Supplier;

/// Refusals that come before any face is known: an unreadable request line, a body without end.
/// They speak SCIM, since that is what nearly every client here reads.
final class TransportErrors {
  static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

  private TransportErrors() {}

  static WireAnswer answer(int status, String detail) {
    byte[] body = JsonCodec.bytes(error(status, detail).json());
    return WireAnswer.of(status, "application/scim+json", body);
  }

  private static ScimError error(int status, String detail) {
    return new ScimError(status, Optional.empty(), detail);
  }

  /// For requests that the web server itself refuses.
  static DirectHandlers handlers(Supplier<String> requestIds) {
    DirectHandler handler =
        (request, type, status, headers, message) ->
            DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(REQUEST_ID, requestIds.get())
                .header(HeaderNames.CONTENT_TYPE, "application/scim+json")
                .entity(answer(status.code(), sentence(status)).body().bytes())
                .build();
    var handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, handler);
    }
    return handlers.build();
  }

  private static String sentence(Status status) {
    return switch (status.code()) {
      case 413 -> "The body is too large.";
      case 414 -> "The URL is too long.";
      case 500 -> "Something went wrong here.";
      case 505 -> "Only HTTP/1.1 is spoken here.";
      default -> "The request cannot be read as HTTP. (A space in a URL is written %20.)";
    };
  }
}
