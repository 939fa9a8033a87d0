package io.rollcall.faces.atlassian;

import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.scim.DirectoryBudgets;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Map;

/// An error of the administration paths; its shape is not SCIM's.
///
/// @param key the kind, in the words of user management, such as `forbidden.action`
/// @param code the kind, in the words of the organization's API, such as `ADMIN-404-8`
/// @param context what belongs to the key; an empty object if nothing does
/// @param headers what the answer says besides
/// @param logged whether the log has it already
record AtlassianError(
    int status,
    String key,
    String code,
    Json.Obj context,
    String detail,
    Map<String, String> headers,
    boolean logged) {
  static final String INVALID_CURSOR = "ADMIN-400-1";
  static final String NO_DOMAIN = "ADMIN-404-3";
  static final String NO_USER = "ADMIN-404-8";
  static final String NO_GROUP = "ADMIN-404-10";
  static final String NO_SUCH_THING = "ADMIN-404-1";

  AtlassianError {
    headers = Map.copyOf(headers);
  }

  AtlassianError(int status, String key, String code, String detail) {
    this(status, key, code, Json.Obj.EMPTY, detail, Map.of(), false);
  }

  static AtlassianError of(UnreadableException unreadable) {
    return unreadable.field().isEmpty()
        ? invalid(unreadable.detail())
        : violated(unreadable.field(), "invalid", unreadable.detail());
  }

  static AtlassianError invalid(String detail) {
    return new AtlassianError(400, "badRequest", "ADMIN-400-24", detail);
  }

  /// One member of the body, or one parameter, is not as it should be.
  static AtlassianError violated(String field, String violation, String detail) {
    Json.Obj named =
        Json.object()
            .put("field", field)
            .put("violations", List.of(Json.object().put("key", violation).build()))
            .build();
    String code =
        switch (field) {
          case "cursor" -> INVALID_CURSOR;
          case "from", "to" -> "ADMIN-400-3";
          default -> "ADMIN-400-24";
        };
    return new AtlassianError(400, "fieldConstraintsViolated", code, detail)
        .with(Json.object().put("fieldViolations", List.of(named)).build());
  }

  static AtlassianError noKey(String detail) {
    return new AtlassianError(401, "unauthorized", "ADMIN-UAM-401-1", detail);
  }

  static AtlassianError forbidden(String detail) {
    return new AtlassianError(403, "forbidden", "ADMIN-403-3", detail);
  }

  /// @param code the API's code for what is not there
  static AtlassianError notFound(String code, String detail) {
    return new AtlassianError(404, "notFound", code, detail);
  }

  static AtlassianError notAllowed(String method, List<String> allow) {
    String detail = method + " is not possible here; possible: " + String.join(", ", allow) + ".";
    return new AtlassianError(
        405,
        "methodNotAllowed",
        "ADMIN-405-1",
        Json.Obj.EMPTY,
        detail,
        Map.of("Allow", String.join(", ", allow)),
        false);
  }

  static AtlassianError conflict(String detail) {
    return new AtlassianError(409, "conflict", "ADMIN-409-28", detail);
  }

  static AtlassianError tooLarge(String detail) {
    return new AtlassianError(413, "tooLarge", "ADMIN-413-1", detail);
  }

  static AtlassianError tooManyRequests(String detail) {
    return new AtlassianError(429, "tooManyRequests", "ADMIN-429-1", detail);
  }

  /// More than a directory may send, wherever it sends it.
  static AtlassianError tooMany(DirectoryBudgets.TooMany tooMany) {
    AtlassianError error = tooManyRequests(tooMany.detail());
    return new AtlassianError(
        error.status, error.key, error.code, error.context, error.detail, tooMany.headers(), true);
  }

  /// The same, with more in its context.
  AtlassianError with(Json.Obj more) {
    Json.Obj both = Json.object().putAll(context).putAll(more).build();
    return new AtlassianError(status, key, code, both, detail, headers, logged);
  }

  /// The same, of an act: the log has it.
  AtlassianError ofAct() {
    return new AtlassianError(status, key, code, context, detail, headers, true);
  }

  Refusal refusal() {
    return new Refusal(this);
  }

  /// Carries an expected refusal out of the reader.
  static final class Refusal extends RuntimeException {
    private final transient AtlassianError error;

    private Refusal(AtlassianError error) {
      super(error.detail(), null, false, false);
      this.error = error;
    }

    AtlassianError error() {
      return error;
    }
  }
}
