package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.cli.Output;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogPosition;
import io.rollcall.scim.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What somebody else chose, on an operator's terminal.
final class LogCommandTest {
  private static final String HOSTILE =
      "a\u001b[2Jb\nc\rd\u009be\u007ff\u202eg\u2066h\u2028i\u0000j é 😀";
  private static final String HARMLESS =
      "a\\u001B[2Jb\\u000Ac\\u000Dd\\u009Be\\u007Ff\\u202Eg\\u2066h\\u2028i\\u0000j é 😀";

  @Test
  void noTextOfAnEntryForgesALineOrReachesTheTerminalRaw() {
    String shown =
        LogCommand.text(
            new LogEntry(
                "1",
                new LogPosition(0, 1),
                Instant.EPOCH,
                LogEntry.Kind.REFUSED,
                new LogEntry.Actor(LogEntry.ActorKind.DIRECTORY, "d", "name " + HOSTILE),
                Optional.of("d"),
                Optional.empty(),
                Optional.of("address " + HOSTILE),
                Optional.of("ABCD-12"),
                "detail " + HOSTILE,
                Optional.of("truth " + HOSTILE),
                List.of()));

    assertThat(shown.lines()).hasSize(3);
    assertThat(shown)
        .contains("name " + HARMLESS, "address " + HARMLESS, "detail " + HARMLESS)
        .contains("truth " + HARMLESS);
  }

  @Test
  void aTableHasNoLinesThatACellMade() {
    assertThat(Output.table(List.of(List.of(HOSTILE, "x"), List.of("y", "z")), ""))
        .startsWith(HARMLESS + "  x\ny  ")
        .hasLineCount(2);
    assertThat(Output.words(List.of(HOSTILE, "", "x"))).isEqualTo(HARMLESS + "  x");
  }

  @Command
  private static final class Say implements Runnable {
    @Mixin private Output output = new Output();

    @Override
    public void run() {
      output.show(() -> Json.string("\u202e"), () -> "one " + HOSTILE);
    }
  }

  private static String said(String... arguments) {
    var out = new StringWriter();
    int code = new CommandLine(new Say()).setOut(new PrintWriter(out)).execute(arguments);
    assertThat(code).isZero();
    return out.toString();
  }

  @Test
  void whateverIsPrintedForAPersonKeepsItsLinesAndNothingElse() {
    assertThat(said()).isEqualTo("one " + HARMLESS.replace("\\u000A", "\n") + "\n");
    assertThat(said("--json")).isEqualTo("\"\u202e\"\n");
  }
}
