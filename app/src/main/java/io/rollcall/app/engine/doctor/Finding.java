package io.rollcall.app.engine.doctor;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Locale;

/// What one check came to.
///
/// @param what what was looked at: `source hr`, `target app: accounts`
/// @param text what is so; where something is wrong, how to mend it
record Finding(State state, String what, String text) {
  /// How well it is.
  enum State {
    OK,
    WARNING,
    FAILED
  }

  static Finding ok(String what, String text) {
    return new Finding(State.OK, what, text);
  }

  static Finding warning(String what, String text) {
    return new Finding(State.WARNING, what, text);
  }

  static Finding failed(String what, String text) {
    return new Finding(State.FAILED, what, text);
  }

  List<String> cells() {
    return List.of(word(), what, text);
  }

  Json json() {
    return Json.object().put("state", word()).put("what", what).put("text", text).build();
  }

  private String word() {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
