package io.rollcall.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Asks before something is done that is not easily undone. `--yes` does not ask; without a
/// terminal and without `--yes` the command is a wrong usage (exit code 2).
public final class Confirmation {
  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// Refuses a command that would have to ask and cannot; call it before any work is done.
  public void mustBePossible() {
    if (!yes && Terminal.find().isEmpty()) {
      throw new ParameterException(
          command().commandLine(), "There is no terminal to ask on. To go ahead, add --yes.");
    }
  }

  /// Whether the answer is yes.
  public boolean agrees(String question) {
    mustBePossible();
    return yes
        || Terminal.find()
            .map(console -> console.readLine("%s Type yes: ", question))
            .filter(answer -> answer.strip().equalsIgnoreCase("yes"))
            .isPresent();
  }

  /// Asks before a deletion.
  ///
  /// @throws CommandFailure when the answer is not yes
  public void ask(String question) {
    if (!agrees(question)) {
      throw new CommandFailure("Nothing was deleted.");
    }
  }

  private CommandSpec command() {
    if (command == null) {
      throw new IllegalStateException("Confirmation is used outside a command");
    }
    return command;
  }
}
