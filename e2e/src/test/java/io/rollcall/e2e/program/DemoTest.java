package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("blackbox")
final class DemoTest {
  private static final int COLUMNS = 100;
  private static final int TERMINATED = 128 + 15;
  private static final String SMITH = "alex.smith@acme.example";

  @TempDir private Path directory;

  @Test
  void tellsTheStoryAndEndsWellOnlyIfAllOfItIsTrue() throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    var result = rollcall(temporary).run("demo", "--exit", "--port", "0").expect(0);

    assertThat(result.out())
        .containsSubsequence(
            "1  A company and its two apps",
            "2  Rollcall gives everybody an account in both",
            "150 new",
            "313 calls (floor 313) · 310 writes",
            "3  Alex Jones is Alex Smith now",
            "201 Created",
            "4  The address is taken",
            "409 Conflict",
            "204 No Content",
            "409 Conflict",
            "already exists",
            "5  Why?",
            "NOT free",
            "6  Rollcall heals it: Miro",
            "is on the right account",
            "7  At Atlassian",
            "$ ./rollcall cases decide",
            "is on the right account",
            "8  Kavya Raman",
            "role Content Admin",
            "9  Ivan Horvat leaves",
            "− revoke",
            "10  Ivan Horvat comes back",
            "~ activate",
            "11  Two people called Sam Lee",
            "~ park",
            "12  Once more",
            "· 0 writes",
            "13  What it came to",
            "people     150",
            "conflicts  2 healed",
            "duplicates 0 left",
            "All 34 claims hold.")
        .doesNotContain("✗", "\u001b");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= COLUMNS);
    assertThat(result.err()).isEmpty();
    assertThat(temporary).isEmptyDirectory();
    assertThat(directory).isDirectoryNotContaining(file -> !file.equals(temporary));
  }

  @Test
  void whatItClaimsIsSoOverHttpAndLdap() throws Exception {
    Path data = directory.resolve("my demo");
    try (Program demo = rollcall(directory).start("demo", "--port", "0", "--data", "" + data)) {
      Invited invited = invited(demo);

      new DemoEnd(invited).isAsClaimed();
      secretsAreForTheOwnerOnly(data);

      assertThat(demo.stop().expect(TERMINATED).err()).isEmpty();
    }
    assertThat(data).isDirectoryContaining("glob:**/rollcall.yaml");
    assertThat(data).isDirectoryNotContaining("glob:**/sqlite*");
  }

  @Test
  @Tag("curl")
  void whatItInvitesToWorksWhenItIsPasted() throws IOException {
    Path data = directory.resolve("it's my demo");
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    try (Program demo = rollcall(directory).start("demo", "--port", "0", "--data", "" + data)) {
      Invited invited = invited(demo);
      var shell =
          new Launch(
              List.of("/bin/sh", "-c"),
              elsewhere,
              rollcall(directory).environment(),
              rollcall(directory).patience());

      Map<String, String> said = new TreeMap<>();
      for (String command : invited.commands()) {
        Result result = shell.run(command).expect(0);
        assertThat(result.err()).as(command).isEmpty();
        said.merge(kind(command), result.out(), String::concat);
      }

      assertThat(said).containsOnlyKeys("cases", "curl", "explain", "log", "plan");
      assertThat(said.get("explain")).contains(SMITH + " is on this account");
      assertThat(said.get("plan")).containsSubsequence("Nothing to do", "Nothing to do");
      assertThat(said.get("cases")).contains("decided: theirs");
      assertThat(said.get("log")).contains("refused  " + SMITH).contains("hourly-script");
      assertThat(said.get("curl")).contains("\"totalResults\":1").contains("Smith");
      demo.stop().expect(TERMINATED);
    }
    assertThat(elsewhere).isEmptyDirectory();
  }

  private static String kind(String command) {
    return List.of("curl", "explain", "plan", "cases", "log").stream()
        .filter(word -> (" " + command.strip() + " ").contains(" " + word + " "))
        .findFirst()
        .orElse(command);
  }

  private static Invited invited(Program demo) {
    List<String> lines = new ArrayList<>();
    demo.awaitOut(line -> {
      lines.add(line);
      return line.strip().startsWith("password  ");
    });
    return Invited.in(String.join("\n", lines));
  }

  private static void secretsAreForTheOwnerOnly(Path data) throws IOException {
    try (var secrets = Files.list(data.resolve("secrets"))) {
      assertThat(secrets.toList())
          .hasSize(5)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void toldToStopInTheMiddleItLeavesNothing() throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    try (Program demo = rollcall(temporary).start("demo", "--port", "0")) {
      String where = demo.awaitOut(line -> line.contains("rollcall.yaml"));
      demo.awaitOut(line -> line.startsWith("2  "));
      assertThat(temporary).isDirectoryContaining(folder(where)::equals);

      demo.stop().expect(TERMINATED);

      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void whereItCannotBeginItSaysSoAndLeavesNothing() throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Files.createFile(directory.resolve("mine"));
    var rollcall = rollcall(temporary);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(rollcall.run("demo", "--port", "" + taken.getLocalPort()).expect(1).err())
          .startsWith("rollcall: Cannot listen on port " + taken.getLocalPort())
          .hasLineCount(1);
    }
    assertThat(rollcall.run("demo", "--data", directory.toString()).expect(1).err())
        .contains(" is not empty")
        .hasLineCount(1);
    // No build of SQLite is for such a machine.
    assertThat(rollcall(temporary, "-Dos.arch=none").run("demo", "--port", "0").expect(1).err())
        .contains("rollcall: ");

    assertThat(temporary).isEmptyDirectory();
    assertThat(directory.resolve("mine")).exists();
  }

  /// The program, whose temporary files are in `temporary`.
  private Launch rollcall(Path temporary, String... more) {
    Launch rollcall = Launch.rollcall(directory);
    String options =
        rollcall.environment().get("ROLLCALL_JAVA_OPTS")
            + " -Djava.io.tmpdir="
            + temporary
            + " "
            + String.join(" ", more);
    return rollcall.with("ROLLCALL_JAVA_OPTS", options);
  }

  /// The demo's folder, from what it printed.
  private static Path folder(String out) {
    var path = Pattern.compile("(/\\S+)/rollcall\\.yaml").matcher(out);
    assertThat(path.find()).isTrue();
    return Path.of(path.group(1));
  }
}
