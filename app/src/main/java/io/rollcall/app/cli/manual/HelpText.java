package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.Paint;
import io.rollcall.app.cli.Paint.Style;
import io.rollcall.app.cli.manual.Page.Argument;
import io.rollcall.app.cli.manual.Page.Choice;
import io.rollcall.app.cli.manual.Page.Example;
import io.rollcall.app.cli.manual.Page.Exit;
import io.rollcall.app.cli.manual.Page.Summary;
import java.util.ArrayList;
import java.util.List;

/// A page as `--help` shows it.
final class HelpText {
  private static final int WIDEST_LABEL = 26;
  private static final String INDENT = "  ";
  private static final String USAGE = "Usage: ";

  private final Paint paint;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private HelpText(Paint paint, int width) {
    this.paint = paint;
    this.width = width;
  }

  /// @param width of the terminal, in characters
  static String of(Page page, Paint paint, int width) {
    var text = new HelpText(paint, width);
    text.head(page);
    text.arguments(page.arguments());
    text.options("Options", page.options());
    text.commands(page.commands());
    text.options("With every command", page.general());
    text.exits(page.exits());
    text.examples(page.examples());
    if (!page.commands().isEmpty()) {
      text.lines.add("");
      text.plain("", "More on each: " + page.name() + " COMMAND --help", "");
    }
    return String.join("\n", text.lines) + "\n";
  }

  private void head(Page page) {
    plain(paint.in(Style.BOLD, USAGE), page.synopsis(), " ".repeat(USAGE.length()));
    lines.add("");
    page.about().forEach(sentence -> plain("", sentence, ""));
    if (!page.aliases().isEmpty()) {
      lines.add("");
      plain("", "Also called " + String.join(", ", page.aliases()) + ".", "");
    }
  }

  private void arguments(List<Argument> arguments) {
    table(
        "Arguments",
        arguments.stream()
            .map(argument -> new Row(argument.synopsis(), argument.about(), ""))
            .toList());
  }

  private void options(String title, List<Choice> options) {
    table(
        title,
        options.stream()
            .map(option -> new Row(label(option), option.about(), option.variable()))
            .toList());
  }

  /// What has no short name stands below what has one.
  private static String label(Choice option) {
    return option.names().size() > 1 ? option.spelt() : "    " + option.spelt();
  }

  private void commands(List<Summary> commands) {
    table(
        "Commands",
        commands.stream().map(command -> new Row(command.name(), command.about(), "")).toList());
  }

  private void exits(List<Exit> exits) {
    table(
        "Exit codes",
        exits.stream()
            .map(exit -> new Row(Integer.toString(exit.code()), exit.about(), ""))
            .toList());
  }

  private void examples(List<Example> examples) {
    heading("Examples", examples);
    for (Example example : examples) {
      if (!example.about().isEmpty()) {
        lines.add(paint.in(Style.DIM, INDENT + "# " + example.about()));
      }
      lines.add(INDENT + example.line());
    }
  }

  private void heading(String title, List<?> rows) {
    if (!rows.isEmpty()) {
      lines.add("");
      lines.add(paint.in(Style.BOLD, title + ":"));
    }
  }

  private void plain(String head, String text, String indent) {
    List<String> folded = Fold.lines(text, width - indent.length());
    lines.add(head + folded.getFirst());
    folded.stream().skip(1).forEach(line -> lines.add(indent + line));
  }

  /// @param variable of the environment, in brackets behind the text
  private record Row(String label, String text, String variable) {}

  private void table(String title, List<Row> rows) {
    heading(title, rows);
    int widest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
    int column = Math.min(Math.min(WIDEST_LABEL, width / 3), widest);
    rows.forEach(row -> add(row, column));
  }

  private void add(Row row, int column) {
    String indent = " ".repeat(column + INDENT.length() * 2);
    String bracket = row.variable().isEmpty() ? "" : "[" + row.variable() + "]";
    List<String> folded = Fold.lines(row.text() + " " + bracket, width - indent.length());
    String painted = INDENT + paint.in(Style.CYAN, row.label());
    if (row.label().length() > column) {
      lines.add(painted);
    } else {
      String padding = " ".repeat(column - row.label().length() + INDENT.length());
      lines.add(painted + padding + dimmed(folded.getFirst(), bracket));
      folded = folded.subList(1, folded.size());
    }
    folded.forEach(line -> lines.add(indent + dimmed(line, bracket)));
  }

  private String dimmed(String line, String bracket) {
    return bracket.isEmpty() ? line : line.replace(bracket, paint.in(Style.DIM, bracket));
  }
}
