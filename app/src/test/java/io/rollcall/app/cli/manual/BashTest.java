package io.rollcall.app.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What bash proposes, asked of bash.
@Tag("bash")
final class BashTest {
  private static final String SCRIPT = Bash.script(new Known(Interpreter.pages()));

  @TempDir private Path folder;

  /// What is proposed after the last of these words, which may have only begun.
  private List<String> proposed(String... words) {
    String line = Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    return Interpreter.said(
        folder,
        SCRIPT
            + """
            COMP_WORDS=(rollcall %s)
            COMP_CWORD=%d
            _rollcall
            printf '%%s\\n' "${COMPREPLY[@]}"
            """
                .formatted(line, words.length),
        "bash",
        "--norc");
  }

  @ParameterizedTest
  @CsvSource({
    "pl, plan",
    "he, heal help",
    "org cr, create",
    "directory token ro, rotate",
    "links list --ta, --target",
    "--ver, --version --verbose",
    "serve --log t, text",
    "serve --log = t, text",
    "directory create --preset s, standard",
    "log --org Acme --kind refu, refused",
    "help directory token re, revoke",
    "completion z, zsh",
    "--verbose runs sh, show",
    "plan --target plan --al, --all --allow-revoke --allow-delete --allow-remove --allow-rename --allow-lost",
    "key delete --o, --org",
  })
  void whatBeganIsEnded(String typed, String proposed) {
    assertThat(proposed(typed.split(" "))).containsExactly(proposed.split(" "));
  }

  @Test
  void everyCommandIsProposedAndNothingThatIsHidden() {
    assertThat(proposed("")).contains("plan", "serve", "completion").doesNotContain("training");
    assertThat(proposed("org", "")).containsExactly("create", "list", "show", "delete");
  }

  @Test
  void aFreeTextAndAFileAreLeftToTheTypist() {
    assertThat(proposed("plan", "--target", "")).containsExactly("");
    assertThat(proposed("plan", "--out", "")).containsExactly("");
    assertThat(proposed("restore", "")).containsExactly("");
  }
}
