package io.rollcall.platform;

import java.util.Locale;

/// What an account is in an organization. Presets spell these in their own way.
public enum Role {
  ADMIN,
  MEMBER,
  GUEST,
  TEAM_GUEST;

  /// Whether SCIM may show the account: guests of either kind never.
  public boolean isUser() {
    return this == ADMIN || this == MEMBER;
  }

  /// As tables keep it.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
