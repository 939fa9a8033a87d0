package io.rollcall.app.demo;

import io.rollcall.app.cli.Terminal;
import io.rollcall.lifecycle.report.Paragraph;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// How the demo speaks: chapters with a heading, indented lines below. Colours only on a terminal
/// that wants them.
final class Voice {
  private static final String INDENT = "   ";
  private static final int WIDTH = 97;
  private static final int HEAD = 11;

  private final PrintWriter out;
  private final boolean colours;

  private int chapter;

  private Voice(PrintWriter out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /// @param environment where `NO_COLOR` and `TERM` stand
  static Voice of(PrintWriter out, Map<String, String> environment) {
    return new Voice(out, Terminal.wantsColours(environment));
  }

  private enum Colour {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }

  private String in(Colour colour, String text) {
    return colours ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  void title(String text) {
    print(in(Colour.BOLD, text));
  }

  void chapter(String heading) {
    chapter++;
    print("");
    print(in(Colour.BOLD, chapter + "  " + heading));
    print("");
  }

  void line(String text) {
    print(text.isEmpty() ? "" : INDENT + text);
  }

  /// What commands print: a head, and text beside it. Broken where a line is too long.
  void lines(List<String> lines) {
    for (String line : lines) {
      if (line.length() > WIDTH) {
        Paragraph.of(line.substring(0, HEAD), line.substring(HEAD)).forEach(this::line);
      } else {
        line(line);
      }
    }
  }

  /// Text, broken where a line is full.
  void prose(String text) {
    lines(Paragraph.of("", text));
  }

  /// `title` in a column of its own.
  void fact(String title, String text) {
    lines(Paragraph.of("%-10s ".formatted(title), text));
  }

  /// A command line as one would type it.
  void command(String line) {
    line(in(Colour.BOLD, "$ " + line));
  }

  /// A command line to be copied as it stands.
  void typed(String line) {
    line(in(Colour.BOLD, line));
  }

  void request(String line) {
    line("→ " + line);
  }

  void answer(boolean succeeded, String line) {
    line(in(succeeded ? Colour.GREEN : Colour.RED, "← " + line));
  }

  /// What belongs to the line before.
  void aside(String text) {
    Paragraph.of("  ", text).forEach(one -> line(in(Colour.DIM, one)));
  }

  void claim(boolean holds, String text) {
    List<String> lines = Paragraph.of("  ", text);
    line(mark(holds) + lines.getFirst().substring(1));
    lines(lines.subList(1, lines.size()));
  }

  private String mark(boolean holds) {
    return holds ? in(Colour.GREEN, "✓") : in(Colour.RED, "✗");
  }

  void verdict(boolean good, String text) {
    line(in(good ? Colour.GREEN : Colour.RED, text));
  }
}
