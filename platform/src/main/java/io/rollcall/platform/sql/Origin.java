package io.rollcall.platform.sql;

import java.util.Locale;

/// How a membership came about, last.
public enum Origin {
  SCIM,
  INVITED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Origin ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
