package io.rollcall.faces.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a case may name: what its world begins with, and what its steps keep.
final class Names {
  private static final Pattern NAME = Pattern.compile("\\$\\{([\\w.-]+)}");
  private static final Pattern REPEAT = Pattern.compile("\\$\\{(\\d+)\\*(.+?)\\*}");

  private final Map<String, String> names;
  private final UnaryOperator<String> others;

  /// @param others what a name stands for that nothing was kept by
  Names(Map<String, String> names, UnaryOperator<String> others) {
    this.names = new LinkedHashMap<>(names);
    this.others = others;
  }

  void put(String name, String value) {
    names.put(name, value);
  }

  /// A resource: its id by the name itself, its version as `.etag` and, without the `W/`, as
  /// `.strong`, all of it as `.json`.
  void keep(String name, HttpResponse<byte[]> answer, Json body) {
    answer
        .headers()
        .firstValue("ETag")
        .ifPresent(tag -> {
          put(name + ".etag", tag);
          put(name + ".strong", tag.replaceFirst("^W/", ""));
        });
    if (body instanceof Json.Obj resource) {
      resource.string("id").ifPresent(id -> put(name, id));
      put(name + ".json", JsonCodec.text(resource));
    }
  }

  /// Values at paths such as `meta.version` or `Resources.0.id`, by the names before them.
  void keep(Json.Obj paths, Json body) {
    paths.members().forEach((name, path) -> put(name, at(body, ((Json.Str) path).value())));
  }

  private static String at(Json body, String path) {
    Json value = body;
    for (String name : path.split("\\.")) {
      value =
          value instanceof Json.Arr(List<Json> items)
              ? items.get(Integer.parseInt(name))
              : ((Json.Obj) value).get(name).orElseThrow(() -> new AssertionError("no " + path));
    }
    return value instanceof Json.Str(String text) ? text : JsonCodec.text(value);
  }

  Json.Obj filled(Json.Obj json) {
    return (Json.Obj) JsonCodec.parse(filled(JsonCodec.text(json), true).getBytes(UTF_8));
  }

  /// The text with its names replaced, and `${1000*x${i}*}` repeated: x1x2x3….
  ///
  /// @param inJson whether the text is JSON, where quotes are escaped
  String filled(String text, boolean inJson) {
    return NAME.matcher(REPEAT.matcher(text).replaceAll(Names::repeated))
        .replaceAll(m -> Matcher.quoteReplacement(value(m.group(1), inJson)));
  }

  private String value(String name, boolean inJson) {
    String value = names.containsKey(name) ? names.get(name) : others.apply(name);
    return !inJson || name.endsWith(".json") ? value : value.replace("\"", "\\\"");
  }

  private static String repeated(MatchResult repeat) {
    return Matcher.quoteReplacement(
        IntStream.rangeClosed(1, Integer.parseInt(repeat.group(1)))
            .mapToObj(i -> repeat.group(2).replace("${i}", String.valueOf(i)))
            .collect(Collectors.joining()));
  }
}
