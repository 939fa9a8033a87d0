package io.rollcall.scim.message;

/// What a caller gave, as a message or a line of the log repeats it: never more than is needed to
/// recognize it.
public final class Echo {
  private static final int LONGEST = 100;

  private Echo() {}

  /// The text, or its first 100 characters and `…`.
  public static String of(String given) {
    if (given.length() <= LONGEST) {
      return given;
    }
    int end = Character.isHighSurrogate(given.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return given.substring(0, end) + "…";
  }
}
