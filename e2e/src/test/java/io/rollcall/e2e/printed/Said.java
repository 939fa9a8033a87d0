package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Result;

/// What a command said, and how it ended.
record Said(String command, Result result) {

  /// Both streams, without the ends of lines, which are only where the lines became too long.
  String words() {
    return (result.out() + " " + result.err()).replaceAll("\\s+", " ").strip();
  }

  /// This, if it ended so and as a program ends that understood what it was asked.
  Said expect(int exit) {
    assertThat(result.exit()).as("exit code of %s", this).isEqualTo(exit);
    assertThat(words()).as("%s", this).isNotBlank();
    assertThat(result.out() + result.err())
        .as("%s", this)
        .doesNotContain("\tat ", "Exception", "Unknown option", "Unmatched argument");
    return this;
  }

  Said says(String... parts) {
    assertThat(words()).as("%s", this).contains(parts);
    return this;
  }

  Said doesNotSay(String... parts) {
    assertThat(words()).as("%s", this).doesNotContain(parts);
    return this;
  }

  JSONObject json() {
    return result.json();
  }

  @Override
  public String toString() {
    return "./rollcall " + command + "\n" + result;
  }
}
