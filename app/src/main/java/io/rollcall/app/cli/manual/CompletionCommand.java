package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.Choices;
import io.rollcall.app.cli.Exits;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = {
      "Print a script by which a shell completes commands, options and their values.",
      "The page docs/guide/shell.md says where it belongs."
    },
    exitCodeList = {Exits.DONE, Exits.MISUSED},
    footer = {
      "rollcall completion bash # then, in bash: source <(rollcall completion bash)",
      "rollcall completion zsh",
      "rollcall completion fish # then, in fish: rollcall completion fish | source"
    })
final class CompletionCommand implements Runnable {
  /// The shells that are known.
  static final class Shells extends Choices {
    Shells() {
      super(() -> List.of("bash", "zsh", "fish"));
    }
  }

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "bash, zsh or fish.")
  private String shell = "";

  @Spec private @Nullable CommandSpec command;

  @Override
  public void run() {
    if (command == null) {
      throw new IllegalStateException("CompletionCommand is used outside a command line");
    }
    var known = new Known(Pages.all(command.root()));
    PrintWriter out = command.commandLine().getOut();
    out.print(
        switch (shell) {
          case "zsh" -> Zsh.script(known);
          case "fish" -> Fish.script(known);
          default -> Bash.script(known);
        });
    out.flush();
  }
}
