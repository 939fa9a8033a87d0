package io.rollcall.lifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParagraphTest {
  @Test
  void aShortTextIsOneLineAndKeepsItsColumns() {
    assertThat(Paragraph.of("why    ", "a  b   c")).containsExactly("why    a  b   c");
  }

  @Test
  void aLongTextIsBrokenAtSpacesAndIndentedBelowItsBeginning() {
    List<String> lines = Paragraph.of("why    ", "word ".repeat(50).strip());

    assertThat(lines)
        .hasSizeGreaterThan(2)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(97));
    assertThat(lines.getFirst()).startsWith("why    word");
    assertThat(lines.get(1)).startsWith("       word").doesNotEndWith(" ");
    assertThat(String.join(" ", lines).split("word", -1)).hasSize(51);
  }

  @Test
  void aWordThatIsTooLongIsNeverBroken() {
    String url = "x".repeat(120);

    assertThat(Paragraph.of("", "see " + url + " there")).containsExactly("see", url, "there");
  }

  @Test
  void noTextIsTheHeadAlone() {
    assertThat(Paragraph.of("why    ", "")).containsExactly("why");
  }

  @Test
  void aCommandInBackquotesStaysOnOneLine() {
    String command = "`./rollcall unlink --target apps --account 30626112776294880640000000`";
    String text = "word ".repeat(15) + command + " and so on";

    assertThat(Paragraph.of("do     ", text)).anyMatch(line -> line.contains(command));
    assertThat(Paragraph.of("", "it's ` ".repeat(21)).size())
        .as("a single backquote quotes nothing")
        .isGreaterThan(1);
  }
}
