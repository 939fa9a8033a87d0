package io.rollcall.app.demo;

import java.util.ArrayList;
import java.util.List;

/// What the demo says has happened, each with whether it was found to be so.
final class Claims {
  private final Voice voice;
  private final List<Boolean> found = new ArrayList<>();

  Claims(Voice voice) {
    this.voice = voice;
  }

  void that(boolean holds, String text) {
    found.add(holds);
    voice.claim(holds, text);
  }

  /// Whether each was found to be so, in order.
  List<Boolean> found() {
    return List.copyOf(found);
  }

  int count() {
    return found.size();
  }

  boolean allHold() {
    return !found.isEmpty() && !found.contains(false);
  }
}
