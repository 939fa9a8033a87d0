package io.rollcall.bench;

import io.rollcall.scim.json.Json;
import java.util.Comparator;
import java.util.List;

/// What one measurement came to.
///
/// @param perSecond requests in a second, over all connections
/// @param cpuMicros processor time of the measured process for each request
/// @param p50Millis half of the requests took no longer
/// @param p99Millis 99 of 100 took no longer
record Sample(double perSecond, double cpuMicros, double p50Millis, double p99Millis) {
  private static final double NANOS_PER_MILLI = 1e6;

  /// @param latencies of each request in nanoseconds, sorted
  static Sample of(long[] latencies, long nanos, long cpuNanos) {
    int count = Math.max(1, latencies.length);
    return new Sample(
        latencies.length * 1e9 / nanos,
        cpuNanos / 1e3 / count,
        percentile(latencies, 50) / NANOS_PER_MILLI,
        percentile(latencies, 99) / NANOS_PER_MILLI);
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1L) * percent / 100)];
  }

  /// The one with the median throughput.
  static Sample median(List<Sample> samples) {
    return samples.stream()
        .sorted(Comparator.comparingDouble(Sample::perSecond))
        .toList()
        .get(samples.size() / 2);
  }

  Json.Obj json() {
    return Json.object()
        .put("perSecond", Math.round(perSecond))
        .put("cpuMicros", Math.round(cpuMicros))
        .put("p50Micros", Math.round(p50Millis * 1e3))
        .put("p99Micros", Math.round(p99Millis * 1e3))
        .build();
  }

  static Sample of(Json.Obj json) {
    return new Sample(
        number(json, "perSecond"),
        number(json, "cpuMicros"),
        number(json, "p50Micros") / 1e3,
        number(json, "p99Micros") / 1e3);
  }

  private static double number(Json.Obj json, String name) {
    return json.members().get(name) instanceof Json.Num number ? number.value().doubleValue() : 0;
  }
}
