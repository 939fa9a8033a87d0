package io.rollcall.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Checkout;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page of `docs/guide` that has commands to copy does what it says, on a service of its own.
@Tag("blackbox")
@Tag("curl")
final class GuidesTest {
  static final Path GUIDES = Checkout.root().resolve("docs/guide");

  // These need a server besides ours, or no checkout, and have a test of their own.
  private static final Set<String> ELSEWHERE =
      Set.of(ActiveDirectoryGuideTest.PAGE, InstallGuideTest.PAGE);

  @TempDir private Path folder;

  private static List<GuidePage> pages() throws IOException {
    try (Stream<Path> files = Files.list(GUIDES)) {
      List<GuidePage> pages = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        GuidePage page = GuidePage.of(String.valueOf(file.getFileName()), Files.readAllLines(file));
        if (!page.steps().isEmpty() && !ELSEWHERE.contains(page.name())) {
          pages.add(page);
        }
      }
      return pages;
    }
  }

  @Test
  void thePagesThatCanBeCarriedOutAreAmongThem() throws IOException {
    assertThat(pages())
        .extracting(GuidePage::name)
        .contains(
            "administer.md",
            "adopt-existing-accounts.md",
            "change-an-email-with-a-script.md",
            "email-on-the-wrong-account.md",
            "fix-an-email-conflict.md",
            "merge-two-companies.md",
            "offboard-safely.md",
            "offer-scim.md",
            "okta-or-entra-in-front.md",
            "schedule.md",
            "sync-from-a-file.md",
            "user-lifecycle.md");
    assertThat(pages())
        .allSatisfy(page -> assertThat(page.steps()).anyMatch(step -> step.shown().isPresent()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageDoesWhatItSays(GuidePage page) throws IOException {
    try (Service _ = Service.on(folder.resolve(".rollcall"))) {
      assertWalked(page, folder, Launch.rollcall(folder));
    }
  }

  @Test
  @Tag("postgresql")
  void everyPageDoesWhatItSaysOnPostgresql() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      for (GuidePage page : pages()) {
        Path own = Files.createDirectory(folder.resolve(page.name()));
        String url = database(postgres, page.name());
        try (Service _ = Service.on(own.resolve(".rollcall"), url)) {
          assertWalked(page, own, Launch.rollcall(own).with("ROLLCALL_DATABASE", url));
        }
      }
    }
  }

  static void assertWalked(GuidePage page, Path folder, Launch rollcall) throws IOException {
    Files.createSymbolicLink(folder.resolve("rollcall"), Checkout.root().resolve("rollcall"));
    List<String> failures = new Walk(folder, rollcall).failures(page);
    assertThat(failures).as(String.join("\n\n", failures)).isEmpty();
  }

  private static String database(EmbeddedPostgres postgres, String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE \"" + name + "\"");
    }
    return postgres.getJdbcUrl("postgres", name);
  }
}
