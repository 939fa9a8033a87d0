package io.rollcall.e2e.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONValue;
import io.rollcall.e2e.stage.Checkout;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unit for systemd and the Dockerfile fit the archive and the program. Neither systemd nor
/// Docker runs here: what they would do is done by hand.
@Tag("blackbox")
final class PackagingTest {
  private static final String PLACE = "/opt/rollcall";

  @TempDir private static Path shared;

  private static Path unpacked;

  @TempDir private Path folder;

  @BeforeAll
  static void unpackIt() {
    unpacked = Archives.unpack(Archives.made().withJava(), shared);
  }

  private Launch launch(List<String> command, Map<String, String> environment) {
    return new Launch(command, folder, environment, Duration.ofMinutes(2));
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(Checkout.root().resolve("packaging").resolve(file));
  }

  /// The values of a setting in the unit.
  private static List<String> settings(String name) throws IOException {
    return lines("rollcall.service").stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .toList();
  }

  private static List<String> words(List<String> commandLine) {
    return List.of(commandLine.getFirst().replace(PLACE, unpacked.toString()).split(" ", -1));
  }

  @Test
  void theUnitNamesTheExitCodesThatServeHas() throws IOException {
    List<String> serve = words(settings("ExecStart"));
    assertThat(settings("Environment")).containsExactly("ROLLCALL_DATA=/var/lib/rollcall");
    var environment = Map.of("ROLLCALL_DATA", folder.resolve("data").toString());

    try (Program running = launch(serve, environment).with("ROLLCALL_PORT", "0").start()) {
      running.awaitOut(line -> line.startsWith("Rollcall listens on "));
      assertThat(running.stop().exit() + "").isEqualTo(settings("SuccessExitStatus").getFirst());
    }
    int mistaken = launch(serve, environment).with("ROLLCALL_PORT", "none").run().exit();
    assertThat(mistaken + "").isEqualTo(settings("RestartPreventExitStatus").getFirst());
    assertThat(folder.resolve("data/rollcall.db")).exists();
  }

  @Test
  void systemdFindsNoMistakeInTheUnit() throws IOException {
    Path systemd = Path.of("/usr/bin/systemd-analyze");
    assumeTrue(Files.isExecutable(systemd), "systemd-analyze is not installed");
    Path unit = folder.resolve("rollcall.service");
    List<String> here =
        lines("rollcall.service").stream()
            .map(line -> line.replace(PLACE, unpacked.toString()))
            .toList();
    Files.write(unit, here);

    var verified = launch(List.of(systemd.toString()), Map.of()).run("verify", unit.toString());

    assertThat(verified.expect(0).err()).doesNotContain("rollcall.service");
  }

  @Test
  void whatTheImageIsMadeOfIsInTheArchive() throws IOException {
    List<String> copied = new ArrayList<>();
    for (String line : lines("Dockerfile")) {
      if (line.startsWith("COPY ")) {
        List<String> words = List.of(line.split(" ", -1));
        copied.addAll(words.subList(1, words.size() - 1));
        assertThat(words.getLast()).startsWith(PLACE);
      }
    }
    assertThat(copied)
        .contains("runtime", "lib", "bin", "rollcall")
        .allSatisfy(source -> assertThat(unpacked.resolve(source)).exists());
    assertThat(unpacked.resolve("Dockerfile"))
        .hasContent(String.join("\n", lines("Dockerfile")) + "\n");
  }

  @Test
  void theImageServesAsSoonAsTokensAreSafeAndSaysWhatItWantsBefore() throws Exception {
    List<String> command = new ArrayList<>(array("ENTRYPOINT"));
    command.addAll(array("CMD"));
    Launch image =
        launch(words(List.of(String.join(" ", command))), environment()).with("ROLLCALL_PORT", "0");

    assertThat(image.run().expect(2).err()).contains("--behind-proxy", "--tls-cert");
    try (Program running = image.with("ROLLCALL_BEHIND_PROXY", "true").start()) {
      running.awaitOut(line -> line.startsWith("Rollcall listens on "));
      assertThat(folder.resolve("data/rollcall.db")).exists();
      running.stop();
    }
  }

  @Test
  void whatTheImageRunsWhileItIsMadeIsShell() throws IOException {
    List<String> scripts =
        lines("Dockerfile").stream().filter(line -> line.startsWith("RUN ")).toList();

    assertThat(scripts)
        .hasSize(2)
        .allSatisfy(line -> launch(List.of("sh"), Map.of()).run("-n", "-c", line).expect(0))
        .anyMatch(line -> line.endsWith(" rollcall warm-up"));
  }

  /// The words of an instruction that is a JSON array, by a parser of JSON.
  private static List<String> array(String instruction) throws Exception {
    String line =
        lines("Dockerfile").stream()
            .filter(one -> one.startsWith(instruction + " "))
            .findFirst()
            .orElseThrow();
    var parsed = new JSONObject("{\"it\":" + line.substring(instruction.length()) + "}");
    List<String> words = new ArrayList<>();
    for (JSONValue word : parsed.getFieldAsArray("it")) {
      words.add(word.toString().replace("\"", ""));
    }
    return words;
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new TreeMap<>();
    for (String line : lines("Dockerfile")) {
      if (line.startsWith("ENV ")) {
        Pattern.compile("(\\w+)=(\\S+)")
            .matcher(line)
            .results()
            .forEach(found -> environment.put(found.group(1), found.group(2)));
      }
    }
    environment.replace("ROLLCALL_DATA", "/data", folder.resolve("data").toString());
    return environment;
  }
}
