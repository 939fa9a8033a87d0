package io.rollcall.lifecycle.http;

import io.rollcall.lifecycle.target.Traits.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps calls within a target's rates, by the target's own clock: a call counts from the moment it
/// was sent until a whole window after its answer came, since somewhere in between the target
/// counted it. And keeps as few calls under way at a time as the target can bear.
public final class Pace {
  private static final Duration USUAL_WINDOW = Duration.ofSeconds(30);

  private final Clock clock;
  private final Sleeper sleeper;
  private final Width width;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

  Pace(List<Rate> rates, Clock clock, Sleeper sleeper, int concurrency) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.width = new Width(concurrency);
    rates.forEach(rate -> lanes.put(rate.name(), new Lane(rate, clock, sleeper)));
  }

  /// @param rates the classes of calls that have a rate; others are only held back by the target
  public static Pace of(List<Rate> rates, HttpOptions options) {
    return new Pace(rates, options.clock(), options.sleeper(), options.concurrency());
  }

  /// Waits for a turn of a class of calls. The turn ends when it is closed, and is to be closed
  /// when the answer has come.
  Turn take(String rate) throws InterruptedException {
    Lane lane = lane(rate);
    while (true) {
      lane.enter();
      try {
        width.enter();
      } catch (InterruptedException e) {
        lane.withdraw();
        throw e;
      }
      if (!lane.isHeld()) {
        return () -> {
          lane.leave();
          width.leave();
        };
      }
      // The target held the class back while this call waited for others to be answered.
      width.leave();
      lane.withdraw();
    }
  }

  /// The target keeps up.
  void answered() {
    width.answered();
  }

  /// The target does not keep up.
  void overloaded() {
    width.overloaded();
  }

  /// Nothing more of this class until then: the target said so.
  void holdUntil(String rate, Instant then) {
    lane(rate).holdUntil(then);
  }

  /// How long the target looks back for this class.
  Duration window(String rate) {
    return lane(rate).window();
  }

  private Lane lane(String rate) {
    return lanes.computeIfAbsent(rate, this::unlimited);
  }

  private Lane unlimited(String name) {
    return new Lane(new Rate(name, Integer.MAX_VALUE, USUAL_WINDOW), clock, sleeper);
  }

  /// One call's place in its class.
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
