package io.rollcall.app.engine.schedule;

import io.rollcall.app.cli.Failure;
import io.rollcall.app.cli.Sideline.Said;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.schedule.Timetable;
import io.rollcall.lifecycle.schedule.Turn;
import io.rollcall.scim.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;

/// What schedules do, in the words of the log. Nothing about anybody: people are in `runs show`.
final class Told {
  private static final String TARGET = "target";

  private final Path file;
  private final Consumer<Said> log;

  Told(Path file, Consumer<Said> log) {
    this.file = file;
    this.log = log;
  }

  void begins(Scheduled used) {
    say(
        used.timetable().isPresent() ? Level.INFO : Level.WARNING,
        "schedule",
        used.timetable()
            .map(timetable -> "runs " + timetable + ", at " + String.join(", ", used.targets()))
            .orElse(file + " has no schedule, so nothing is run by itself"),
        Json.object());
  }

  void changed(WatchedFile.Change change) {
    change
        .mistake()
        .ifPresentOrElse(
            mistake ->
                say(
                    Level.SEVERE,
                    "configuration-refused",
                    mistake + " What was read before goes on being used.",
                    Json.object()),
            () ->
                say(
                    Level.INFO,
                    "configuration-read",
                    file + " has changed and is used from now on",
                    Json.object()));
  }

  void begins(List<Turn.Ours> turns) {
    for (Turn.Ours turn : turns) {
      String target = turn.token().target();
      say(
          Level.INFO,
          "run-begins",
          target
              + (turn.again()
                  ? ": goes on with a run that was cut short"
                  : ": it is time for a run"),
          Json.object().put(TARGET, target));
    }
  }

  void elsewhere(String target, Turn.Theirs theirs) {
    say(
        Level.INFO,
        "run-elsewhere",
        target
            + ": "
            + theirs.holder()
            + " runs it"
            + theirs.begun().map(begun -> ", since " + begun).orElse("")
            + "; its turn comes when that has ended",
        Json.object()
            .put(TARGET, target)
            .put("host", theirs.holder().host())
            .put("pid", theirs.holder().pid()));
  }

  void missed(String target, int times, Timetable timetable) {
    say(
        Level.WARNING,
        "run-skipped",
        "%s: the run took longer than the time between two (%s); %d skipped"
            .formatted(target, timetable, times),
        Json.object().put(TARGET, target).put("skipped", (long) times));
  }

  /// @param told whether it was told to stop
  void ended(RunReport report, boolean told) {
    for (TargetReport target : report.targets()) {
      if (target.isOccupied()) {
        say(
            Level.INFO,
            "run-put-off",
            target.target() + ": " + target.stopped().orElse("another run is under way"),
            Json.object().put(TARGET, target.target()));
        continue;
      }
      int exit = target.exitCode();
      say(
          told && exit == 1 ? Level.INFO : level(exit),
          "run-ends",
          target.target() + ": run " + report.runId() + words(report, target),
          gate(target, Json.object())
              .put(TARGET, target.target())
              .put("run", Long.toString(report.runId()))
              .put("exitCode", (long) exit)
              .put("millis", report.millis())
              .put("calls", target.calls())
              .put("writes", (long) target.writes())
              .put("healed", (long) target.healed())
              .put("cases", (long) target.cases().size())
              .put("failed", (long) target.failed()));
    }
  }

  private static Json.Builder gate(TargetReport target, Json.Builder details) {
    Gate.stopping(target.gates()).ifPresent(gate -> details.put("gate", gate.name()));
    return details;
  }

  void broken(RuntimeException e) {
    say(
        Level.SEVERE,
        "run-broken",
        "The schedule could not go on, and tries again in a moment: "
            + (e.getMessage() == null ? e.toString() : e.getMessage()),
        Json.object().putIfPresent(Said.ERROR, Failure.unforeseen(e)));
  }

  void unfinished() {
    say(
        Level.WARNING,
        "run-cut",
        "Ended in the middle of a run; the next one looks up what came of it",
        Json.object());
  }

  private static Level level(int exit) {
    return switch (exit) {
      case 0 -> Level.INFO;
      case 3 -> Level.WARNING;
      default -> Level.SEVERE;
    };
  }

  private static String words(RunReport report, TargetReport target) {
    Optional<String> gate = Gate.stopping(target.gates()).map(Gate::text);
    String counts =
        "%d writes, %d calls, %d failed, %d cases"
            .formatted(target.writes(), target.calls(), target.failed(), target.cases().size());
    return gate.map(text -> " was stopped by a gate. " + text)
        .or(() -> target.stopped().map(why -> " ended early: " + why + " (" + counts + ")"))
        .orElseGet(() ->
            ": "
                + counts
                + (target.exitCode() == 0 ? "" : ". See: ./rollcall runs show " + report.runId()));
  }

  private void say(Level level, String event, String message, Json.Builder details) {
    log.accept(new Said(level, event, message, details.build()));
  }
}
