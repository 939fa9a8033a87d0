package io.rollcall.lifecycle.source.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.file.Table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads CSV as RFC 4180 has it, with a header line. Whatever may be the mark of a file that was
/// cut (a row with too few values, a quote that does not end) makes it unreadable as a whole.
final class CsvTable {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  private final String file;
  private final String text;
  private final char delimiter;

  CsvTable(String file, String text, Optional<Character> delimiter) {
    this.file = file;
    this.text = text;
    this.delimiter = delimiter.orElseGet(() -> inHeader(text));
  }

  /// The one that the header has most of; names of columns have none of them.
  private static char inHeader(String text) {
    String header = text.lines().findFirst().orElse("");
    char most = ',';
    for (char one : DELIMITERS) {
      if (count(header, one) > count(header, most)) {
        most = one;
      }
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  Table read() throws IncompleteRead {
    if (count(text, '"') % 2 != 0) {
      throw new IncompleteRead(
          "%s has a quote that does not end; the file may be cut. A quote inside of a value is written twice."
              .formatted(file));
    }
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text)) {
      return table(reader);
    } catch (CsvParseException | java.io.IOException e) {
      throw new IncompleteRead("%s is no CSV: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private Table table(Iterable<CsvRecord> records) throws IncompleteRead {
    List<String> header = List.of();
    List<Row> rows = new ArrayList<>();
    for (CsvRecord line : records) {
      if (header.isEmpty()) {
        header = header(line);
      } else {
        rows.add(row(header, line));
      }
    }
    if (header.isEmpty()) {
      throw new IncompleteRead(
          file + " is empty; its first line must name its columns. Was the export cut?");
    }
    return new Table(file, header, rows, text.endsWith("\n") || text.endsWith("\r"));
  }

  private List<String> header(CsvRecord line) throws IncompleteRead {
    List<String> header = line.getFields().stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!seen.add(column)) {
        throw new IncompleteRead(
            "%s has two columns \"%s\"; nobody can tell which counts.".formatted(file, column));
      }
    }
    return header;
  }

  private Row row(List<String> header, CsvRecord line) throws IncompleteRead {
    if (line.getFieldCount() != header.size()) {
      throw new IncompleteRead(
          "Line %d of %s has %d values where its header has %d; the file may be cut there."
              .formatted(line.getStartingLineNumber(), file, line.getFieldCount(), header.size()));
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String value = line.getField(i).strip();
      if (!value.isEmpty()) {
        values.put(header.get(i), value);
      }
    }
    return new Row("line " + line.getStartingLineNumber(), values);
  }
}
