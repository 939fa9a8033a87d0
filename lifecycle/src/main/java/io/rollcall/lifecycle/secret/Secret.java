package io.rollcall.lifecycle.secret;

/// A password or token that nothing prints: what is shown of it is where it came from.
public final class Secret {
  private final String value;
  private final String origin;

  private Secret(String value, String origin) {
    this.value = value;
    this.origin = origin;
  }

  /// @param origin what a person calls it, as in the configuration: `env:APP_TOKEN`
  public static Secret of(String value, String origin) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("The secret " + origin + " is empty.");
    }
    return new Secret(value, origin);
  }

  /// The secret itself, for the wire only.
  public String reveal() {
    return value;
  }

  public String origin() {
    return origin;
  }

  /// Text from elsewhere without this secret, should somebody have echoed it.
  public String removeFrom(String text) {
    return text.replace(value, toString());
  }

  @Override
  public String toString() {
    return "(secret " + origin + ")";
  }
}
