package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Exits;
import io.rollcall.app.cli.Failure;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanFile;
import io.rollcall.lifecycle.plan.PlanFileException;
import io.rollcall.lifecycle.report.RunReport;
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
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    description = "Show the plan, ask, and carry it out; or carry out a plan that was written.",
    exitCodeList = {Exits.DONE, Exits.FAILED, Exits.MISUSED, Exits.OPEN, Exits.GATED},
    footer = {
      "rollcall apply # shows the plan, and asks",
      "rollcall apply plan.json --yes # what rollcall plan --out wrote, and nothing else",
      "rollcall apply --batch 20 # the first twenty people"
    })
final class ApplyCommand implements Callable<Integer> {
  private static final String QUESTION = "Carry this out?";

  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A plan of `plan --out`: nothing but what it contains is sent.")
  private Optional<Path> file = Optional.empty();

  @Mixin private BatchOption batch = new BatchOption();
  @Mixin private LimitOptions limits = new LimitOptions();

  @Override
  public Integer call() {
    confirmation.mustBePossible();
    Progress progress = Shown.to(engine.output());
    return engine.with(progress, lifecycle -> file.isPresent() ? send(lifecycle) : run(lifecycle));
  }

  private int run(Engine lifecycle) {
    return asked().run(lifecycle, rules(), false, QUESTION);
  }

  private int send(Engine lifecycle) {
    List<Plan> plans = read(file.orElseThrow());
    plans.stream()
        .filter(plan -> !plan.changes().isEmpty())
        .filter(plan -> !lifecycle.targetNames().contains(plan.target()))
        .findFirst()
        .ifPresent(plan -> {
          throw new CommandFailure(
              file.get() + " changes " + plan.target() + ", which is not configured here.");
        });
    long changes = plans.stream().mapToLong(plan -> plan.changes().size()).sum();
    if (!engine.output().isJson()) {
      engine.output().line(changes + " changes in " + file.get());
    }
    if (!asked().agrees(QUESTION)) {
      return 1;
    }
    RunReport report = lifecycle.send(plans, rules());
    asked().report(report);
    return report.exitCode();
  }

  private RunRules rules() {
    return batch.on(limits.on(RunRules.apply()));
  }

  private AskedRun asked() {
    return new AskedRun(engine.output(), confirmation);
  }

  private static List<Plan> read(Path file) {
    try {
      if (JsonCodec.parse(Files.readAllBytes(file)) instanceof Json.Obj document) {
        return PlanFile.read(document);
      }
      throw new CommandFailure(file + " is no plan. Make one: ./rollcall plan --out " + file);
    } catch (IOException broken) {
      throw new CommandFailure("Cannot read the plan " + file + ": " + Failure.why(broken));
    } catch (JsonException | PlanFileException broken) {
      throw new CommandFailure(file + ": " + broken.getMessage());
    }
  }
}
