package io.rollcall.lifecycle.http;

import io.rollcall.lifecycle.target.Traits.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Keeps calls within a target's rates, by the target's own clock: a call counts from the moment it
/// was sent until a whole window after its answer came, since somewhere in between the target
/// counted it.
public final class Pace {
  private final Map<String, Lane> lanes;

  public Pace(List<Rate> rates, Clock clock, Sleeper sleeper) {
    lanes =
        rates.stream()
            .collect(
                Collectors.toUnmodifiableMap(Rate::name, rate -> new Lane(rate, clock, sleeper)));
  }

  /// Waits for a turn of a class of calls; a class without a rate never waits. The turn ends when
  /// it is closed, and is to be closed when the answer has come.
  Turn take(String rate) throws InterruptedException {
    Optional<Lane> lane = lane(rate);
    if (lane.isPresent()) {
      lane.get().enter();
    }
    return () -> lane.ifPresent(Lane::leave);
  }

  /// Nothing more of this class until then: the target said so.
  void holdUntil(String rate, Instant then) {
    lane(rate).ifPresent(lane -> lane.holdUntil(then));
  }

  /// How long the target looks back for this class.
  Optional<Duration> window(String rate) {
    return lane(rate).map(Lane::window);
  }

  private Optional<Lane> lane(String rate) {
    return Optional.ofNullable(lanes.get(rate));
  }

  /// One call's place in its class.
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
