package io.rollcall.db;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/// SQLite in one file: write-ahead log, every commit flushed to disk, one writer ([GroupCommit]), a
/// few readers. Calls into SQLite hold their carrier thread, hence few connections.
final class Sqlite {
  static final String PREFIX = "jdbc:sqlite:";
  private static final int READERS = 4;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private Sqlite() {}

  static Database open(String url, Statements statements) {
    return open(url, statements, LONGEST_WAIT);
  }

  /// @param patience how long to wait for another process that writes
  static Database open(String url, Statements statements, Duration patience) {
    createPrivately(Path.of(url.substring(PREFIX.length())).toAbsolutePath());
    Sql sql = new Sql(Dialect.SQLITE, statements);
    HikariConfig readers =
        Pooled.connections(
            "rollcall-readers", source(url, TransactionMode.DEFERRED, patience), READERS);
    readers.setConnectionInitSql("PRAGMA query_only = true");
    DataSource writing = source(url, TransactionMode.IMMEDIATE, patience);
    return new Database(
        Dialect.SQLITE,
        writing,
        Pooled.reading(readers, sql),
        GroupCommit.start(new SqliteWriter(writing, sql)));
  }

  private static SQLiteDataSource source(String url, TransactionMode mode, Duration patience) {
    SQLiteDataSource source = new PatientSource(config(mode), patience);
    source.setUrl(url);
    return source;
  }

  private static SQLiteConfig config(TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(mode);
    config.enforceForeignKeys(true);
    // The driver would look at each statement with an expression, and ask for an id after each
    // insert.
    config.setGetGeneratedKeys(false);
    return config;
  }

  /// Its connections wait for the write lock with [Patience].
  private static final class PatientSource extends SQLiteDataSource {
    private final Duration patience;

    PatientSource(SQLiteConfig config, Duration patience) {
      super(config);
      this.patience = patience;
    }

    @Override
    public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
        throws SQLException {
      SQLiteConnection connection = super.getConnection(user, password);
      Patience.give(connection, patience);
      return connection;
    }
  }

  /// The file holds people's data and the hashes of tokens: only its owner may read it. SQLite
  /// gives its side files the same permissions.
  private static void createPrivately(Path file) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder, permissions("rwx------"));
      }
      Files.createFile(file, permissions("rw-------"));
    } catch (FileAlreadyExistsException alreadyThere) {
      // Created by an earlier run, or just now by another process.
    } catch (IOException e) {
      throw new DatabaseException(
          "Cannot create the database file " + file + ": " + e.getMessage(), e);
    }
  }

  private static FileAttribute<?>[] permissions(String text) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(text);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
