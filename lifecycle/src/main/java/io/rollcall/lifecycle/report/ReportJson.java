package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.plan.PlanFile;
import io.rollcall.scim.json.Json;

/// The parts of a report as JSON.
final class ReportJson {
  private ReportJson() {}

  static Json target(TargetReport report) {
    return Json.object()
        .put("target", report.target())
        .put("gates", Json.array(report.gates().stream().map(ReportJson::gate).toList()))
        .put("outcomes", Json.array(report.outcomes().stream().map(ReportJson::outcome).toList()))
        .put(
            "cases",
            Json.array(
                report.cases().stream().map(one -> PlanFile.write(report.target(), one)).toList()))
        .putIfPresent("stopped", report.stopped())
        .build();
  }

  static Json gate(Gate gate) {
    return Json.object()
        .put("gate", gate.name())
        .put("passed", gate.passed())
        .put("text", gate.text())
        .build();
  }

  private static Json outcome(Outcome outcome) {
    return Json.object()
        .put("kind", outcome.change().kind().word())
        .put("who", outcome.change().who().address())
        .put("outcome", word(outcome))
        .put("text", text(outcome))
        .build();
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> "done";
      case Outcome.Healed _ -> "healed";
      case Outcome.Conflict _ -> "conflict";
      case Outcome.Stopped _ -> "stopped";
      case Outcome.Foreign _ -> "foreign";
      case Outcome.Failed _ -> "failed";
      case Outcome.Stale _ -> "stale";
      case Outcome.Ignored _ -> "ignored";
    };
  }

  static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> "";
      case Outcome.Healed _ -> "";
      case Outcome.Conflict conflict -> conflict.status() + " " + conflict.text();
      case Outcome.Stopped stopped -> stopped.text();
      case Outcome.Foreign foreign -> foreign.text();
      case Outcome.Failed failed -> failed.text();
      case Outcome.Stale stale -> stale.text();
      case Outcome.Ignored ignored -> ignored.text();
    };
  }
}
