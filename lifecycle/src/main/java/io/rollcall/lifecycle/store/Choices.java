package io.rollcall.lifecycle.store;

import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The choices of a case as JSON text, and back.
final class Choices {
  private Choices() {}

  static String write(List<Choice> choices) {
    return JsonCodec.text(Json.array(choices.stream().map(Choices::json).toList()));
  }

  private static Json json(Choice choice) {
    Json.Builder verdicts = Json.object();
    choice.verdicts().forEach((account, one) -> verdicts.put(account, one.name()));
    return Json.object()
        .put("word", choice.word())
        .put("meaning", choice.meaning())
        .put("verdicts", verdicts.build())
        .build();
  }

  static List<Choice> read(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    return JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8))
            instanceof Json.Arr(List<Json> items)
        ? items.stream().map(Json.Obj.class::cast).map(Choices::choice).toList()
        : List.of();
  }

  private static Choice choice(Json.Obj json) {
    Map<String, Verdict.Meaning> verdicts = new TreeMap<>();
    json.object("verdicts")
        .ifPresent(all ->
            all.members()
                .keySet()
                .forEach(account ->
                    all.string(account)
                        .map(Verdict.Meaning::valueOf)
                        .ifPresent(one -> verdicts.put(account, one))));
    return new Choice(json.string("word").orElse(""), json.string("meaning").orElse(""), verdicts);
  }
}
