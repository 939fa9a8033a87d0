package io.rollcall.faces;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.rollcall.faces.connection.Limits;
import io.rollcall.faces.connection.Refusal;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.message.ScimError;
import java.util.Optional;

/// Refusals that no face makes: an unreadable request line, a body without end, a failure. They
/// speak SCIM, since that is what nearly every client here reads.
final class TransportErrors {
  static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

  /// When to come back after a 503.
  static final String RETRY_SECONDS = "2";

  private TransportErrors() {}

  static WireAnswer answer(int status, String detail) {
    byte[] body = JsonCodec.bytes(new ScimError(status, Optional.empty(), detail).json());
    WireAnswer answer = WireAnswer.of(status, "application/scim+json", body);
    return status == 503 ? answer.with("Retry-After", RETRY_SECONDS) : answer;
  }

  /// @param requestId named in a 5xx, where it is all that its reader can go by
  static WireAnswer answer(Refusal why, String requestId) {
    String detail =
        why.status() < 500 ? why.detail() : why.detail() + " (Request " + requestId + ".)";
    WireAnswer answer = answer(why.status(), detail).about(About.NOTHING.refused(why.word()));
    return why.status() == 415 ? answer.with("Accept-Encoding", "gzip, identity") : answer;
  }

  static WireAnswer onlyGet() {
    return answer(405, "Only GET and HEAD are answered here.").with("Allow", "GET, HEAD");
  }

  /// For requests that the web server itself refuses.
  ///
  /// @param message what the web server says of it; only ever compared
  static Refusal refusal(int status, String message, Limits limits) {
    if (message.equals("Header size exceeded")) {
      return new Refusal(
          431,
          "headers-too-large",
          "The headers are larger than "
              + limits.sizes().headers()
              + " bytes together. Is a token or a cookie in them that does not belong there?");
    }
    return switch (status) {
      case 413 -> Bodies.tooLarge(limits);
      case 414 ->
          new Refusal(
              414,
              "url-too-long",
              "The request line is longer than "
                  + limits.sizes().line()
                  + " bytes. A long filter can be sent in the body of a POST to /.search.");
      case 505 -> new Refusal(505, "malformed", "Only HTTP/1.1 is spoken here.");
      default ->
          new Refusal(
              400,
              "malformed",
              "The request cannot be read as HTTP/1.1. (It needs a Host header; a space in a URL is"
                  + " written %20.)");
    };
  }
}
