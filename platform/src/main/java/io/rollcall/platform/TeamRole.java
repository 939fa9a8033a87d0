package io.rollcall.platform;

import java.util.Locale;

/// What a member of a team is in it.
public enum TeamRole {
  MEMBER,
  ADMIN;

  /// As tables keep it.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TeamRole ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
