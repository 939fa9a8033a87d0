package io.rollcall.bench;

import java.io.IOException;
import java.util.random.RandomGenerator;

/// What one connection does again and again.
@FunctionalInterface
interface Work {
  /// @param lane which of the connections this is, from 0
  /// @return how many requests that were
  int once(Wire wire, RandomGenerator random, int lane) throws IOException;
}
