package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import java.util.Optional;

/// A SCIM error (RFC 7644 §3.12): the HTTP status, the RFC's keyword for the kind of error where
/// there is one, and a sentence that says what was wrong and how to put it right.
public record ScimError(int status, Optional<String> scimType, String detail) {
  /// The status of [#tooLarge].
  public static final int TOO_LARGE = 413;

  public static ScimError notFound(String detail) {
    return new ScimError(404, Optional.empty(), detail);
  }

  public static ScimError unauthorized(String detail) {
    return new ScimError(401, Optional.empty(), detail);
  }

  public static ScimError forbidden(String detail) {
    return new ScimError(403, Optional.empty(), detail);
  }

  public static ScimError methodNotAllowed(String detail) {
    return new ScimError(405, Optional.empty(), detail);
  }

  public static ScimError conflict(String detail) {
    return new ScimError(409, Optional.empty(), detail);
  }

  /// A value that must be unique is taken.
  public static ScimError uniqueness(String detail) {
    return new ScimError(409, Optional.of("uniqueness"), detail);
  }

  /// The resource is not in the version that the request is about (RFC 7644 §3.14).
  public static ScimError preconditionFailed(String detail) {
    return new ScimError(412, Optional.empty(), detail);
  }

  public static ScimError notImplemented(String detail) {
    return new ScimError(501, Optional.empty(), detail);
  }

  /// More than may be sent in the time (RFC 6585 §4); RFC 7644 has no keyword for it.
  public static ScimError tooManyRequests(String detail) {
    return new ScimError(429, Optional.empty(), detail);
  }

  /// The service cannot answer for the moment; the same request may succeed later.
  public static ScimError unavailable(String detail) {
    return new ScimError(503, Optional.empty(), detail);
  }

  public static ScimError tooLarge(String detail) {
    return new ScimError(TOO_LARGE, Optional.empty(), detail);
  }

  /// The filter cannot be read, or an attribute in it cannot be compared in this way.
  public static ScimError invalidFilter(String detail) {
    return badRequest("invalidFilter", detail);
  }

  /// The body is not JSON, or not the message that was expected.
  public static ScimError invalidSyntax(String detail) {
    return badRequest("invalidSyntax", detail);
  }

  /// A required value is missing, or a value does not fit its attribute.
  public static ScimError invalidValue(String detail) {
    return badRequest("invalidValue", detail);
  }

  /// The path of a PATCH operation cannot be read or names no attribute.
  public static ScimError invalidPath(String detail) {
    return badRequest("invalidPath", detail);
  }

  /// The path of a PATCH operation selects nothing in this resource.
  public static ScimError noTarget(String detail) {
    return badRequest("noTarget", detail);
  }

  /// The attribute may not be changed, or not in this way.
  public static ScimError mutability(String detail) {
    return badRequest("mutability", detail);
  }

  /// The cursor is none that this server made for this query (RFC 9865 §2.1).
  public static ScimError invalidCursor(String detail) {
    return badRequest("invalidCursor", detail);
  }

  /// The cursor was a good one and is too old: the query starts again from its first page.
  public static ScimError expiredCursor(String detail) {
    return badRequest("expiredCursor", detail);
  }

  /// The count is no whole number, or not the one that the cursor was made for.
  public static ScimError invalidCount(String detail) {
    return badRequest("invalidCount", detail);
  }

  private static ScimError badRequest(String scimType, String detail) {
    return new ScimError(400, Optional.of(scimType), detail);
  }

  public ScimException exception() {
    return new ScimException(this);
  }

  /// The message as it goes over the wire; the status is a string there, as the RFC wants.
  public Json.Obj json() {
    return Json.object()
        .put("schemas", Json.array(Json.string(Urn.ERROR)))
        .put("status", Integer.toString(status))
        .putIfPresent("scimType", scimType)
        .put("detail", detail)
        .build();
  }

  /// The error in this JSON, if it is one. Servers write the status as a string or as a number.
  public static Optional<ScimError> read(Json json) {
    if (!(json instanceof Json.Obj body)
        || !body.items("schemas").contains(Json.string(Urn.ERROR))) {
      return Optional.empty();
    }
    return status(body)
        .map(s -> new ScimError(s, body.string("scimType"), body.string("detail").orElse("")));
  }

  private static Optional<Integer> status(Json.Obj body) {
    return body.integer("status")
        .map(Long::intValue)
        .or(() ->
            body.string("status").filter(s -> s.matches("[1-5]\\d\\d")).map(Integer::valueOf));
  }
}
