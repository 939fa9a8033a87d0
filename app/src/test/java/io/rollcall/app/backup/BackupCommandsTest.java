package io.rollcall.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.Shell;
import io.rollcall.app.Shell.Result;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupCommandsTest {
  @TempDir Path folder;

  private Result run(String data, String... arguments) {
    return new Shell(folder.resolve(data), false).run(arguments);
  }

  @Test
  void whatOneCommandSavedAnotherBringsBackElsewhere() {
    String file = folder.resolve("saved").toString();
    run("here", "org", "create", "Acme", "--claim-domain", "acme.example");
    Result saved = run("here", "backup", file, "--json");
    Result restored = run("there", "restore", file, "--json");

    assertThat(saved.code()).as(saved.err()).isZero();
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(restored.json()).isEqualTo(saved.json());
    assertThat(run("there", "org", "list", "--json").out())
        .isEqualTo(run("here", "org", "list", "--json").out())
        .contains("acme.example");
  }

  @Test
  void dataThatIsThereIsOnlyReplacedByWhoSaysSo() {
    String file = folder.resolve("saved").toString();
    run("here", "org", "create", "Acme");
    run("here", "backup", file);
    run("there", "org", "create", "Other");

    Result refused = run("there", "restore", file);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("holds data already").contains("--replace");
    Result cannotAsk = run("there", "restore", file, "--replace");
    assertThat(cannotAsk.code()).isEqualTo(2);
    assertThat(cannotAsk.err()).contains("--yes");
    assertThat(run("there", "org", "list").out()).contains("Other");

    assertThat(run("there", "restore", file, "--replace", "--yes").code()).isZero();
    assertThat(run("there", "org", "list").out()).contains("Acme").doesNotContain("Other");
  }

  @Test
  @Tag("postgresql")
  void allTablesMoveToPostgresqlAndBack() throws IOException {
    run("here", "org", "create", "Acme", "--claim-domain", "acme.example");
    run("here", "member", "add", "--org", "Acme", "--email", "jo@acme.example", "--role", "admin");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      String first = folder.resolve("first").toString();
      String second = folder.resolve("second").toString();
      List<Result> steps =
          List.of(
              run("here", "backup", first),
              run("", "restore", first, "--database", url),
              run("", "backup", second, "--database", url),
              run("back", "restore", second));

      assertThat(steps).allMatch(step -> step.code() == 0);
      assertThat(lines(second)).isEqualTo(lines(first)).contains("jo@acme.example");
    }
    assertThat(run("back", "org", "list").out()).contains("acme.example");
  }

  private static String lines(String file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Path.of(file)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nothingIsNoBackup() {
    Result empty = run("here", "backup", folder.resolve("saved").toString());

    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.err()).contains("nothing to back up").contains("--data");
    assertThat(Files.exists(folder.resolve("saved"))).isFalse();
    Result none = run("here", "restore", folder.resolve("none").toString());
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("There is no file");
  }
}
