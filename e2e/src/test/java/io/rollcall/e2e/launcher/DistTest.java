package io.rollcall.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `./rollcall dist` leaves behind, whatever becomes of it. That the archives work is
/// `InstallationTest`'s.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DistTest {
  private static final String LINKER =
      """
      #!/bin/sh
      if [ "$1" = --help ]; then echo "      Linking from run-time image $LINKING"; exit; fi
      if [ -n "${LINKER_WAITS_FOR:-}" ]; then echo linking >&2; read -r nothing <"$LINKER_WAITS_FOR"; fi
      [ -z "${LINKER_FAILS:-}" ] || { echo "no space left" >&2; exit "$LINKER_FAILS"; }
      until [ "$1" = --output ]; do shift; done
      mkdir -p "$2/bin" && echo java >"$2/bin/java"
      """;

  @TempDir private Path home;
  private SmallCheckout checkout;

  @BeforeEach
  void layOut() {
    checkout = new SmallCheckout(home);
    checkout.script("jdk/bin/jlink", LINKER);
    Stream.of("rollcall", "rollcall.service", "Dockerfile", "README.md")
        .forEach(file -> checkout.copy("packaging/" + file));
    Stream.of("LICENSE", "CHANGELOG.md", "docs/guide/operate.md").forEach(checkout::copy);
  }

  @Test
  void makesAnArchiveWithAJavaAndOneWithout() throws IOException {
    Result result = dist().run("dist", "--out", "out").expect(0);

    Path plain = home.resolve("out/rollcall-9.8.tar.gz");
    Path withJava = home.resolve("out/rollcall-9.8-" + platform() + ".tar.gz");
    assertThat(result.out().lines()).containsExactlyInAnyOrder(plain + "", withJava + "");
    assertThat(left()).containsExactlyInAnyOrder(plain, withJava);
    assertThat(files(plain))
        .contains(
            "rollcall-9.8/rollcall",
            "rollcall-9.8/lib/program.jar",
            "rollcall-9.8/README.md",
            "rollcall-9.8/docs/guide/operate.md",
            "rollcall-9.8/systemd/rollcall.service")
        .allMatch(file -> file.startsWith("rollcall-9.8/"))
        .noneMatch(file -> file.contains("runtime") || file.contains("program.aot"));
    assertThat(files(withJava)).contains("rollcall-9.8/runtime/bin/java");
  }

  @Test
  void whereNothingCanBeLinkedTheArchiveWithoutJavaIsMade() throws IOException {
    Result unable = dist().with("LINKING", "disabled").run("dist", "--out", "out").expect(0);
    Files.delete(home.resolve("jdk/bin/jlink"));
    Result without = dist().run("dist", "--out", "out").expect(0);

    assertThat(List.of(unable, without))
        .allSatisfy(result -> {
          assertThat(result.out()).isEqualTo(home.resolve("out/rollcall-9.8.tar.gz") + "\n");
          assertThat(result.err()).contains("cannot make a Java of its own");
        });
    assertThat(left()).hasSize(1);
  }

  @Test
  void whatFailsFailsWithItsExitCodeAndLeavesNothing() throws IOException {
    Result unlinked = dist().with("LINKER_FAILS", "7").run("dist", "--out", "out").expect(7);
    checkout.tools();
    checkout.script("tools/tar", "#!/bin/sh\nexit 5\n");
    Result unpacked = dist().run("dist", "--out", "out").expect(5);

    assertThat(unlinked.out() + unpacked.out()).isEmpty();
    assertThat(unlinked.err()).contains("no space left", "jlink failed (exit code 7). No archive");
    assertThat(unpacked.err()).contains("tar failed (exit code 5). No archive");
    assertThat(left()).isEmpty();
  }

  @Test
  void whoIsInterruptedStopsWhatRunsAndLeavesNothing() throws IOException, InterruptedException {
    Path pipe = home.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor())
        .isZero();
    try (var program =
        dist().with("LINKER_WAITS_FOR", pipe.toString()).start("dist", "--out", "out")) {
      program.awaitErr("linking"::equals);
      List<ProcessHandle> running =
          ProcessHandle.of(program.pid()).orElseThrow().descendants().toList();

      assertThat(program.stop().exit()).isEqualTo(128 + 15);
      assertThat(running).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void helpAndMistakesBuildNothing() {
    assertThat(dist().run("dist", "--help").expect(0).out())
        .contains("Usage: rollcall dist", "rollcall-VERSION-" + platform() + ".tar.gz");
    assertThat(dist().run("dist", "--ouch").expect(2).err()).contains("dist has no option --ouch");
    assertThat(dist().run("dist", "--out").expect(2).err()).contains("--out needs a folder");
    assertThat(checkout.builds()).isZero();
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamed() {
    SmallCheckout.write(home.resolve("file"), "");

    assertThat(dist().run("dist", "--out", "file/out").expect(1).err())
        .contains("cannot write to file/out");
  }

  private Launch dist() {
    return checkout.launcher().with("LINKING", "enabled").with("SAY", "echo rollcall 9.8; exit");
  }

  private static String platform() {
    String system = System.getProperty("os.name").equals("Linux") ? "linux" : "macos";
    String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
    return system + "-" + machine;
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(home.resolve("out"))) {
      return all.toList();
    }
  }

  private List<String> files(Path archive) {
    try {
      return new Launch(List.of("tar"), home, Map.of(), Duration.ofMinutes(1))
          .run("-tzf", archive.toRealPath().toString())
          .expect(0)
          .out()
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("There is no " + archive, e);
    }
  }
}
