package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Checkout;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program with a real terminal, which `script` plays.
@Tag("blackbox")
@Tag("terminal")
@Timeout(180)
final class AtTheTerminalTest {
  @TempDir private Path folder;

  private Result typing(String text, String command, String... variables) {
    Launch rollcall = Launch.rollcall(folder);
    String words =
        String.join(" ", variables) + " " + Checkout.root().resolve("rollcall") + " " + command;
    var script =
        new Launch(
            List.of("script", "-qec", words, "/dev/null"),
            folder,
            rollcall.environment(),
            rollcall.patience());
    try (Program program = script.start()) {
      program.type(text);
      return program.end();
    }
  }

  @Test
  void coloursAreForATerminalThatWantsThem() {
    assertThat(typing("", "--help", "TERM=xterm").expect(0).out()).contains("\u001b[");
    assertThat(typing("", "--help", "TERM=xterm", "NO_COLOR=1").expect(0).out())
        .doesNotContain("\u001b[");
    assertThat(typing("", "--help", "TERM=dumb").expect(0).out()).doesNotContain("\u001b[");
    assertThat(Launch.rollcall(folder).with("TERM", "xterm").run("--help").expect(0).out())
        .doesNotContain("\u001b[");
  }

  @Test
  void initAsksAndWritesWhatWasAnswered() throws Exception {
    Result result = typing("file\nscim\nstaff.csv\n\n\nhttps://app.acme.example/scim\n\n", "init");

    assertThat(result.expect(0).out())
        .contains("Where do people come from? [ldap]:", "What /Users comes after.", "SCIM_TOKEN");
    assertThat(Files.readString(folder.resolve("rollcall.yaml")))
        .contains("people: \"staff.csv\"", "id: \"id\"", "url: \"https://app.acme.example/scim\"");
    Files.writeString(folder.resolve("staff.csv"), "id,mail\n1,ann@acme.example\n");
    assertThat(Launch.rollcall(folder).with("SCIM_TOKEN", "x").run("doctor").out())
        .contains("ok", "1 people in scope");
  }

  @Test
  void aLinkIsCutOnlyAfterAYes() throws Exception {
    Files.writeString(
        folder.resolve("links.json"),
        """
        {"links": [{"target": "app", "source": "hr", "id": "1", "account": "77"}]}\
        """);
    Launch rollcall = Launch.rollcall(folder);
    var _ = rollcall.run("links", "import", "links.json").expect(0);
    assertThat(rollcall.run("links", "cut", "1", "--target", "app").expect(2).err())
        .contains("--yes");

    assertThat(typing("no\n", "links cut 1 --target app").expect(1).out())
        .contains("Nothing was cut");
    assertThat(rollcall.run("links", "list").expect(0).out()).contains("live");
    assertThat(typing("yes\n", "links cut 1 --target app").expect(0).out()).contains("Next run");
    assertThat(rollcall.run("links", "list").expect(0).out())
        .contains("severed", "cut by hand")
        .doesNotContain("live");
    assertThat(rollcall.run("links", "cut", "77", "--target", "app", "--yes").expect(1).err())
        .contains("has a live link at app");
  }
}
