package io.rollcall.faces.spec;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Steps that no case has: those of the cases with something changed in them, and some that are
/// made of pieces. The same seed and the same answers make the same steps.
final class RandomRequests {
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  private static final List<String> PIECES =
      """
      (|)|[|]| and | or |not (| eq | ne | co | sw | gt | pr|"|\\|\\u0000|\\ud800|null|true|1e999|-|.|:|,|%|_|'|;|*|/|..\
      |userName|emails|emails.value|emails[type eq "work"]|members|members[value eq "|$ref|id|meta.version|schemas|groups\
      |active|manager|bulkId:a|urn:|${a}|${ada}|W/"1"|2026-01-23T04:56:22Z|0|7|-1|99999999999999999999|\u202e|\ud83d\ude00|ß|İ|\
      """
          .transform(text -> List.of(text.split("\\|", -1)));
  private static final List<String> MEMBERS =
      List.of(
          ("schemas Operations op path value userName active emails members name displayName id meta"
                  + " externalId bulkId method data version failOnErrors filter count startIndex cursor"
                  + " sortBy sortOrder attributes excludedAttributes $ref primary type password "
                  + ENTERPRISE)
              .split(" "));
  private static final List<String> PARAMETERS =
      List.of(
          "filter",
          "sortBy",
          "sortOrder",
          "startIndex",
          "count",
          "cursor",
          "attributes",
          "excludedAttributes");
  private static final List<String> HEADERS =
      List.of(
          "If-Match",
          "If-None-Match",
          "Accept",
          "Accept-Encoding",
          "Content-Type",
          "Content-Encoding",
          "X-Request-Id");

  private final Random random;
  private final List<Json.Obj> steps;

  RandomRequests(Random random) {
    this.random = random;
    this.steps =
        Case.all().flatMap(each -> each.steps().stream()).filter(RandomRequests::isSmall).toList();
  }

  /// Sizes have cases of their own, and what the administration API answers is not SCIM.
  private static boolean isSmall(Json.Obj step) {
    String text = JsonCodec.text(step);
    return !text.contains("*}") && !text.contains("/api/");
  }

  Json.Obj next() {
    Json.Obj step = one(steps).without("then").without("as").without("keep").without("later");
    return switch (random.nextInt(8)) {
      case 0 -> step;
      case 1 -> sent(step, changedUrl(url(step)));
      case 2 -> sent(step, query(url(step)));
      case 3 -> step.with("headers", headers(step));
      case 4 -> withBody(step, "text", Json.string(changed(JsonCodec.text(body(step)))));
      default -> withBody(step, "body", changed(body(step)));
    };
  }

  private static Json body(Json.Obj step) {
    return Sender.body(step).orElse(Json.Obj.EMPTY);
  }

  private static Json.Obj withBody(Json.Obj step, String member, Json body) {
    return step.without("hex").without("text").without("body").without("ops").with(member, body);
  }

  private static String url(Json.Obj step) {
    return step.string("send").orElseThrow().split(" ", 2)[1];
  }

  /// What stands before the first slash is where the service is.
  private String changedUrl(String url) {
    int path = url.indexOf('/') + 1;
    return url.substring(0, path) + changed(url.substring(path));
  }

  /// The client sends no broken escapes and no methods that are none.
  private static Json.Obj sent(Json.Obj step, String url) {
    String method = step.string("send").orElseThrow().split(" ", 2)[0];
    String sendable = url.replaceAll("%(?![0-9a-fA-F]{2})", "%25");
    return step.with("send", Json.string(method + " " + sendable));
  }

  private String query(String url) {
    return url + (url.contains("?") ? "&" : "?") + one(PARAMETERS) + "=" + text();
  }

  private Json.Obj headers(Json.Obj step) {
    return step.object("headers")
        .orElse(Json.Obj.EMPTY)
        .with(one(HEADERS), Json.string(text().replaceAll("[^ -~]", "~")));
  }

  private Json changed(Json json) {
    if (random.nextInt(5) == 0) {
      return anything(3);
    }
    return switch (json) {
      case Json.Obj object -> changed(object);
      case Json.Arr(List<Json> items) -> changed(items);
      case Json.Str(String text) -> Json.string(changed(text));
      case Json.Num _, Json.Bool _, Json.Null _ -> anything(2);
    };
  }

  private Json changed(Json.Obj object) {
    if (object.isEmpty() || random.nextInt(4) == 0) {
      return object.with(one(MEMBERS), anything(2));
    }
    String name = one(List.copyOf(object.members().keySet()));
    return random.nextInt(6) == 0
        ? object.without(name)
        : object.with(name, changed(object.get(name).orElseThrow()));
  }

  private Json changed(List<Json> items) {
    List<Json> changed = new ArrayList<>(items);
    if (items.isEmpty() || random.nextInt(4) == 0) {
      changed.add(items.isEmpty() ? anything(2) : one(items));
    } else {
      int place = random.nextInt(items.size());
      changed.set(place, changed(items.get(place)));
    }
    return Json.array(changed);
  }

  /// With something put in, taken out or doubled, somewhere.
  private String changed(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(8));
    return text.substring(0, from)
        + switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> text.substring(from, to).repeat(2);
          default -> text();
        }
        + text.substring(to);
  }

  private Json anything(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> new Json.Null();
      case 1 -> Json.bool(random.nextBoolean());
      case 2 -> Json.number(one(List.of(0L, -1L, 7L, 1_000_000L, Long.MAX_VALUE)));
      case 3, 4, 5 -> Json.string(text());
      case 6 -> Json.array(Stream.generate(() -> anything(depth - 1)).limit(2).toList());
      default ->
          Json.object()
              .put(one(MEMBERS), anything(depth - 1))
              .put(one(MEMBERS), anything(depth - 1))
              .build();
    };
  }

  private String text() {
    return switch (random.nextInt(12)) {
      case 0 -> "x".repeat(random.nextInt(3_000));
      case 1 -> "(".repeat(random.nextInt(70)) + "userName pr";
      default ->
          Stream.generate(() -> one(PIECES))
              .limit(1L + random.nextInt(8))
              .collect(Collectors.joining());
    };
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
