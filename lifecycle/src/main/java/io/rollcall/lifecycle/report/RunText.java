package io.rollcall.lifecycle.report;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.model.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A run's report as a person reads it.
public final class RunText {
  private RunText() {}

  public static List<String> of(RunReport report) {
    List<String> lines = new ArrayList<>();
    report.targets().forEach(target -> lines.addAll(target(target)));
    lines.add(
        "run %d done in %s · %d calls (floor %d) · %d writes · %d healed · %d failed · %d cases"
            .formatted(
                report.runId(),
                seconds(report.millis()),
                report.calls(),
                report.floor(),
                report.writes(),
                report.healed(),
                report.failed(),
                report.cases()));
    return lines;
  }

  private static List<String> target(TargetReport report) {
    List<String> lines = new ArrayList<>();
    Set<Optional<SourceId>> healed =
        report.outcomes().stream()
            .filter(outcome -> outcome instanceof Outcome.Healed)
            .map(outcome -> outcome.change().who().person())
            .collect(toSet());
    report.outcomes().stream()
        .filter(outcome ->
            !(outcome instanceof Outcome.Conflict)
                || !healed.contains(outcome.change().who().person()))
        .map(RunText::line)
        .filter(line -> !line.isEmpty())
        .forEach(lines::add);
    report.cases().forEach(one -> lines.addAll(PlanText.caseLines(one)));
    Gate.stopping(report.gates()).ifPresent(gate -> lines.add(gate.text()));
    report.stopped().ifPresent(why -> lines.add(report.target() + ": " + why));
    return lines;
  }

  /// One outcome in a line; empty for a change that went as planned.
  static String line(Outcome outcome) {
    String who = outcome.change().who().toString();
    return switch (outcome) {
      case Outcome.Done _ -> "";
      case Outcome.Healed healed ->
          "healed     "
              + outcome.change().who().address()
              + " is on the right account"
              + (healed.note().isEmpty() ? "" : "; " + healed.note());
      case Outcome.Conflict _ -> "conflict   " + who + ": " + ReportJson.text(outcome);
      case Outcome.Stopped _, Outcome.Foreign _ ->
          "stopped    " + who + ": " + ReportJson.text(outcome);
      case Outcome.Failed _ -> "failed     " + who + ": " + ReportJson.text(outcome);
      case Outcome.Stale _ -> "not sent   " + who + ": " + ReportJson.text(outcome);
    };
  }

  private static String seconds(long millis) {
    return millis < 10_000 ? "%.1f s".formatted(millis / 1000.0) : "%d s".formatted(millis / 1000);
  }
}
