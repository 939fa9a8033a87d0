package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.Exits;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

@Command(
    name = "help",
    description = "Show the help of a command, as --help after it does.",
    exitCodeList = {Exits.DONE, Exits.MISUSED},
    footer = {
      "rollcall help # what commands there are",
      "rollcall help links cut # the same as: rollcall links cut --help"
    })
final class HelpCommand implements Runnable {
  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The words of the command; without any, the program.")
  private List<String> words = List.of();

  @Spec private @Nullable CommandSpec command;

  private final Manual manual;

  HelpCommand(Manual manual) {
    this.manual = manual;
  }

  @Override
  public void run() {
    if (command == null) {
      throw new IllegalStateException("HelpCommand is used outside a command line");
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(manual.help(named(command.root(), words)));
    out.flush();
  }

  /// The command that is called so.
  ///
  /// @throws UnmatchedArgumentException with what may have been meant
  static CommandSpec named(CommandSpec root, List<String> words) {
    CommandSpec found = root;
    for (String word : words) {
      var next = found.subcommands().get(word);
      if (next == null) {
        throw new UnmatchedArgumentException(found.commandLine(), List.of(word));
      }
      found = next.getCommandSpec();
    }
    return found;
  }
}
