package io.rollcall.lifecycle.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.SourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A run's report as a person reads it.
public final class RunText {
  private RunText() {}

  public static List<String> of(RunReport report) {
    List<String> lines = new ArrayList<>();
    report.targets().forEach(target -> lines.addAll(target(target)));
    report.writtenBack().forEach(one -> lines.addAll(one.lines()));
    lines.addAll(Paragraph.of("", summary(report)));
    return lines;
  }

  private static String summary(RunReport report) {
    List<String> parts = new ArrayList<>();
    parts.add("run " + report.runId() + " done in " + seconds(report.millis()));
    parts.add(Count.of(report.calls(), "call") + " (floor " + report.floor() + ")");
    parts.add(Count.of(report.writes(), "write"));
    if (report.healed() > 0) {
      parts.add(report.healed() + " healed");
    }
    parts.add(report.failed() + " failed");
    parts.add(Count.of(report.cases(), "open case"));
    return String.join(" · ", parts);
  }

  /// What came of a run at one target, but for changes that went as planned.
  public static List<String> target(TargetReport report) {
    List<String> lines = new ArrayList<>();
    Set<Optional<SourceId>> healed =
        report.outcomes().stream()
            .filter(outcome -> outcome instanceof Outcome.Healed)
            .map(outcome -> outcome.change().who().person())
            .collect(toSet());
    lines.addAll(moves(report));
    List<Outcome> heals =
        report.outcomes().stream().filter(outcome -> outcome instanceof Outcome.Healed).toList();
    boolean many = heals.size() > PlanText.MANY;
    if (many) {
      lines.add(
          "healed     " + heals.size() + " people have the address that another account held");
    }
    report.outcomes().stream()
        .filter(outcome -> !(many && outcome instanceof Outcome.Healed))
        .filter(outcome ->
            !(outcome instanceof Outcome.Conflict)
                || !healed.contains(outcome.change().who().person()))
        .flatMap(outcome -> lines(outcome).stream())
        .forEach(lines::add);
    lines.addAll(PlanText.caseLines(Optional.of(report.target()), report.cases(), false));
    PlanText.waiting(report.outlook()).ifPresent(text -> lines.addAll(Paragraph.of("", text)));
    Gate.stopping(report.gates()).ifPresent(gate -> lines.addAll(Paragraph.of("", gate.text())));
    report.stopped().ifPresent(why -> lines.addAll(Paragraph.of("", report.target() + ": " + why)));
    return lines;
  }

  /// How many accounts moved from one mail domain to another, where that is many.
  private static List<String> moves(TargetReport report) {
    Map<DomainMove, Long> moves =
        report.outcomes().stream()
            .filter(Outcome::carriedOut)
            .map(Outcome::change)
            .filter(change -> change.kind() == Kind.RENAME || change.kind() == Kind.HEAL)
            .collect(groupingBy(DomainMove::of, LinkedHashMap::new, counting()));
    return moves.entrySet().stream()
        .filter(one -> one.getValue() > PlanText.MANY)
        .map(one ->
            "done       %s   %s   %,d people"
                .formatted(one.getKey().word(), one.getKey().domains(), one.getValue()))
        .toList();
  }

  /// One outcome; nothing for a change that went as planned.
  private static List<String> lines(Outcome outcome) {
    String who = outcome.change().who().toString();
    return switch (outcome) {
      case Outcome.Done _ -> List.of();
      case Outcome.Healed _ ->
          Paragraph.of(
              "healed     ", outcome.change().who().address() + " is on the right account");
      case Outcome.Conflict _ -> Paragraph.of("conflict   ", who + ": " + ReportJson.text(outcome));
      case Outcome.Stopped _, Outcome.Foreign _ ->
          Paragraph.of("stopped    ", who + ": " + ReportJson.text(outcome));
      case Outcome.Failed _ -> Paragraph.of("failed     ", who + ": " + ReportJson.text(outcome));
      // The case says it, and what to do.
      case Outcome.Ignored _ -> List.of();
      case Outcome.Stale _ -> Paragraph.of("not sent   ", who + ": " + ReportJson.text(outcome));
    };
  }

  private static String seconds(long millis) {
    return millis < 10_000 ? "%.1f s".formatted(millis / 1000.0) : "%d s".formatted(millis / 1000);
  }
}
