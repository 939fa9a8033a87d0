package io.rollcall.faces.atlassian;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;

/// The response writer of the administration paths.
final class AtlassianAnswers {
  private AtlassianAnswers() {}

  static WireAnswer ok(Json body) {
    return json(200, body);
  }

  static WireAnswer nothing() {
    return WireAnswer.empty(204);
  }

  static WireAnswer error(AtlassianError error) {
    WireAnswer answer = json(error.status(), body(error));
    return error.status() == 401
        ? answer.with("WWW-Authenticate", "Bearer")
        : error.allow().isEmpty() ? answer : answer.with("Allow", String.join(", ", error.allow()));
  }

  private static Json.Obj body(AtlassianError error) {
    return Json.object()
        .put("key", error.key())
        .put("context", error.context())
        .put("errorKey", error.key())
        .put("errorDetail", error.detail())
        .build();
  }

  private static WireAnswer json(int status, Json body) {
    return WireAnswer.of(status, "application/json", JsonCodec.bytes(body));
  }
}
