package io.rollcall.lifecycle.pretend;

/// How much random tests do, and from which seed.
public final class Sizes {
  /// 1 for the quick checks; larger numbers do as many times the work.
  public static final int SIZE = Math.max(1, Integer.getInteger("rollcall.test.size", 1));

  private Sizes() {}

  /// A new seed for every run of the tests, printed, or the one that is asked for.
  public static long seed() {
    long seed = Long.getLong("rollcall.test.seed", System.nanoTime());
    System.out.println("rollcall.test.seed=" + seed);
    return seed;
  }
}
