package io.rollcall.faces.atlassian;

import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Found;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The response writer of the administration paths.
final class AtlassianAnswers {
  private AtlassianAnswers() {}

  static WireAnswer ok(Json body) {
    return json(200, body);
  }

  static WireAnswer created(Json body) {
    return json(201, body);
  }

  static WireAnswer nothing() {
    return WireAnswer.empty(204);
  }

  /// One thing, as the organization's API has it.
  static WireAnswer one(Json.Obj thing) {
    return ok(Json.object().put("data", thing).build());
  }

  static WireAnswer error(AtlassianError error, WireRequest wire) {
    WireAnswer answer =
        json(error.status(), ErrorShape.of(wire.path()).body(error, wire.id()))
            .with(error.headers());
    return error.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
  }

  /// Some of a list's items, and what leads to those after them.
  ///
  /// @param next the cursor; empty on the last page
  record Page<T>(List<T> items, Optional<String> next) {
    Page {
      items = List.copyOf(items);
    }

    static <T> Page<T> of(Found<T> found) {
      return new Page<>(found.items(), found.next());
    }

    /// @param found one more than the limit, if there is another page
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
      return found.size() <= limit
          ? new Page<>(found, Optional.empty())
          : new Page<>(found.subList(0, limit), Optional.of(cursor.apply(found.get(limit - 1))));
    }

    private List<Json.Obj> json(Function<T, Json.Obj> shape) {
      return items.stream().map(shape).toList();
    }
  }

  /// A page of version 2: its links are cursors.
  static <T> WireAnswer byCursor(Page<T> page, Function<T, Json.Obj> shape) {
    return ok(
        Json.object()
            .put("data", page.json(shape))
            .put("links", Json.object().putIfPresent("next", page.next()).build())
            .build());
  }

  /// A page of version 1: its links are URLs.
  ///
  /// @param meta what is said of the list; left out if it is empty
  static <T> WireAnswer byUrl(
      WireRequest wire, Page<T> page, Json.Obj meta, Function<T, Json.Obj> shape) {
    Json.Builder body =
        Json.object()
            .put("data", page.json(shape))
            .put(
                "links",
                Json.object()
                    .put("self", url(wire, wire.query().first("cursor")))
                    .putIfPresent("next", page.next().map(cursor -> url(wire, Optional.of(cursor))))
                    .build());
    return ok((meta.isEmpty() ? body : body.put("meta", meta)).build());
  }

  /// The URL of the request, with this cursor.
  private static String url(WireRequest wire, Optional<String> cursor) {
    String query =
        Stream.concat(
                wire.query().parameters().stream().filter(each -> !each.name().equals("cursor")),
                cursor.map(text -> new Query.Parameter("cursor", text)).stream())
            .map(each -> encoded(each.name()) + "=" + encoded(each.value()))
            .collect(Collectors.joining("&"));
    return url(wire, wire.path()) + (query.isEmpty() ? "" : "?" + query);
  }

  static String url(WireRequest wire, List<String> path) {
    return wire.origin()
        + path.stream().map(segment -> "/" + encoded(segment)).collect(Collectors.joining());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static WireAnswer json(int status, Json body) {
    return WireAnswer.of(status, "application/json", JsonCodec.bytes(body));
  }
}
