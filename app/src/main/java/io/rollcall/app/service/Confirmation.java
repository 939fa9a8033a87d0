package io.rollcall.app.service;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Asks before something is deleted. `--yes` does not ask; without a terminal and without `--yes`
/// the command is a wrong usage (exit code 2).
final class Confirmation {
  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// Throws [CommandFailure] when the answer is not yes.
  void ask(String question) {
    if (yes) {
      return;
    }
    Console terminal =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(this::noTerminal);
    if (!"yes".equalsIgnoreCase(terminal.readLine("%s Type yes: ", question))) {
      throw new CommandFailure("Nothing was deleted.");
    }
  }

  private ParameterException noTerminal() {
    if (command == null) {
      throw new IllegalStateException("Confirmation is used outside a command");
    }
    return new ParameterException(
        command.commandLine(), "There is no terminal to ask on. To go ahead, add --yes.");
  }
}
