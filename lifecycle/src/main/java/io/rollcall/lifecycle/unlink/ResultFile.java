package io.rollcall.lifecycle.unlink;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.rollcall.lifecycle.unlink.Unlinked.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What came of accounts, a line each as soon as it is known:
/// `target,account,result,records,at,text`. A command that was cut short goes on from it; the last
/// line of an account counts.
public final class ResultFile {
  private static final List<String> HEADER =
      List.of("target", "account", "result", "records", "at", "text");

  private final Path file;
  private final String target;
  private final Clock clock;

  /// @param target its name; results of others in the file are left alone
  public ResultFile(Path file, String target, Clock clock) {
    this.file = file;
    this.target = target;
    this.clock = clock;
  }

  /// Those with which nothing is left to do.
  ///
  /// @throws IOException when there is such a file, and it is something else
  public Set<String> done() throws IOException {
    Set<String> done = new HashSet<>();
    if (!Files.exists(file)) {
      return done;
    }
    refuseAnother();
    cutHalfALine();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().allowMissingFields(true).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        if (!row.getField("target").equals(target)) {
          continue;
        }
        String result = row.getField("result");
        boolean ended = result.equals(Result.UNLINKED.word()) || result.equals(Result.FREE.word());
        var _ = ended ? done.add(row.getField("account")) : done.remove(row.getField("account"));
      }
    }
    return done;
  }

  private void refuseAnother() throws IOException {
    String header = String.join(",", HEADER);
    String text = Files.readString(file);
    if (!text.isEmpty() && !text.lines().findFirst().orElse("").equals(header)) {
      throw new IOException(
          file + " is there already, and is no file of results; its first line would be " + header);
    }
  }

  // A line without an end was being written when the program was killed.
  private void cutHalfALine() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    }
  }

  public void add(Unlinked one) throws IOException {
    boolean fresh = !Files.exists(file) || Files.size(file) == 0;
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      if (fresh) {
        csv.writeRecord(HEADER);
      }
      csv.writeRecord(
          target,
          line(one.account()),
          one.result().word(),
          String.join(
              " ",
              one.records().stream()
                  .map(record -> record.directory() + "/" + record.id())
                  .toList()),
          clock.instant().toString(),
          line(one.text()));
    }
    Files.writeString(
        file,
        text.toString(),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
