package io.rollcall.e2e.storm;

import io.rollcall.lifecycle.target.Traits.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The target's own count of requests: so many of a class in any window, by its own clock.
final class Budget {
  private final Map<String, Rate> rates = new HashMap<>();
  private final Function<Passed, String> classes;
  private final Map<String, Deque<Instant>> counted = new HashMap<>();
  private final List<String> overruns = new ArrayList<>();

  /// @param classes which class a request is of
  Budget(List<Rate> rates, Function<Passed, String> classes) {
    rates.forEach(rate -> this.rates.put(rate.name(), rate));
    this.classes = classes;
  }

  /// Counts a request.
  ///
  /// @return how long to wait, when it is one too many; zero otherwise
  synchronized Duration count(Passed request) {
    Rate rate = rates.get(classes.apply(request));
    if (rate == null) {
      return Duration.ZERO;
    }
    Deque<Instant> recent = counted.computeIfAbsent(rate.name(), _ -> new ArrayDeque<>());
    Instant since = request.at().minus(rate.window());
    while (!recent.isEmpty() && !recent.getFirst().isAfter(since)) {
      recent.removeFirst();
    }
    if (recent.size() >= rate.calls()) {
      overruns.add(rate.name() + " at " + request.at() + ": " + request);
      return Duration.between(since, recent.getFirst()).plusSeconds(1);
    }
    recent.addLast(request.at());
    return Duration.ZERO;
  }

  /// The requests that were too many.
  synchronized List<String> overruns() {
    return List.copyOf(overruns);
  }
}
