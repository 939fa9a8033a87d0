package io.rollcall.scim.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The operators that compare with a value (RFC 7644 §3.4.2.2, table 3).
public enum Operator {
  EQ,
  NE,
  CO,
  SW,
  EW,
  GT,
  GE,
  LT,
  LE;

  /// As it is written in a filter.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// `eq` and `ne` need no order among values.
  boolean isEquality() {
    return this == EQ || this == NE;
  }

  /// `co`, `sw` and `ew` look inside a text.
  boolean isTextual() {
    return this == CO || this == SW || this == EW;
  }

  static Optional<Operator> of(String word) {
    return Arrays.stream(values()).filter(o -> o.name().equalsIgnoreCase(word)).findFirst();
  }
}
