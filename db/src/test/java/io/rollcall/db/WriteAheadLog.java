package io.rollcall.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads SQLite's write-ahead log as its file format says (sqlite.org/fileformat2.html#walformat):
/// a header of 32 bytes, then frames of 24 bytes and a page. The last frame of a commit says how
/// large the database is then; all others say 0.
final class WriteAheadLog {
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int PAGE_SIZE_AT = 8;
  private static final int SALT_AT = 16;

  private WriteAheadLog() {}

  /// How many commits the log of this database file holds; exact as long as it was never begun
  /// anew.
  static int commits(Path database) throws IOException {
    ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(Path.of(database + "-wal")));
    int frame = FRAME_HEADER + log.getInt(PAGE_SIZE_AT);
    long salt = log.getLong(SALT_AT);
    int commits = 0;
    for (int at = HEADER; at + frame <= log.capacity(); at += frame) {
      if (log.getLong(at + 8) == salt && log.getInt(at + 4) != 0) {
        commits++;
      }
    }
    return commits;
  }
}
