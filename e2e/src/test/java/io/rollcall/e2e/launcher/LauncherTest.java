package io.rollcall.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Some of these wait for a pipe: better fail than wait for ever.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LauncherTest {

  @TempDir private Path home;
  private SmallCheckout checkout;

  @BeforeEach
  void layOut() {
    checkout = new SmallCheckout(home);
  }

  @Test
  void buildsOnceAndThenStartsWhatIsBuilt() {
    assertThat(checkout.launcher().run("a", "b c").expect(0).out()).isEqualTo("started a b c\n");
    assertThat(checkout.launcher().run().expect(0).err()).isEmpty();

    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void becomesTheProgram() {
    try (var program = checkout.launcher().with("SAY", "echo $$; exit 4").start()) {
      Result result = program.end();

      assertThat(result.exit()).isEqualTo(4);
      assertThat(result.out()).isEqualTo(program.pid() + "\n");
    }
  }

  @Test
  void worksThroughLinksAndFromAnywhere() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("link"), Path.of("a checkout/rollcall"));
    Path linkToLink = Files.createSymbolicLink(home.resolve("link to link"), link);

    var result = checkout.launcher(linkToLink).with("SAY", "pwd").run().expect(0);

    assertThat(result.out()).isEqualTo(home.toRealPath() + "\nstarted \n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "app/pom.xml",
        "app/src/main/java/Main.java",
        "app/src/main/java/b/New.java",
        ".mvn/jvm.config"
      })
  void buildsAgainWhenSomethingIsNewOrChanged(String file) {
    built();

    checkout.source(file);

    assertThat(checkout.launcher().run().expect(0).err())
        .isEqualTo("rollcall: building what has changed.\n");
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void buildsAgainWhenASourceIsGone() {
    built();

    checkout.remove("app/src/main/java/Main.java");
    built();

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void aTestOrATurnedOffBuildIsNoReasonToBuild() {
    built();

    checkout.source("app/src/test/java/MainTest.java");
    built();
    checkout.source("app/src/main/java/Main.java");
    checkout.launcher().with("ROLLCALL_BUILD", "off").run().expect(0);

    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void aResourceThatIsGoneIsAlsoGoneFromWhatWasCompiled() {
    checkout.source("app/src/main/resources/V2.sql");
    built();
    checkout.source("app/target/classes/V2.sql");

    checkout.remove("app/src/main/resources/V2.sql");
    built();

    assertThat(checkout.root().resolve("app/target/classes")).doesNotExist();
  }

  @Test
  void aBuildThatFailsSaysWhyAndLeavesNothing() {
    var result = checkout.launcher().with("BUILD_FAILS", "yes").run().expect(1);

    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("no semicolon", "rollcall: the build failed");
    assertThat(checkout.folders()).isEmpty();
    assertThat(checkout.root().resolve(".build/lock")).doesNotExist();
    built();
  }

  @Test
  void ofSeveralStartsOneBuildsAndTheOthersWait() throws IOException, InterruptedException {
    Path pipe = pipe();
    var starts = IntStream.range(0, 4).mapToObj(_ -> waiting(pipe).start("now")).toList();
    SmallCheckout.write(pipe, "go on\n");

    assertThat(starts)
        .allSatisfy(start -> assertThat(start.end().expect(0).out()).isEqualTo("started now\n"));
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void theLockOfADeadBuilderDoesNotHold() throws IOException, InterruptedException {
    Path pipe = pipe();
    try (var builder = waiting(pipe).start();
        var maven = Files.newOutputStream(pipe)) {
      // Maven runs: the pipe has a reader. It runs on when its launcher is killed, and the next
      // start must wait for it.
      builder.kill();
      try (var next = checkout.launcher().start()) {
        next.awaitErr(line -> line.contains("waiting for another build"));
        maven.write('\n');

        next.end().expect(0);
      }
    }
    assertThat(checkout.builds()).isEqualTo(2);
    assertThat(checkout.folders()).hasSize(1);
  }

  @Test
  void aBuilderThatIsInterruptedLeavesNothing() throws IOException, InterruptedException {
    try (var builder = waiting(pipe()).start()) {
      builder.awaitErr(line -> line.contains("building"));

      assertThat(builder.stop().exit()).isEqualTo(128 + 15);
    }
    assertThat(checkout.folders()).isEmpty();
    built();
  }

  @Test
  void whatRunsKeepsItsJars() {
    try (Program serve =
        checkout.launcher().with("SAY", "echo ready; read line; cat \"$jars\"").start("serve")) {
      serve.awaitOut("ready"::equals);
      checkout.source("app/src/main/java/Main.java");
      built();
      assertThat(checkout.folders()).hasSize(2);

      serve.type("now\n");
      assertThat(serve.end().expect(0).out()).contains("jar\n");
    }
    checkout.source("app/src/main/java/Main.java");
    built();
    assertThat(checkout.folders()).hasSize(1);
  }

  @Test
  void whatTheJvmHasLearntIsUsedWhereItWasLearnt() {
    built();

    var again = checkout.launcher().with("SAY", "echo \"${cache:-no cache}\"").run().expect(0);

    assertThat(again.out()).isEqualTo(cacheOf(checkout) + "\nstarted \n");
  }

  @Test
  void aCheckoutThatIsMovedAfterItsBuildStartsAndIsNotBuiltAgain() {
    built();

    checkout.moveTo("another place");
    var moved = checkout.launcher().with("SAY", "echo \"${cache:-no cache}\"").run().expect(0);

    assertThat(moved.out()).isEqualTo("no cache\nstarted \n");
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void whatAnotherJvmHasLearntIsNotUsed() {
    built();
    Path other = checkout.jdk("other", "26");

    var result =
        checkout
            .launcher()
            .with("JAVA_HOME", other.toString())
            .with("SAY", "echo \"${cache:-no cache}\"")
            .run();

    assertThat(result.expect(0).out()).isEqualTo("no cache\nstarted \n");
  }

  private static Path cacheOf(SmallCheckout checkout) {
    return checkout
        .root()
        .resolve(".build")
        .resolve(checkout.folders().getFirst())
        .resolve("program.aot");
  }

  @Test
  void aJavaThatIsTooOldIsPassedOver() {
    Path old = checkout.jdk("old", "21.0.5");
    checkout.jdk(".jdks/new", "27-ea");

    var result = checkout.launcher().with("JAVA_HOME", old.toString()).with("SAY", "echo $0").run();

    assertThat(result.expect(0).out()).startsWith(home + "/.jdks/new/bin/java\n");
  }

  @Test
  void theJavaOnThePathIsFoundThroughItsLinks() throws IOException {
    Path jdk = checkout.jdk("new", "25");
    Files.createSymbolicLink(checkout.tools().resolve("java"), jdk.resolve("bin/java"));

    var result = checkout.launcher().with("JAVA_HOME", "").with("SAY", "echo $0").run();

    assertThat(result.expect(0).out()).startsWith(jdk + "/bin/java\n");
  }

  @Test
  void whatIsMissingIsSaidInOneSentence() {
    var withoutMaven = checkout.launcher().with("PATH", checkout.tools().toString());
    var withoutBoth = withoutMaven.with("JAVA_HOME", checkout.jdk("old", "1.8.0_402").toString());

    assertThat(withoutMaven.run().expect(2).err())
        .isEqualTo("rollcall: please install Apache Maven 3.8.7 or newer (mvn on the PATH).\n");
    assertThat(withoutBoth.run().expect(2).err())
        .isEqualTo(
            "rollcall: please install a JDK 25 or newer (set JAVA_HOME if it is in an unusual place)"
                + " and Apache Maven 3.8.7 or newer (mvn on the PATH).\n");
  }

  private void built() {
    checkout.launcher().run().expect(0);
  }

  private Launch waiting(Path pipe) {
    return checkout.launcher().with("BUILD_WAITS_FOR", pipe.toString());
  }

  /// A named pipe: reading from it waits until somebody writes.
  private Path pipe() throws IOException, InterruptedException {
    Path pipe = home.resolve("pipe");
    var made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
    assertThat(made.waitFor()).isZero();
    return pipe;
  }
}
