package io.rollcall.app.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the demo says has happened, each with whether it was found to be so.
final class Claims {
  private final Voice voice;
  private final Map<String, Boolean> checked = new LinkedHashMap<>();

  Claims(Voice voice) {
    this.voice = voice;
  }

  void that(boolean holds, String text) {
    checked.put(text, holds);
    voice.claim(holds, text);
  }

  int count() {
    return checked.size();
  }

  boolean allHold() {
    return !checked.isEmpty() && !checked.containsValue(false);
  }
}
