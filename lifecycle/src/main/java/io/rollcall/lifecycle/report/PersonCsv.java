package io.rollcall.lifecycle.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// What became of people as CSV, with a header line, for those who open it in a spreadsheet.
public final class PersonCsv {
  private static final String FORMULA = "=+-@＝＋－＠";

  private PersonCsv() {}

  public static String of(List<PersonLine> lines) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(PersonLine.COLUMNS);
      lines.forEach(line -> csv.writeRecord(line.cells().stream().map(PersonCsv::cell).toList()));
    } catch (IOException cannotBe) {
      throw new UncheckedIOException("Cannot write into memory", cannotBe);
    }
    return text.toString().stripTrailing();
  }

  // A name that begins like a formula would be one.
  private static String cell(String text) {
    String line = text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
    return !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
  }
}
