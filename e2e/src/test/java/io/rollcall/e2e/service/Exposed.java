package io.rollcall.e2e.service;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the names in an [Attack] stand for.
record Exposed(Map<String, String> texts) {

  /// What is a victim's, and, with `own` in front, what is the attacker's.
  static Exposed of(Tenant victim, Tenant attacker) {
    Map<String, String> texts = new LinkedHashMap<>(victim.texts());
    attacker
        .texts()
        .forEach((name, text) ->
            texts.put("own" + Character.toUpperCase(name.charAt(0)) + name.substring(1), text));
    return new Exposed(texts);
  }

  /// The same with somebody and something instead that nobody has. That a domain is verified is no
  /// secret, so an address stays on its domain.
  Exposed madeUp() {
    Map<String, String> other = new LinkedHashMap<>(texts);
    other.replaceAll((name, text) -> isOwn(name) ? text : shifted(text));
    other.put("address", texts.getOrDefault("address", "").replace("first", "nobody"));
    other.put("domain", "nowhere.example");
    other.put("etag", "W/\"99\"");
    other.put(
        "base",
        texts
            .getOrDefault("base", "")
            .replace(texts.getOrDefault("directory", ""), other.getOrDefault("directory", "")));
    return new Exposed(other);
  }

  private static boolean isOwn(String name) {
    return name.startsWith("own");
  }

  private static String shifted(String text) {
    StringBuilder shifted = new StringBuilder(text);
    for (int i = text.length() / 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        shifted.setCharAt(i, (char) ('0' + (c - '0' + 3) % 10));
      }
    }
    return shifted.toString();
  }

  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /// The text with these in the place of the names.
  String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : texts.entrySet()) {
      filled = filled.replace("{" + each.getKey() + "}", each.getValue());
    }
    return filled;
  }

  /// The names again in the place of what was sent, which may come back; diagnoses differ.
  String masked(String text) {
    String masked = text;
    for (Map.Entry<String, String> sent : texts.entrySet()) {
      if (!isOwn(sent.getKey()) && !sent.getKey().equals("etag")) {
        masked = masked.replace(sent.getValue(), "{" + sent.getKey() + "}");
      }
    }
    return masked
        .replaceAll("[0-9A-Z]{4}-\\d\\d", "{diagnosis}")
        .replaceAll("\"requestId\" ?: ?\"[^\"]*\"", "{requestId}")
        .replaceAll("\"errors\":\\[\\{\"id\":\"[^\"]*\"", "{requestId}");
  }
}
