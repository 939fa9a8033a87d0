package io.rollcall.db.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Reads the lines of a backup and finds out at the end whether they are what was written.
final class LineReader implements AutoCloseable {
  static final String END = "end";
  private static final String NOT_WHOLE =
      "The backup is cut off or was altered. Nothing was changed; use another copy.";

  private final InputStream in;
  private final MessageDigest digest = sha256();
  private long rows;

  private LineReader(InputStream in) {
    this.in = in;
  }

  static LineReader open(Path file) {
    try {
      InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
      try {
        return new LineReader(
            new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16));
      } catch (IOException e) {
        bytes.close();
        throw new BackupException(file + " is no backup of Rollcall.", e);
      }
    } catch (NoSuchFileException e) {
      throw new BackupException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new BackupException("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  /// The next line's value; null after the last, when all lines are as they were written.
  ///
  /// @throws BackupException if they are not
  @Nullable Object next() {
    byte[] line = line();
    Object json = parsed(line);
    if (json instanceof Map<?, ?> map && map.containsKey(END)) {
      checkEnd(map);
      return null;
    }
    if (json instanceof List<?>) {
      rows++;
    }
    digest.update(line);
    return json;
  }

  private void checkEnd(Map<?, ?> end) {
    byte[] expected = digest.digest();
    boolean whole =
        Long.valueOf(rows).equals(end.get(END))
            && HexFormat.of().formatHex(expected).equals(end.get("sha256"));
    try {
      if (!whole || in.read() >= 0) {
        throw new BackupException(NOT_WHOLE);
      }
    } catch (IOException e) {
      throw new BackupException(NOT_WHOLE, e);
    }
  }

  private byte[] line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    try {
      int next;
      do {
        next = in.read();
        if (next < 0) {
          throw new BackupException(NOT_WHOLE);
        }
        line.write(next);
      } while (next != '\n');
    } catch (IOException e) {
      throw new BackupException(NOT_WHOLE, e);
    }
    return line.toByteArray();
  }

  private static Object parsed(byte[] line) {
    try {
      Object json = LineJson.parse(line);
      if (json != null) {
        return json;
      }
    } catch (JacksonException e) {
      throw new BackupException(NOT_WHOLE, e);
    }
    throw new BackupException(NOT_WHOLE);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
