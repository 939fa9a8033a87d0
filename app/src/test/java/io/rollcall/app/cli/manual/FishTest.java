package io.rollcall.app.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What fish proposes, asked of fish.
@Tag("fish")
final class FishTest {
  private static final String SCRIPT = Fish.script(new Known(Interpreter.pages()));

  @TempDir private Path folder;

  private List<String> proposed(String typed) {
    return Interpreter.said(
        folder, SCRIPT + "complete -C 'rollcall " + typed + "'\n", "fish", "--no-config");
  }

  @ParameterizedTest
  @CsvSource({
    "pl, plan",
    "org cr, create",
    "directory token ro, rotate",
    "links list --ta, --target",
    "serve --log t, text",
    "serve --log=t, --log=text",
    "directory create --preset s, standard",
    "help directory token re, revoke",
    "completion z, zsh",
    "--verbose runs sh, show",
    "plan --target plan --corr, --correlate-only",
    "key delete --o, --org",
  })
  void whatBeganIsEnded(String typed, String proposed) {
    assertThat(proposed(typed)).map(line -> line.split("\t", -1)[0]).containsExactly(proposed);
  }

  @Test
  void wordsSayWhatTheyMean() {
    assertThat(proposed("heal --und")).singleElement().asString().contains("Take back");
  }
}
