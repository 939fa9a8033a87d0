package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  @TempDir Path folder;

  @Test
  void theFilesOfSqliteAreForTheirOwnerOnly() throws IOException {
    Path data = folder.resolve("new").resolve("data");
    try (Database database = Database.open("jdbc:sqlite:" + data.resolve("rollcall.db"))) {
      database.write(sql -> sql.execute("create table t (id integer)"));

      List<Path> files;
      try (Stream<Path> listed = Files.list(data)) {
        files = listed.toList();
      }
      assertThat(files).hasSizeGreaterThanOrEqualTo(2);
      for (Path file : files) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void sqliteWritesAheadAndFlushesEveryCommit() {
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"))) {
      assertThat(database.dialect()).isEqualTo(Dialect.SQLITE);
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2");
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
    }
  }

  @Test
  void anotherKindOfAddressIsRefused() {
    assertThatThrownBy(() -> Database.open("jdbc:h2:mem:x"))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }

  @Test
  void whoListensHearsOfEveryStatementAndOfNothingElse() {
    List<String> heard = new ArrayList<>();
    try (Database database =
        Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"), heard::add)) {
      database.write(sql -> sql.execute("create table t (id integer unique)"));
      database.write(sql -> sql.execute("insert into t values (?)", 1));
      assertThatThrownBy(() -> database.write(sql -> sql.execute("insert into t values (1)")))
          .isInstanceOf(UniqueViolation.class);
      database.read(sql -> sql.fetch("select id from t where id = ?", 1));
      database.write(sql ->
          sql.batch("insert into t values (?)", new Object[] {2}, new Object[] {3}).execute());
    }

    assertThat(heard)
        .containsExactly(
            "create table t (id integer unique)",
            "insert into t values (?)",
            "insert into t values (1)",
            "select id from t where id = ?",
            "insert into t values (?)");
  }

  @Test
  void aDatabaseThatIsAwayIsUnavailableAndNotNamedInTheMessage() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    try (Database database =
        Database.open("jdbc:postgresql://127.0.0.1:" + closed + "/d?user=me&password=s3cret")) {
      assertThatThrownBy(() -> database.read(sql -> sql.fetch("select 1")))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("cannot be reached")
          .hasMessageNotContaining("" + closed)
          .hasMessageNotContaining("s3cret");
    }
  }

  private static String pragma(Database database, String name) {
    return database.write(sql -> String.valueOf(sql.fetchSingle("PRAGMA " + name).get(0)));
  }

  @Test
  void anAddressThatCannotBeReadIsNotRepeatedWithItsPassword() {
    for (String address :
        List.of(
            "jdbc:postgresql://host:port/db?user=me&password=s3cret",
            "jdbc:postgresql://me:s3cret@host:port/db",
            "jdbc:postgresql://me:s3cret@host/db")) {
      assertThatThrownBy(() -> Database.open(address))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("/db")
          .hasMessageNotContaining("s3cret")
          .hasNoCause();
    }
  }
}
