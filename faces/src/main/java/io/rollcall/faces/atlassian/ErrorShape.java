package io.rollcall.faces.atlassian;

import io.rollcall.scim.json.Json;
import java.util.List;

/// What an error looks like: the organization's API has another shape than the others.
enum ErrorShape {
  ACCOUNT {
    @Override
    Json.Obj body(AtlassianError error, String requestId) {
      return Json.object()
          .put("key", error.key())
          .put("context", error.context())
          .put("errorKey", error.key())
          .put("errorDetail", error.detail())
          .build();
    }
  },
  ORGANIZATION {
    @Override
    Json.Obj body(AtlassianError error, String requestId) {
      Json.Obj one =
          Json.object()
              .put("id", requestId)
              .put("code", error.code())
              .put("status", String.valueOf(error.status()))
              .put("title", title(error.status()))
              .put("detail", error.detail())
              .build();
      return Json.object().put("errors", List.of(one)).build();
    }
  };

  /// @param requestId under which the request is logged
  abstract Json.Obj body(AtlassianError error, String requestId);

  static ErrorShape of(List<String> path) {
    return path.size() > 2 && path.get(2).equals("orgs") ? ORGANIZATION : ACCOUNT;
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 429 -> "Too Many Requests";
      default -> "Refused";
    };
  }
}
