package io.rollcall.app.engine;

import io.rollcall.lifecycle.RunRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How much of a plan one run carries out.
final class BatchOption {
  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Change the accounts of at most so many people, and besides of whoever loses access; the rest is for the next run.")
  private Optional<Integer> batch = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  RunRules on(RunRules rules) {
    if (batch.filter(people -> people < 1).isPresent() && command != null) {
      throw new ParameterException(
          command.commandLine(), "--batch is a number of people, 1 or more.");
    }
    return batch.map(rules::inBatchesOf).orElse(rules);
  }

  /// As it is written on a command line, with a space before it; empty where it was not given.
  String words() {
    return batch.map(people -> " --batch " + people).orElse("");
  }
}
