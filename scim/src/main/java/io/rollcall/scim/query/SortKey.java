package io.rollcall.scim.query;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.schema.Attribute;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/// A value as a text, such that two values of one attribute compare as their texts do, code point
/// by code point: equal values have equal texts (RFC 7643 §2.3, RFC 7644 §3.4.2.2).
///
/// Texts are folded unless the attribute is caseExact. Numbers are exact, however long; times are
/// instants to the nanosecond.
public final class SortKey {
  /// Makes the exponent of every number positive, and so of equal width.
  private static final long EXPONENT_BIAS = 3_000_000_000L;

  private static final long WIDEST_EXPONENT = 9_999_999_999L;

  /// Makes the seconds of every year that a time can be parsed with positive.
  private static final long SECONDS_BIAS = 100_000_000_000_000_000L;

  private SortKey() {}

  /// The key of a value that a resource holds. Empty when this is no value of this attribute: `""`,
  /// `null`, an object, or another type than the attribute's.
  public static Optional<String> of(Attribute leaf, Json value) {
    return key(leaf, value).filter(key -> !key.isEmpty());
  }

  /// The key to compare with, for a typed filter's value that is not `null`. It is the same as
  /// [#of], but the key of `""` is `""`: no value has it, and every value is greater, begins with
  /// it, ends with it and contains it, just as a filter means it.
  ///
  /// @throws IllegalArgumentException if the value is none of this attribute; a typed filter's is
  public static String wanted(Attribute leaf, Json value) {
    return key(leaf, value)
        .orElseThrow(() -> new IllegalArgumentException("not a value of " + leaf.name()));
  }

  private static Optional<String> key(Attribute leaf, Json value) {
    return switch (leaf.type()) {
      case STRING, REFERENCE, BINARY -> text(value).map(leaf::comparable);
      case DATE_TIME -> text(value).flatMap(SortKey::time);
      case BOOLEAN ->
          value instanceof Json.Bool(boolean truth)
              ? Optional.of(Boolean.toString(truth))
              : Optional.empty();
      case INTEGER, DECIMAL ->
          value instanceof Json.Num(BigDecimal number)
              ? Optional.of(number(number))
              : Optional.empty();
      case COMPLEX -> Optional.empty();
    };
  }

  private static Optional<String> text(Json value) {
    return value instanceof Json.Str(String text) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> time(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      long seconds = SECONDS_BIAS + instant.getEpochSecond();
      return Optional.of(
          String.format(Locale.ROOT, "%018d.%09d", seconds, (long) instant.getNano()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Sign, exponent, digits. Of two negative numbers the one with the greater exponent, or the
  /// greater digits, is the smaller: there both are written as what they lack to the greatest.
  private static String number(BigDecimal number) {
    if (number.signum() == 0) {
      return "1";
    }
    BigDecimal shortest = number.stripTrailingZeros();
    long exponent = EXPONENT_BIAS + shortest.precision() - shortest.scale();
    String digits = shortest.unscaledValue().abs().toString();
    return number.signum() > 0
        ? "2" + fixed(exponent) + digits
        : "0" + fixed(WIDEST_EXPONENT - exponent) + lacking(digits) + "~";
  }

  private static String fixed(long exponent) {
    return String.format(Locale.ROOT, "%010d", exponent);
  }

  private static String lacking(String digits) {
    StringBuilder lacking = new StringBuilder(digits.length());
    digits.chars().forEach(digit -> lacking.append((char) ('9' - digit + '0')));
    return lacking.toString();
  }
}
