package io.rollcall.db.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes the lines of a backup.
final class LineWriter {
  private final GZIPOutputStream out;
  private final MessageDigest digest = LineReader.sha256();

  LineWriter(OutputStream out) throws IOException {
    this.out = new GZIPOutputStream(out, 1 << 16);
  }

  void write(@Nullable Object json) throws IOException {
    byte[] line = LineJson.bytes(json);
    digest.update(line);
    out.write(line);
  }

  /// The last line. Without it a reader refuses everything.
  void end(long rows) throws IOException {
    Map<String, Object> last = new LinkedHashMap<>();
    last.put(LineReader.END, rows);
    last.put("sha256", HexFormat.of().formatHex(digest.digest()));
    out.write(LineJson.bytes(last));
    out.finish();
    out.flush();
  }
}
