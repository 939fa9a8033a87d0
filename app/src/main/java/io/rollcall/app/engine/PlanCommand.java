package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Exits;
import io.rollcall.app.cli.Failure;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanFile;
import io.rollcall.lifecycle.report.Contact;
import io.rollcall.lifecycle.report.PlanText;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    description = "Show what a run would change, and why; change nothing.",
    exitCodeList = {Exits.DONE, Exits.FAILED, Exits.MISUSED, Exits.OPEN, Exits.GATED},
    footer = {
      "rollcall plan",
      "rollcall plan --all --out plan.json # everybody, and a file for rollcall apply",
      "rollcall plan --only alex.smith@acme.example",
      "rollcall plan --correlate-only # at first contact: who would be linked to what"
    })
final class PlanCommand implements Callable<Integer> {
  private static final int STOPPED_BY_A_GATE = 4;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Write the plan, for `apply FILE`.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--all", description = "List every change, not the first few of each kind.")
  private boolean all;

  @Mixin private OnlyOptions only = new OnlyOptions();
  @Mixin private BatchOption batch = new BatchOption();
  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--correlate-only",
      description =
          "Only who would be linked to which account, who is doubtful, and what is nobody's.")
  private boolean correlateOnly;

  @Override
  public Integer call() {
    return engine.with(Progress.SILENT, correlateOnly ? this::correlate : this::plan);
  }

  private int correlate(Engine lifecycle) {
    Engine.Look look = lifecycle.correlate();
    List<Contact> contacts = look.contacts();
    if (!look.read().passed()) {
      engine
          .output()
          .show(
              () ->
                  Json.object()
                      .put("targets", Json.array(List.of()))
                      .put("stopped", look.read().text())
                      .build(),
              () -> look.read().text());
      return STOPPED_BY_A_GATE;
    }
    engine
        .output()
        .show(
            () ->
                Json.object()
                    .put("targets", Json.array(contacts.stream().map(Contact::json).toList()))
                    .build(),
            () ->
                String.join(
                    "\n", contacts.stream().flatMap(one -> one.lines(all).stream()).toList()));
    return contacts.stream().mapToInt(Contact::exitCode).max().orElse(0);
  }

  private int plan(Engine lifecycle) {
    if (out.isPresent() && !batch.words().isEmpty()) {
      throw CommandFailure.misuse(
          "A plan file is the whole plan: leave --batch (or ROLLCALL_BATCH) out, then `./rollcall apply %s --batch N`"
              .formatted(out.get()));
    }
    RunRules rules = only.on(batch.on(limits.on(RunRules.apply())), lifecycle);
    List<TargetReport> reports = lifecycle.plan(rules);
    List<Plan> plans = reports.stream().flatMap(report -> report.plans().stream()).toList();
    Json.Obj document = document(reports, plans);
    out.ifPresent(file -> write(file, document));
    engine.output().show(() -> document, () -> text(reports));
    return exitCode(reports);
  }

  static Json.Obj document(List<TargetReport> reports, List<Plan> plans) {
    List<Json> gates =
        reports.stream()
            .flatMap(report -> report.gates().stream())
            .<Json>map(gate ->
                Json.object()
                    .put("gate", gate.name())
                    .put("passed", gate.passed())
                    .put("text", gate.text())
                    .build())
            .toList();
    List<Json> stopped =
        reports.stream()
            .flatMap(report -> report.stopped().stream().map(why -> stopped(report, why)))
            .toList();
    return PlanFile.write(plans)
        .with("gates", Json.array(gates))
        .with("stopped", Json.array(stopped))
        .with(
            "waiting",
            Json.number(reports.stream().mapToLong(one -> one.outlook().waiting()).sum()));
  }

  private static Json stopped(TargetReport report, String why) {
    return Json.object().put("target", report.target()).put("why", why).build();
  }

  private String text(List<TargetReport> reports) {
    String body =
        String.join(
            "\n", reports.stream().flatMap(report -> PlanText.of(report, all).stream()).toList());
    boolean writes =
        reports.stream()
            .flatMap(report -> report.plans().stream())
            .anyMatch(plan -> !plan.changes().isEmpty());
    String next =
        out.map(file -> "./rollcall apply " + file)
            .orElseGet(() -> "./rollcall apply" + batch.words());
    return writes && exitCode(reports) != 4 ? body + "\nnext      " + next : body;
  }

  private static void write(Path file, Json.Obj document) {
    try {
      Files.write(file, JsonCodec.bytes(document));
    } catch (IOException broken) {
      throw new CommandFailure("Cannot write the plan to " + file + ": " + Failure.why(broken));
    }
  }

  /// What a look at the targets is worth as an exit code.
  static int exitCode(List<TargetReport> reports) {
    if (reports.stream().anyMatch(TargetReport::gated)) {
      return 4;
    }
    if (reports.stream().anyMatch(report -> report.stopped().isPresent())) {
      return 1;
    }
    return reports.stream().anyMatch(report -> !report.cases().isEmpty()) ? 3 : 0;
  }
}
