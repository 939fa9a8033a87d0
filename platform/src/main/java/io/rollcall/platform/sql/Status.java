package io.rollcall.platform.sql;

import java.util.Locale;

/// What a membership is at the moment. A severed one is history: the account once was here.
public enum Status {
  ACTIVE,
  INACTIVE,
  SEVERED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
