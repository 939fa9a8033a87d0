package io.rollcall.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.installation.Archives;
import io.rollcall.e2e.stage.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page about the installation does what it says, in a home of its own, without the checkout
/// and without a Java. What it has for systemd and for containers needs either, and is not carried
/// out.
@Tag("blackbox")
final class InstallGuideTest {
  static final String PAGE = "install.md";

  @TempDir private Path folder;

  @Test
  void thePageDoesWhatItSays() throws IOException {
    Path archive = Archives.made().withJava();
    Files.createSymbolicLink(folder.resolve(archive.getFileName()), archive);
    GuidePage page = GuidePage.of(PAGE, Files.readAllLines(GuidesTest.GUIDES.resolve(PAGE)));
    Launch nothing =
        new Launch(
            List.of("true"),
            folder,
            Map.of("HOME", folder.resolve("home").toString(), "JAVA_HOME", ""),
            Duration.ofMinutes(10));

    List<String> failures = new Walk(folder, nothing).failures(page);

    assertThat(failures).as(String.join("\n\n", failures)).isEmpty();
    assertThat(page.steps()).hasSizeGreaterThan(4);
  }
}
