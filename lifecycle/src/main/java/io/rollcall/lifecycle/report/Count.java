package io.rollcall.lifecycle.report;

/// Numbers of things, as people write them.
final class Count {
  private Count() {}

  /// `1 call`, `2 calls`
  static String of(long number, String thing) {
    return of(number, thing, thing + "s");
  }

  /// `1 person`, `2 people`
  static String of(long number, String one, String several) {
    return "%,d %s".formatted(number, number == 1 ? one : several);
  }
}
