package io.rollcall.e2e.storm;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lists that are not what they seem.
final class Lies {
  private static final String TOTAL = "totalResults";
  private static final String RESOURCES = "Resources";

  private Lies() {}

  /// The same question for a page of two.
  static Passed shortPage(Passed request) {
    return new Passed(
        request.number(),
        request.at(),
        request.method(),
        request.target().replaceAll("count=\\d+", "count=2"),
        request.body(),
        request.fault(),
        request.status());
  }

  /// One more than there are.
  static Forwarding.Answer total(Forwarding.Answer answer) {
    return rewritten(answer, 1, 0);
  }

  /// The last one is gone, and so it is from the total.
  static Forwarding.Answer leftOut(Forwarding.Answer answer) {
    return rewritten(answer, -1, 1);
  }

  private static Forwarding.Answer rewritten(Forwarding.Answer answer, int more, int fewer) {
    if (answer.status() != 200 || !(JsonCodec.parse(bytes(answer)) instanceof Json.Obj list)) {
      return answer;
    }
    List<Json> shown = list.items(RESOURCES);
    if (shown.size() < fewer) {
      return answer;
    }
    long total = list.integer(TOTAL).orElseThrow();
    Json.Obj lie =
        list.with(TOTAL, Json.number(total + more))
            .with(RESOURCES, Json.array(shown.subList(0, shown.size() - fewer)));
    return answer.with(JsonCodec.text(lie));
  }

  private static byte[] bytes(Forwarding.Answer answer) {
    return answer.body().getBytes(StandardCharsets.UTF_8);
  }
}
