package io.rollcall.db.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.db.Database;
import io.rollcall.db.Url;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of SQLite that are restored into some database, and back.
abstract class BackingUp {
  @TempDir Path folder;

  private final long seed = System.nanoTime();
  private Database database;
  private Path file;

  Path file() {
    return file;
  }

  /// The database of the test is empty; the file holds a zoo.
  @BeforeEach
  void begin(Database fresh) {
    System.out.println("seed " + seed);
    database = fresh;
    file = folder.resolve("zoo.backup");
    try (Database source = sqlite("source")) {
      Zoo.fill(source, seed);
      new Backup(source, Zoo::migrate, "1.0").write(file);
    }
  }

  @Test
  void whatIsRestoredIsWhatWasBackedUpAlsoOnTheWayBack() throws IOException {
    Summary restored = new Restore(database, Zoo::migrate).from(file, false);
    Path again = folder.resolve("again.backup");
    Summary backedUp = new Backup(database, Zoo::migrate, "1.0").write(again);

    try (Database source = sqlite("source");
        Database back = sqlite("back")) {
      assertThat(new Restore(back, Zoo::migrate).from(again, false)).isEqualTo(backedUp);
      assertThat(backedUp).isEqualTo(restored);
      assertThat(backedUp.totalRows()).isGreaterThan(211);
      assertThat(Zoo.content(database)).isEqualTo(Zoo.content(source));
      assertThat(Zoo.content(back)).isEqualTo(Zoo.content(source));
    }
  }

  @Test
  void aBackupIsOfOneMomentWhileOthersWrite() throws IOException {
    Zoo.fill(database, seed);
    Zoo.photograph(database, seed, 10);
    AtomicInteger written = new AtomicInteger();
    Path meanwhile = folder.resolve("meanwhile.backup");
    try (OutputStream out = Files.newOutputStream(meanwhile);
        OutputStream interrupted =
            new FilterOutputStream(out) {
              @Override
              public void write(byte[] bytes, int from, int length) throws IOException {
                CompletableFuture.runAsync(
                        () -> Zoo.open(database, "new " + written.incrementAndGet()))
                    .join();
                out.write(bytes, from, length);
              }
            }) {
      new Backup(database, Zoo::migrate, "1.0").write(interrupted);
    }

    assertThat(written.get()).isGreaterThan(5);
    try (Database restored = sqlite("restored")) {
      new Restore(restored, Zoo::migrate).from(meanwhile, false);
      int zoos = restored.read(sql -> sql.fetchCount(sql.selectFrom("zoo")));
      int visits = restored.read(sql -> sql.fetchCount(sql.selectFrom("visit")));
      assertThat(zoos - 210).isEqualTo(visits - 1).isLessThan(written.get());
    }
  }

  @Test
  void whatTheDatabaseCountsGoesOnBehindWhatWasRestored() {
    new Restore(database, Zoo::migrate).from(file, false);
    Zoo.visit(database, "second");

    List<String> visits =
        database.read(
            sql -> sql.fetch("select id from visit order by position").getValues(0, String.class));
    assertThat(visits).containsExactly("first", "second");
  }

  @Test
  void onlyItsOwnerMayReadItAndNothingElseIsLeft() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void aFileThatIsCutOffOrAlteredChangesNothing() throws IOException {
    Zoo.migrate(database);
    Zoo.visit(database, "kept");
    String before = Zoo.content(database);
    Restore restore = new Restore(database, Zoo::migrate);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(seed);
    Path bad = folder.resolve("bad.backup");
    for (int i = 0; i < 40; i++) {
      byte[] bytes = Arrays.copyOf(whole, i < 20 ? random.nextInt(whole.length) : whole.length);
      if (i >= 20) {
        // The first ten bytes are gzip's own: a time, a flag, a system.
        bytes[10 + random.nextInt(bytes.length - 10)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(bad, bytes);
      assertThatThrownBy(() -> restore.from(bad, true)).isInstanceOf(BackupException.class);
    }

    assertThat(Zoo.content(database)).isEqualTo(before);
    assertThatThrownBy(() -> restore.from(folder.resolve("none"), true))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("There is no file");
  }

  @Test
  void nothingIsConcludedFromAFirstLineThatWasAltered() throws IOException {
    Path bad = folder.resolve("bad.backup");
    String lines;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Restore restore = new Restore(database, Zoo::migrate);
    for (String altered :
        List.of(
            lines.replaceFirst("\"TEXT\"", "\"TEVT\""),
            lines.replaceFirst("\"rows\":\\d+", "\"rows\":\"x\""),
            lines.replaceFirst("\"tables\":\\[", "\"tables\":1,\"x\":["))) {
      try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bad))) {
        out.write(altered.getBytes(StandardCharsets.UTF_8));
      }
      assertThatThrownBy(() -> restore.from(bad, true))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("was altered");
    }
  }

  @Test
  void dataThatIsThereStaysUnlessItIsToBeReplaced() throws IOException {
    Zoo.migrate(database);
    Restore restore = new Restore(database, Zoo::migrate);
    assertThat(restore.isEmpty()).isTrue();
    Zoo.visit(database, "here before");
    assertThat(restore.isEmpty()).isFalse();

    assertThatThrownBy(() -> restore.from(file, false))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("--replace");
    assertThat(Zoo.content(database)).contains("here before");
    restore.from(file, true);
    assertThat(Zoo.content(database)).doesNotContain("here before");
  }

  @Test
  void aBackupOfAnotherVersionIsRefused() {
    assertThatThrownBy(() -> new Restore(database, Zoo::migrateToTheNext).from(file, true))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("version 1.0")
        .hasMessageContaining("zoo=2")
        .hasMessageContaining("zoo=3");
  }

  @Test
  void aProgramThatRunsMeanwhileGoesOnAndSeesWhatWasRestored(Url url) {
    Zoo.migrate(database);
    Zoo.visit(database, "here before");
    try (Database running = Database.open(url.jdbc())) {
      int before = running.read(sql -> sql.fetchCount(sql.selectFrom("zoo")));
      new Restore(database, Zoo::migrate).from(file, true);
      int after = running.read(sql -> sql.fetchCount(sql.selectFrom("zoo")));
      Zoo.visit(running, "and goes on");

      assertThat(List.of(before, after)).containsExactly(0, 200);
    }
  }

  private Database sqlite(String name) {
    return Database.open("jdbc:sqlite:" + folder.resolve(name + ".db"));
  }
}
