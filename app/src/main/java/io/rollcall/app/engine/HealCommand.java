package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Confirmation;
import io.rollcall.app.cli.Exits;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "heal",
    description = "Put one person right: show the steps, ask, take them.",
    exitCodeList = {Exits.DONE, Exits.FAILED, Exits.MISUSED, Exits.OPEN, Exits.GATED},
    footer = {
      "rollcall heal alex.smith@acme.example # shows the steps, and asks",
      "rollcall heal alex.smith@acme.example --undo"
    })
final class HealCommand implements Callable<Integer> {
  @Mixin private EngineOptions engine = new EngineOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(paramLabel = "WHO", description = "An address, a name, a source id or an account id.")
  private String who = "";

  @Option(
      names = "--undo",
      description =
          "Take back what a recipe did for them: the account that had the address gets it back, and is nobody's duplicate any more.")
  private boolean undo;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Override
  public Integer call() {
    confirmation.mustBePossible();
    return engine.with(Shown.to(engine.output()), this::heal);
  }

  private int heal(Engine lifecycle) {
    RunRules rules = limits.on(undo ? RunRules.undo(who) : RunRules.heal(who));
    if (!lifecycle.knows(who)) {
      throw new CommandFailure(
          "Nobody in scope is or was called " + who + ". Ask ./rollcall explain " + who);
    }
    Optional<String> nothing = undo ? lifecycle.nothingToUndo(who) : Optional.empty();
    if (nothing.isPresent()) {
      throw new CommandFailure(nothing.get() + " Ask ./rollcall explain " + who);
    }
    return new AskedRun(engine.output(), confirmation)
        .run(lifecycle, rules, true, "Take these steps?");
  }
}
