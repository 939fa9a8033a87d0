package io.rollcall.app.engine.schedule;

import io.rollcall.app.cli.Sideline.Gauge;
import io.rollcall.lifecycle.store.TargetRuns;
import io.rollcall.lifecycle.store.TargetRuns.Last;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the last runs came to, for alarms: of all runs on the same data, whoever began them.
final class RunGauges {
  private static final double MILLIS = 1_000;

  private final TargetRuns runs;
  private final Supplier<List<String>> targets;
  private Map<String, Last> lately = Map.of();

  /// @param targets those that are configured; one that never had a run is 0 everywhere
  RunGauges(TargetRuns runs, Supplier<List<String>> targets) {
    this.runs = runs;
    this.targets = targets;
  }

  List<Gauge> all() {
    return List.of(
        gauge(
            "rollcall_run_last_success_timestamp_seconds",
            "When a run last did everything that could be done; 0: never.",
            last -> last.succeeded().map(RunGauges::seconds).orElse(0.0)),
        gauge(
            "rollcall_run_last_start_timestamp_seconds",
            "When the last run began; 0: never.",
            last -> seconds(last.run().started())),
        gauge(
            "rollcall_run_last_end_timestamp_seconds",
            "When the last run ended; 0: never.",
            last -> seconds(last.run().ended())),
        gauge(
            "rollcall_run_last_exit_code",
            "0 done, 1 failed, 3 done with cases open, 4 stopped by a gate.",
            last -> (double) last.run().exitCode()),
        gauge(
            "rollcall_run_last_open_cases",
            "What the last run left for a person to decide.",
            last -> (double) last.run().cases()));
  }

  private Gauge gauge(String name, String help, Function<Last, Double> value) {
    return new Gauge(name, help, "target", () -> values(value));
  }

  private Map<String, Double> values(Function<Last, Double> value) {
    Map<String, Double> values = new TreeMap<>();
    targets.get().forEach(target -> values.put(target, 0.0));
    read().forEach((target, last) -> values.put(target, value.apply(last)));
    return values;
  }

  // While the database is away the figures are those from before; /health says that it is away.
  private synchronized Map<String, Last> read() {
    try {
      Map<String, Last> read = new TreeMap<>();
      runs.all().forEach(last -> read.put(last.run().target(), last));
      lately = read;
    } catch (RuntimeException _) {
      return lately;
    }
    return lately;
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / MILLIS;
  }
}
