package io.rollcall.e2e.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No command on a page is overlooked, and nothing else is taken for one.
final class PrintedPageTest {
  private static final Set<String> NAMES = Set.of("heal", "cases", "decide", "account");

  @TempDir private Path folder;

  private static List<Printed> commands(String... lines) {
    String text = String.join("\n", lines) + "\n";
    return new PrintedPage("page.md", text, Set.of("sh")).commands(NAMES);
  }

  private static List<String> words(String... lines) {
    return commands(lines).stream().map(Printed::words).toList();
  }

  @Test
  void commandsAreInSentencesWithAndWithoutTheProgramsName() {
    assertThat(
            words(
                "Type `./rollcall heal", "WHO`, or `cases decide CASE theirs`, or `heal --undo`."))
        .containsExactly("heal WHO", "cases decide CASE theirs", "heal --undo");
  }

  @Test
  void aMessageNamesACommandInBracketsOrAtItsEnd() {
    assertThat(words("`held … (./rollcall log --id ID) says it`, `See: ./rollcall cases list`"))
        .containsExactly("log --id ID", "cases list");
  }

  @Test
  void otherCodeIsNone() {
    assertThat(words("`heal`, `heal: auto`, `account … still holds …`, `account in its period`"))
        .isEmpty();
  }

  @Test
  void blocksAreReadLineByLineUnlessTheyAreCarriedOutElsewhere() {
    assertThat(
            words(
                "```",
                "./rollcall serve \\",
                "  --port 0 &",
                "./rollcall plan   # looks",
                "```",
                "```sh",
                "./rollcall sync",
                "```",
                "```text",
                "./rollcall apply",
                "```"))
        .containsExactly("serve --port 0", "plan");
  }

  @Test
  void itIsToldWhereACommandStands() {
    assertThat(commands("```", "text", "```", "", "Type `./rollcall heal WHO`."))
        .extracting(Printed::where)
        .containsExactly("page.md:5");
  }

  @Test
  void aPlaceholderWithoutAMeaningIsNamed() {
    Scene scene = Scene.at(Place.in(folder, "here")).with("CASE", "A1");
    Printed command = commands("`./rollcall cases decide CASE CHOICE`").getFirst();

    assertThatThrownBy(() -> scene.play(command))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CHOICE");
  }
}
