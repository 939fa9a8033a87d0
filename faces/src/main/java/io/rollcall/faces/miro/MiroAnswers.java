package io.rollcall.faces.miro;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The response writer of the REST API.
final class MiroAnswers {
  private MiroAnswers() {}

  static WireAnswer ok(Json body) {
    return json(200, body);
  }

  static WireAnswer created(Json body) {
    return json(201, body);
  }

  static WireAnswer nothing() {
    return WireAnswer.empty(204);
  }

  /// What was done to each item of one request.
  static WireAnswer several(Json body) {
    return json(207, body);
  }

  static WireAnswer error(MiroError error) {
    WireAnswer answer = json(error.status(), error.json()).with(error.headers());
    return error.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
  }

  /// A page of a list that goes on after a cursor; the last page has none.
  ///
  /// @param items one more than the limit, if there is another page
  /// @param cursor of an item
  static <T> WireAnswer page(
      List<T> items, int limit, Function<T, Json.Obj> shape, Function<T, String> cursor) {
    List<T> page = items.size() <= limit ? items : items.subList(0, limit);
    Optional<String> next =
        items.size() <= limit ? Optional.empty() : Optional.of(cursor.apply(page.getLast()));
    return page(page, limit, shape, next);
  }

  /// A page after which the list goes on, if there is a cursor.
  static <T> WireAnswer page(
      List<T> page, int limit, Function<T, Json.Obj> shape, Optional<String> next) {
    return ok(
        Json.object()
            .put("limit", limit)
            .put("size", page.size())
            .put("data", page.stream().map(shape).toList())
            .putIfPresent("cursor", next)
            .put("type", "cursor-list")
            .build());
  }

  private static WireAnswer json(int status, Json body) {
    return WireAnswer.of(status, "application/json", JsonCodec.bytes(body));
  }
}
