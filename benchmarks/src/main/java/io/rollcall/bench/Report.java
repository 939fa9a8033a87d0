package io.rollcall.bench;

import io.rollcall.bench.Measurement.Limit;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The measurements as a table and as JSON, each with its ratio to what the machine can do at most.
///
/// @param reads the most requests that read, in a second
/// @param writes the most requests that write
record Report(List<Measurement> measurements, double reads, double writes) {
  private static final String ROW = "%-32s %16s %9s %9s %9s %9s %7s";

  String table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(Locale.ROOT, ROW, "", "", "per s", "p50 ms", "p99 ms", "CPU µs", "ratio"));
    measurements.forEach(measurement -> lines.add(row(measurement)));
    return String.join("\n", lines);
  }

  private String row(Measurement measurement) {
    Sample sample = measurement.median();
    return String.format(
        Locale.ROOT,
        ROW,
        measurement.name(),
        measurement.size(),
        String.format(Locale.ROOT, "%,.0f", sample.perSecond()),
        String.format(Locale.ROOT, "%.2f", sample.p50Millis()),
        String.format(Locale.ROOT, "%.2f", sample.p99Millis()),
        String.format(Locale.ROOT, "%.0f", sample.cpuMicros()),
        measurement.limit() == Limit.NONE
            ? ""
            : String.format(Locale.ROOT, "%.3f", ratio(measurement)));
  }

  private double ratio(Measurement measurement) {
    double limit =
        switch (measurement.limit()) {
          case NONE -> measurement.median().perSecond();
          case READ -> reads;
          case WRITE -> writes;
        };
    return measurement.median().perSecond() / limit;
  }

  Json.Obj json(String database) {
    return Json.object()
        .put("database", database)
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("java", Runtime.version().toString())
        .put("measurements", Json.array(measurements.stream().map(this::json).toList()))
        .build();
  }

  private Json.Obj json(Measurement measurement) {
    return Json.object()
        .put("name", measurement.name())
        .put("size", measurement.size())
        .putAll(measurement.median().json())
        .put("ratioPerMille", Math.round(ratio(measurement) * 1_000))
        .build();
  }
}
