package io.rollcall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `./bench` starts, with few users and for moments only: how fast it is says nothing.
final class BenchTest {
  private static final List<String> LIMITS =
      List.of(
          "HTTP echo of 1.2 kB",
          "select of a row",
          "insert, one at a time",
          "insert, 16 share commits");
  private static final List<String> COMPARED =
      List.of(
          "GET by id",
          "filter userName eq",
          "filter externalId eq",
          "filter emails.value eq",
          "filter displayName sw",
          "filter not indexed: title eq",
          "page of 100, first",
          "page of 100, deep",
          "cursor of 100, first",
          "cursor of 100, deep",
          "POST",
          "PATCH",
          "PUT",
          "PATCH of one member");

  @TempDir private Path folder;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void measuresEveryLineAndComparesItWithItsLimit() throws Exception {
    String said = bench("--users", "200", "--rounds", "1", "--millis", "400");

    assertThat(said).doesNotContain("LEFT OUT");
    LIMITS.forEach(
        name -> assertThat(row(said, name)).containsPattern(" [1-9][\\d,]*( +\\S+){3}$"));
    COMPARED.forEach(name ->
        assertThat(row(said, name)).containsPattern(" [1-9][\\d,]*( +\\S+){3} +\\d+\\.\\d{3}$"));
  }

  /// Half of those who differ have another address, and every membership of theirs is missing.
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void measuresPlans() throws Exception {
    String said = run("PlanMain", "--people", "400", "--groups", "5", "--memberships", "200");

    assertThat(said)
        .containsPattern(
            "0 % changed, round 3: \\d+\\.\\d\\d s, \\d+ MB at most, 0 changes, 400 unchanged")
        .containsPattern("1 % changed, round 3: .*, [1-9]\\d* changes, 396 unchanged");
  }

  /// The line of this name in the table, without spaces at its end.
  private static String row(String said, String name) {
    return said.lines()
        .filter(line -> line.startsWith(name + "  "))
        .findFirst()
        .orElse("no line " + name)
        .stripTrailing();
  }

  private String bench(String... arguments) throws IOException, InterruptedException {
    return run("Main", arguments);
  }

  private String run(String main, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.rollcall.bench." + main));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said.txt");
    Process bench =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    int exit = bench.waitFor();
    String all = Files.readString(said);
    assertThat(exit).as(all).isZero();
    return all;
  }
}
