package io.rollcall.app.cli;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What a command says on stdout: one JSON document with `--json`, else a few lines for a person.
public final class Output {
  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  public boolean isJson() {
    return json;
  }

  /// Prints one of the two.
  public void show(Supplier<? extends Json> document, Supplier<String> text) {
    line(json ? JsonCodec.pretty(document.get()) : text.get());
  }

  /// Prints a line, or several; for a person, with what could harm a terminal spelt out.
  public void line(String text) {
    PrintWriter out = command().commandLine().getOut();
    out.println(json ? text : Highlight.in(Paint.of(System.getenv()), Plain.lines(text)));
    out.flush();
  }

  public CommandSpec command() {
    if (command == null) {
      throw new IllegalStateException("Output is used outside a command");
    }
    return command;
  }

  /// Rows with aligned columns; `none` when there are no rows.
  public static String table(List<List<String>> cells, String none) {
    if (cells.isEmpty()) {
      return none;
    }
    List<List<String>> rows =
        cells.stream().map(row -> row.stream().map(Plain::line).toList()).toList();
    int[] widths = new int[rows.getFirst().size()];
    rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
    return String.join("\n", rows.stream().map(row -> aligned(row, widths)).toList());
  }

  /// One row on its own, without its empty cells.
  public static String words(List<String> row) {
    return String.join(
        "  ", row.stream().filter(cell -> !cell.isEmpty()).map(Plain::line).toList());
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }
}
