package io.rollcall.e2e.stage;

import com.unboundid.util.json.JSONException;
import com.unboundid.util.json.JSONObject;

/// How a process ended.
///
/// @param exit its exit code; 128 + signal when a signal ended it
/// @param out all of its standard output
/// @param err all of its standard error
public record Result(int exit, String out, String err) {

  /// This result, if the process ended with `code`; else an error that shows everything it said.
  public Result expect(int code) {
    if (exit != code) {
      throw new AssertionError("Expected exit code " + code + ", but was " + this);
    }
    return this;
  }

  /// Its standard output, which is one JSON object and nothing else. Read by a parser that is not
  /// ours.
  public JSONObject json() {
    try {
      return new JSONObject(out);
    } catch (JSONException e) {
      throw new AssertionError("Standard output is not exactly one JSON object: " + this, e);
    }
  }

  @Override
  public String toString() {
    return "exit code %d%n-- stdout%n%s%n-- stderr%n%s".formatted(exit, out, err);
  }
}
