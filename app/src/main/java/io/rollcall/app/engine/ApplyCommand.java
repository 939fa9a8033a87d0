package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanFile;
import io.rollcall.lifecycle.plan.PlanFileException;
import io.rollcall.lifecycle.report.PlanText;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.RunText;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    description = "Show the plan, ask, and carry it out; or carry out a plan that was written.")
final class ApplyCommand implements Callable<Integer> {
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A plan of `plan --out`: nothing but what it contains is sent.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--allow-revoke",
      paramLabel = "N",
      defaultValue = "0",
      description = "So many people may lose access, whatever the limit says.")
  private int allowRevoke;

  @Override
  public Integer call() {
    confirmation.mustBePossible();
    Progress progress = Shown.to(engine.output());
    return engine.with(progress, lifecycle -> file.isPresent() ? send(lifecycle) : run(lifecycle));
  }

  private int run(Engine lifecycle) {
    RunRules rules = RunRules.apply().allowing(allowRevoke);
    List<TargetReport> planned = lifecycle.plan(rules);
    show(planned);
    int verdict = PlanCommand.exitCode(planned);
    boolean stops = verdict == 4 || verdict == 1;
    if (stops || nothing(planned)) {
      if (engine.output().isJson()) {
        report(new RunReport(0, planned, 0));
      }
      return verdict;
    }
    return agreed() ? report(lifecycle.run(rules)) : 1;
  }

  private int send(Engine lifecycle) {
    List<Plan> plans = read(file.orElseThrow());
    long changes = plans.stream().mapToLong(plan -> plan.changes().size()).sum();
    if (!engine.output().isJson()) {
      engine.output().line(changes + " changes in " + file.get());
    }
    return agreed() ? report(lifecycle.send(plans, RunRules.apply().allowing(allowRevoke))) : 1;
  }

  private boolean agreed() {
    boolean agreed = confirmation.agrees("Carry this out?");
    if (!agreed) {
      engine.output().line("Nothing was changed.");
    }
    return agreed;
  }

  private void show(List<TargetReport> reports) {
    if (!engine.output().isJson()) {
      reports.stream()
          .flatMap(report -> PlanText.of(report, false).stream())
          .forEach(engine.output()::line);
    }
  }

  private static boolean nothing(List<TargetReport> reports) {
    return reports.stream()
        .flatMap(report -> report.plans().stream())
        .allMatch(plan -> plan.changes().isEmpty());
  }

  private int report(RunReport report) {
    engine.output().show(report::json, () -> String.join("\n", RunText.of(report)));
    return report.exitCode();
  }

  private static List<Plan> read(Path file) {
    try {
      if (JsonCodec.parse(Files.readAllBytes(file)) instanceof Json.Obj document) {
        return PlanFile.read(document);
      }
      throw new CommandFailure(file + " is no plan. Make one: ./rollcall plan --out " + file);
    } catch (IOException broken) {
      throw new CommandFailure("Cannot read the plan " + file + ": " + broken.getMessage());
    } catch (JsonException | PlanFileException broken) {
      throw new CommandFailure(file + ": " + broken.getMessage());
    }
  }
}
