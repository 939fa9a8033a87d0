package io.rollcall.platform;

import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;

/// How long the name of a person, a group or a team may be.
final class NameLength {
  private static final int LONGEST = 255;

  private NameLength() {}

  /// @param attribute what the name was given as, for the message
  /// @throws ScimException invalidValue if it is too long
  static void check(String attribute, String name) {
    if (!fits(name)) {
      throw ScimError.invalidValue(refusal(attribute, name)).exception();
    }
  }

  static boolean fits(String name) {
    return name.length() <= LONGEST;
  }

  static String refusal(String attribute, String name) {
    return "%s has at most %d characters; this one has %,d."
        .formatted(attribute, LONGEST, name.length());
  }
}
