package io.rollcall.lifecycle.target;

/// The target did not answer the question. The message says what was attempted, on what, why it
/// failed, and what to do.
public final class TargetTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What it means for going on.
  public enum Kind {
    /// The request was never taken in, or is harmless to repeat: the next run tries again.
    TRANSIENT,
    /// A write may or may not have happened: it is looked up before anything else is done to the
    /// person.
    IN_DOUBT,
    /// The target asked to wait before something is created, and may have created it all the same.
    /// It was waited for; what is there is looked up before it is asked again.
    POSTPONED,
    /// Nothing will work until somebody changes the configuration or the rights: the run stops.
    TERMINAL
  }

  private final Kind kind;
  private final String text;

  public TargetTrouble(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.text = message;
  }

  public TargetTrouble(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.text = message;
  }

  /// The message, for people.
  public String text() {
    return text;
  }

  public Kind kind() {
    return kind;
  }
}
