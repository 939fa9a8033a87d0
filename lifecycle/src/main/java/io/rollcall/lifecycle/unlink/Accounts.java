package io.rollcall.lifecycle.unlink;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A file of account ids: one a line, or a CSV file with a column for them.
public final class Accounts {
  private static final List<String> COLUMNS =
      List.of("account", "accountid", "account_id", "account id", "aaid");

  private Accounts() {}

  /// The ids in their order, each once. Empty lines, and those that begin with `#`, do not count.
  ///
  /// @throws IOException when the file cannot be read, or has no ids in a place that is known
  public static List<String> read(Path file) throws IOException {
    Set<String> accounts = new LinkedHashSet<>();
    int column = -1;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        String first = row.getField(0).strip();
        if (first.startsWith("#") || (row.getFieldCount() == 1 && first.isEmpty())) {
          continue;
        }
        if (column < 0) {
          int header = header(row);
          if (header >= 0) {
            column = header;
            continue;
          }
          column = onlyColumn(file, row);
        }
        if (row.getFieldCount() <= column || row.getField(column).isBlank()) {
          throw new IOException(
              "Line " + row.getStartingLineNumber() + " of " + file + " has no account id");
        }
        accounts.add(row.getField(column).strip());
      }
    } catch (CsvParseException | UncheckedIOException unreadable) {
      throw new IOException(file + " is no CSV file: " + unreadable.getMessage(), unreadable);
    }
    if (accounts.isEmpty()) {
      throw new IOException(file + " has no account ids");
    }
    return List.copyOf(accounts);
  }

  private static int header(CsvRecord row) {
    List<String> names = new ArrayList<>();
    row.getFields().forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
    return COLUMNS.stream().mapToInt(names::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
  }

  private static int onlyColumn(Path file, CsvRecord row) throws IOException {
    if (row.getFieldCount() > 1) {
      throw new IOException(
          file
              + " has several columns, and the first line names none of them "
              + String.join(", ", COLUMNS)
              + "; so nobody can say where the account ids are");
    }
    return 0;
  }
}
