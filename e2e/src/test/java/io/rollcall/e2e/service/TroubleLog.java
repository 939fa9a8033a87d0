package io.rollcall.e2e.service;

import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONValue;
import io.rollcall.e2e.stage.Http;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The troubleshooting log of an organization, as its key reads it over the administration API.
final class TroubleLog {
  private final Http api;
  private final Set<String> seen = new HashSet<>();
  private String from = "1970-01-01T00:00:00Z";

  TroubleLog(Http api) {
    this.api = api;
  }

  /// The entries that came since the last time, without what each has of its own: id and time.
  String news() {
    JSONObject page = api.get("/api/log?limit=1000&from=" + from).expect(200).json();
    if (page.hasField("next")) {
      throw new AssertionError("More came at a time than a page has: " + page);
    }
    List<JSONObject> items =
        page.getFieldAsArray("items").stream().map(JSONObject.class::cast).toList();
    if (!items.isEmpty()) {
      from = items.getLast().getFieldAsString("at");
    }
    return String.join(
        "\n",
        items.stream()
            .filter(entry -> seen.add(entry.getFieldAsString("id")))
            .map(TroubleLog::text)
            .toList());
  }

  /// How many entries were read so far.
  int size() {
    return seen.size();
  }

  private static String text(JSONObject entry) {
    Map<String, JSONValue> fields = new LinkedHashMap<>(entry.getFields());
    fields.keySet().removeAll(Set.of("id", "at"));
    return new JSONObject(fields).toString();
  }
}
