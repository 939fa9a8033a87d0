package io.rollcall.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `log --follow`.
@Timeout(60)
final class FollowedLogTest {
  @TempDir Path folder;

  @Test
  void whoFollowsTheLogSeesWhatHappensUntilItIsStopped() throws Exception {
    var shell = new Shell(folder, true);
    shell.run("org", "create", "acme");
    int before = (int) shell.run("log", "--org", "acme").out().lines().count();
    var code = new AtomicInteger(-1);
    try (var written = new PipedWriter();
        var read = new BufferedReader(new PipedReader(written, 65_536))) {
      Thread following =
          Thread.ofPlatform()
              .start(() ->
                  code.set(
                      shell.run(written, new StringWriter(), "log", "--org", "acme", "--follow")));
      for (int i = 0; i < before; i++) {
        assertThat(read.readLine()).contains("\"kind\"");
      }
      shell.run("domain", "claim", "acme.example", "--org", "acme");
      shell.run("org", "create", "other");
      shell.run("directory", "create", "--org", "acme", "--preset", "standard");
      assertThat(read.readLine()).contains("domain_verified", "acme.example");
      assertThat(until(read, "directory_created")).doesNotContain("other");
      following.interrupt();
      assertThat(following.join(Duration.ofSeconds(30))).isTrue();
    }
    assertThat(code).hasValue(0);
  }

  @Test
  void whoFollowsWithAFilterSeesWhatFitsAndNothingElse() throws Exception {
    var shell = new Shell(folder, true);
    shell.run("org", "create", "acme");
    try (var written = new PipedWriter();
        var read = new BufferedReader(new PipedReader(written, 65_536))) {
      Thread following =
          Thread.ofPlatform()
              .start(() -> {
                int _ =
                    shell.run(
                        written,
                        new StringWriter(),
                        "log",
                        "--org",
                        "acme",
                        "--follow",
                        "--kind",
                        "organization_created,domain_verified");
              });
      assertThat(read.readLine()).contains("organization_created");
      shell.run("directory", "create", "--org", "acme", "--preset", "standard");
      shell.run("domain", "claim", "acme.example", "--org", "acme");
      assertThat(read.readLine()).contains("domain_verified");
      following.interrupt();
      assertThat(following.join(Duration.ofSeconds(30))).isTrue();
    }
  }

  private static String until(BufferedReader read, String word) throws IOException {
    var lines = new StringBuilder();
    while (lines.indexOf(word) < 0) {
      lines.append(read.readLine()).append('\n');
    }
    return lines.toString();
  }
}
