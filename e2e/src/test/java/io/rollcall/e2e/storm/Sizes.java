package io.rollcall.e2e.storm;

/// How much random tests do, and from which seed: the settings of all random tests.
final class Sizes {
  /// 1 for the quick checks; larger numbers do as many times the work.
  static final int SIZE = Math.max(1, Integer.getInteger("rollcall.test.size", 1));

  private Sizes() {}

  /// A new seed for every run of the tests, printed, or the one that is asked for.
  static long seed() {
    long seed = Long.getLong("rollcall.test.seed", System.nanoTime());
    System.out.println("rollcall.test.seed=" + seed);
    return seed;
  }
}
