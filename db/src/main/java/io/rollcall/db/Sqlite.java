package io.rollcall.db;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// SQLite in one file: write-ahead log, every commit flushed to disk, one writer that takes the
/// write lock when it begins (so that it never has to give up half-way), a few readers. Calls into
/// SQLite hold their carrier thread, hence few connections.
final class Sqlite {
  static final String PREFIX = "jdbc:sqlite:";
  private static final int READERS = 4;
  private static final int BUSY_TIMEOUT_MILLIS = 15_000;

  private Sqlite() {}

  static Pools open(String url) {
    Path file = Path.of(url.substring(PREFIX.length())).toAbsolutePath();
    createPrivately(file);
    return new Pools(
        Dialect.SQLITE,
        Pools.pool("rollcall-writer", source(url, TransactionMode.IMMEDIATE), 1),
        Pools.pool(
            "rollcall-readers",
            source(url, TransactionMode.DEFERRED),
            READERS,
            "PRAGMA query_only = true"),
        source(url, TransactionMode.IMMEDIATE));
  }

  private static SQLiteDataSource source(String url, TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setTransactionMode(mode);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
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
