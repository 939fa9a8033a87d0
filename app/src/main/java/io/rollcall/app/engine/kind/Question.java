package io.rollcall.app.engine.kind;

/// One question of `init`.
///
/// @param option the option that answers it: `--scim-url`
/// @param text what is asked
/// @param meaning one line on what it is, or where it is found
/// @param example what is taken when the answer is empty
/// @param need what holds when nobody answers
/// @param after the option without which it makes no sense; empty: it always does
public record Question(
    String option, String text, String meaning, String example, Need need, String after) {

  /// What holds when nobody answers.
  public enum Need {
    /// There is no going on.
    REQUIRED,
    /// The example is right mostly.
    USUAL,
    /// There is none.
    OPTIONAL
  }

  public static Question required(String option, String text, String meaning, String example) {
    return new Question(option, text, meaning, example, Need.REQUIRED, "");
  }

  /// Where a secret is.
  public static Question secret(String option, String text, String example) {
    return new Question(
        option,
        text,
        "Where it is, env:NAME or file:PATH; never the secret itself.",
        example,
        Need.USUAL,
        "");
  }

  public static Question optional(String option, String text, String meaning, String example) {
    return new Question(option, text, meaning, example, Need.OPTIONAL, "");
  }

  /// The same, asked only when another one was answered.
  public Question after(String other) {
    return new Question(option, text, meaning, example, need, other);
  }

  public boolean isSecret() {
    return need == Need.USUAL;
  }
}
