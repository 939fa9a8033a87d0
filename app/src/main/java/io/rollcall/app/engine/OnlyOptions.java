package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Failure;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whom a run is about, where it is not about everybody.
final class OnlyOptions {
  private static final int NAMED = 10;

  @Option(
      names = "--only",
      paramLabel = "WHO",
      description = "Only this person; may be given several times.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--only-from",
      paramLabel = "FILE",
      description =
          "Only the people of this file, one on each line; lines that begin with # do not count.")
  private Optional<Path> file = Optional.empty();

  /// @throws CommandFailure when somebody is not known, or nobody is named
  RunRules on(RunRules rules, Engine lifecycle) {
    List<String> named = named();
    List<String> unknown = lifecycle.unknown(named);
    if (!unknown.isEmpty()) {
      String more =
          unknown.size() > NAMED ? ", and %,d more".formatted(unknown.size() - NAMED) : "";
      throw new CommandFailure(
          "Nobody in scope is or was called "
              + String.join(", or ", unknown.stream().limit(NAMED).toList())
              + more
              + ".");
    }
    return rules.only(named);
  }

  private List<String> named() {
    List<String> named = new ArrayList<>(only);
    file.ifPresent(from -> {
      List<String> lines =
          lines(from).stream()
              .map(line -> line.replace("\uFEFF", "").strip())
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList();
      if (lines.isEmpty()) {
        throw new CommandFailure(from + " names nobody. It has one person on each line.");
      }
      named.addAll(lines);
    });
    return named;
  }

  private static List<String> lines(Path from) {
    try {
      return Files.readAllLines(from);
    } catch (NoSuchFileException missing) {
      throw new CommandFailure("There is no file " + from + ".");
    } catch (CharacterCodingException notText) {
      throw new CommandFailure(from + " is no text in UTF-8.");
    } catch (IOException broken) {
      throw new CommandFailure("Cannot read " + from + ": " + Failure.why(broken));
    }
  }
}
