package io.rollcall.app.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What zsh is told to propose: the script runs in zsh, and stand-ins for the functions that it
/// calls there say what they were given.
@Tag("zsh")
final class ZshTest {
  private static final String STAND_INS =
      """
      compdef() { : }
      _describe() { local -a all; all=("${(@P)@[-1]}"); print -l -- ${all%%:*} }
      _files() { print -- FILES }
      compadd() { shift; print -l -- "$@" }
      compset() { : }
      """;
  private static final String SCRIPT = Zsh.script(new Known(Interpreter.pages()));

  @TempDir private Path folder;

  private List<String> proposed(String... words) {
    String line = Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    return Interpreter.said(
        folder,
        STAND_INS
            + SCRIPT
            + """
            words=(rollcall %s)
            CURRENT=%d
            PREFIX=${words[CURRENT]}
            _rollcall
            """
                .formatted(line, words.length + 1),
        "zsh",
        "-f");
  }

  @ParameterizedTest
  @CsvSource({
    "org '', create list show delete",
    "directory token '', rotate list revoke",
    "serve --log '', json text off",
    "serve --log=t, json text off",
    "help directory token '', rotate list revoke",
    "completion '', bash zsh fish",
    "plan --target plan --out '', FILES",
    "restore '', FILES",
    "links --, --help --verbose",
    "key delete --n, --org --data --database --json --help --verbose",
  })
  void whatMayComeIsProposed(String typed, String proposed) {
    assertThat(proposed(typed.replace("''", "").split(" ", -1)))
        .containsExactly(proposed.split(" "));
  }
}
