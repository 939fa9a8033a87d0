package io.rollcall.faces.rate;

import java.time.Duration;

/// Calls that share a budget.
///
/// The budget can be spent at once and refills evenly, all of it in one window: a client that keeps
/// to it in every window, or counts with a token bucket of this size, is never refused. In one
/// window after a rest, up to twice the budget goes through.
///
/// @param name which calls these are, as messages name them, such as `GET /Users`
/// @param unit what the budget counts, as messages name it
public record RateClass(String name, long budget, String unit, Duration window) {

  public RateClass {
    if (budget < 1 || !window.isPositive()) {
      throw new IllegalArgumentException(name + " has no budget or no window");
    }
  }

  /// So many requests in a window.
  public static RateClass requests(String name, long budget, Duration window) {
    return new RateClass(name, budget, "requests", window);
  }

  /// The budget in words, such as `200 requests in 30 s`.
  public String words() {
    return budget + " " + unit + " in " + window.toSeconds() + " s";
  }
}
