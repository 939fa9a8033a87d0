package io.rollcall.app.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ManPageTest {
  @TempDir private Path folder;

  private static String run(int code, String... words) {
    var out = new StringWriter();
    CommandLine line = Program.line(Map.of());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    assertThat(line.execute(words)).as(out.toString()).isEqualTo(code);
    return out.toString();
  }

  @Test
  void everyCommandHasAPage() throws IOException {
    String said = run(0, "man", "--out", folder.resolve("man1").toString());

    try (Stream<Path> files = Files.list(folder.resolve("man1"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .hasSize(Interpreter.pages().size())
          .contains("rollcall.1", "rollcall-plan.1", "rollcall-directory-token-rotate.1");
    }
    assertThat(said).startsWith("Wrote " + Interpreter.pages().size() + " pages to ");
  }

  @Test
  void aPageNamesWhatTheHelpNames() {
    assertThat(run(0, "man", "links", "cut"))
        .startsWith(".TH ROLLCALL-LINKS-CUT 1 ")
        .contains("\\-\\-target NAME", "ROLLCALL_TARGET", ".SH EXIT STATUS", ".SH EXAMPLES")
        .contains("rollcall\\-links(1)");
    assertThat(run(2, "man", "lnks")).contains("Did you mean links?");
  }

  @Test
  void aFolderThatCannotBeMadeIsASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");

    assertThat(run(1, "man", "--out", file.toString()))
        .startsWith("rollcall: Cannot write ")
        .contains("--out DIR")
        .hasLineCount(1);
  }

  @Test
  @Tag("groff")
  void groffHasNothingToSayAboutAnyPage() {
    for (Page page : Interpreter.pages()) {
      String text = ManPage.of(page);
      assertThat(Interpreter.said(folder, text, "groff", "-man", "-ww", "-z", "-Tutf8"))
          .as(page.name())
          .isEmpty();
    }
  }

  @Test
  @Tag("groff")
  void whatIsReadIsWhatWasMeant() {
    List<String> read =
        Interpreter.said(
            folder,
            ManPage.of(
                Interpreter.pages().stream()
                    .filter(page -> page.name().equals("rollcall sync"))
                    .findFirst()
                    .orElseThrow()),
            "groff",
            "-man",
            "-Tascii",
            "-P-cbou");
    assertThat(String.join(" ", read).replaceAll("\\s+", " "))
        .contains("SYNOPSIS rollcall sync [OPTIONS]", "--every TIME", "rollcall sync --every 15m");
  }
}
