package io.rollcall.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.cli.Paint.Style;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PaintTest {
  @Test
  void aTerminalThatSaysWhatItIsMayHaveColours() {
    assertThat(Paint.isWanted(Map.of("TERM", "xterm"))).isTrue();
    assertThat(Paint.isWanted(Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
    assertThat(Paint.isWanted(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Paint.isWanted(Map.of())).isFalse();
  }

  @Test
  void noColorTurnsThemOffWhateverItSays() {
    for (String value : new String[] {"1", "0", "false"}) {
      assertThat(Paint.isWanted(Map.of("TERM", "xterm", "NO_COLOR", value))).isFalse();
    }
  }

  @Test
  void whatIsNoTerminalHasNone() {
    assertThat(Paint.of(Map.of("TERM", "xterm")).in(Style.RED, "failed")).isEqualTo("failed");
  }

  @Test
  void theSignThatALineBeginsWithStandsOut() {
    String report = "+ create   6 people\n  why: ok then\nok       the source  12 people\nokay";
    assertThat(Highlight.in(Paint.always(), report))
        .isEqualTo(
            "\u001b[32m+\u001b[0m create   6 people\n  why: ok then\n"
                + "\u001b[32mok\u001b[0m       the source  12 people\nokay");
    assertThat(Highlight.in(Paint.NONE, report)).isEqualTo(report);
  }
}
