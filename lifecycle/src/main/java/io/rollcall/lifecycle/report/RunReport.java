package io.rollcall.lifecycle.report;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.function.ToIntFunction;

/// What a run did at all its targets.
///
/// @param runId the run's id in the journal
/// @param millis how long it took
/// @param writtenBack what it wrote into sources
public record RunReport(
    long runId, List<TargetReport> targets, long millis, List<WrittenBack> writtenBack) {
  public RunReport {
    targets = List.copyOf(targets);
    writtenBack = List.copyOf(writtenBack);
  }

  public RunReport(long runId, List<TargetReport> targets, long millis) {
    this(runId, targets, millis, List.of());
  }

  /// 0 done; 1 failed; 3 done, with cases open; 4 stopped by a gate.
  public int exitCode() {
    if (targets.stream().anyMatch(TargetReport::gated)) {
      return 4;
    }
    if (failed() > 0 || targets.stream().anyMatch(target -> target.stopped().isPresent())) {
      return 1;
    }
    return cases() > 0 ? 3 : 0;
  }

  public long calls() {
    return targets.stream().mapToLong(TargetReport::calls).sum();
  }

  public long floor() {
    return targets.stream().mapToLong(TargetReport::floor).sum();
  }

  public int writes() {
    return sum(TargetReport::writes);
  }

  public int conflicts() {
    return sum(TargetReport::conflicts);
  }

  public int healed() {
    return sum(TargetReport::healed);
  }

  public int cases() {
    return sum(target -> target.cases().size());
  }

  public int failed() {
    return sum(TargetReport::failed);
  }

  /// How many people wait for later runs.
  public int waiting() {
    return sum(target -> target.outlook().waiting());
  }

  private int sum(ToIntFunction<TargetReport> count) {
    return targets.stream().mapToInt(count).sum();
  }

  /// The report as programs read it.
  public Json.Obj json() {
    return Json.object()
        .put("runId", Long.toString(runId))
        .put("calls", calls())
        .put("floor", floor())
        .put("writes", (long) writes())
        .put("conflicts", (long) conflicts())
        .put("healed", (long) healed())
        .put("cases", (long) cases())
        .put("failed", (long) failed())
        .put("waiting", (long) waiting())
        .put("writtenBack", Json.array(writtenBack.stream().map(WrittenBack::json).toList()))
        .put("targets", Json.array(targets.stream().map(ReportJson::target).toList()))
        .build();
  }
}
