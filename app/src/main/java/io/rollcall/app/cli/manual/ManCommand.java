package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "man",
    description = "Print the man page of a command, or write those of all commands into a folder.",
    footer = {
      "rollcall man links cut # the page as groff reads it: rollcall man links cut | man -l -",
      "rollcall man --out /usr/local/share/man/man1 # then: man rollcall-links-cut"
    })
final class ManCommand implements Runnable {
  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The words of the command; without any, the program.")
  private List<String> words = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the pages of all commands here; the folder is made if need be.")
  private Optional<Path> out = Optional.empty();

  @Spec private @Nullable CommandSpec command;

  @Override
  public void run() {
    if (command == null) {
      throw new IllegalStateException("ManCommand is used outside a command line");
    }
    CommandSpec root = command.root();
    PrintWriter printed = command.commandLine().getOut();
    if (out.isPresent()) {
      List<Page> pages = Pages.all(root);
      pages.forEach(page -> write(out.get(), page));
      printed.println("Wrote " + pages.size() + " pages to " + out.get() + ".");
    } else {
      printed.print(ManPage.of(Pages.of(HelpCommand.named(root, words))));
    }
    printed.flush();
  }

  private static void write(Path folder, Page page) {
    Path file = folder.resolve(ManPage.name(page) + ".1");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, ManPage.of(page));
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot write " + file + ": " + Failure.why(e) + " Name another folder: --out DIR");
    }
  }
}
