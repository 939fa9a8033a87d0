package io.rollcall.faces.miro;

import io.rollcall.scim.json.Json;

/// An error of the REST API; its shape is not SCIM's.
///
/// @param code Miro's word for the kind, such as `notFound`
record MiroError(int status, String code, String message) {

  static MiroError invalid(String message) {
    return new MiroError(400, "invalidParameters", message);
  }

  static MiroError noToken(String message) {
    return new MiroError(401, "tokenNotProvided", message);
  }

  static MiroError forbidden(String message) {
    return new MiroError(403, "forbiddenAccess", message);
  }

  static MiroError notFound(String message) {
    return new MiroError(404, "notFound", message);
  }

  static MiroError notAllowed(String message) {
    return new MiroError(405, "methodNotAllowed", message);
  }

  static MiroError conflict(String message) {
    return new MiroError(409, "conflict", message);
  }

  static MiroError tooLarge(String message) {
    return new MiroError(413, "tooLarge", message);
  }

  Json.Obj json() {
    return Json.object()
        .put("status", status)
        .put("code", code)
        .put("message", message)
        .put("type", "error")
        .build();
  }

  Refusal refusal() {
    return new Refusal(this);
  }

  /// Carries an expected refusal out of the reader.
  static final class Refusal extends RuntimeException {
    private final transient MiroError error;

    private Refusal(MiroError error) {
      super(error.message(), null, false, false);
      this.error = error;
    }

    MiroError error() {
      return error;
    }
  }
}
