package io.rollcall.scim.message;

/// Carries an expected refusal out of a parser to the request reader, which answers with its
/// [#error]. It is not a failure of the program, so it has no stack trace.
public final class ScimException extends RuntimeException {
  private final transient ScimError error;

  public ScimException(ScimError error) {
    super(error.detail(), null, false, false);
    this.error = error;
  }

  public ScimError error() {
    return error;
  }
}
