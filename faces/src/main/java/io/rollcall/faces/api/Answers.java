package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;
import java.util.function.Function;

/// The answers of requests that succeeded. None may be kept by a cache.
final class Answers {
  private Answers() {}

  static WireAnswer ok(Json body) {
    return json(200, body);
  }

  /// @param location the path of what was made
  static WireAnswer created(Call call, String location, Json body) {
    return json(201, body).with("Location", call.request().origin() + location);
  }

  static WireAnswer done() {
    return WireAnswer.empty(204).with("Cache-Control", "no-store");
  }

  static <T> WireAnswer list(List<T> items, Function<T, Json.Obj> json) {
    return ok(Json.object().put("items", items.stream().map(json).toList()).build());
  }

  /// A page.
  ///
  /// @param more one item more than the page may have, if there are so many
  /// @param cursor what the next page is asked for with, after this item
  static <T> WireAnswer page(
      List<T> more, int limit, Function<T, Json.Obj> json, Function<T, String> cursor) {
    List<T> items = more.subList(0, Math.min(limit, more.size()));
    Json.Builder body = Json.object().put("items", items.stream().map(json).toList());
    if (more.size() > limit) {
      body.put("next", cursor.apply(items.getLast()));
    }
    return ok(body.build());
  }

  private static WireAnswer json(int status, Json body) {
    return WireAnswer.of(status, "application/json", JsonCodec.bytes(body))
        .with("Cache-Control", "no-store");
  }
}
