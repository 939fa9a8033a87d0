package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.manual.Page.Choice;
import io.rollcall.app.cli.manual.Page.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The commands in Markdown.
final class ReferencePage {
  private static final String HEAD =
      """
      # Commands

      Every command, its arguments, options and examples, as `rollcall COMMAND --help` shows them. This page is written from the program;
      a test holds it to what the program says. In a checkout the program is `./rollcall`.

      An option can also be given by the environment variable beside it; the command line wins. Flags are switched on with `true`. An
      empty variable counts as none. Options of every command (`--version` of the program itself only):

      """;
  private static final String EXITS =
      """

      How a command ends tells a script what became of it:

      | exit code | it means |
      |---|---|
      """;

  private final List<String> lines = new ArrayList<>();

  private ReferencePage() {}

  static String of(List<Page> pages) {
    var page = new ReferencePage();
    page.options("option", pages.getFirst().general());
    String general = String.join("\n", page.lines);
    page.lines.clear();
    page.contents(pages);
    pages.stream().skip(1).forEach(page::command);
    return HEAD + general + "\n" + EXITS + exits(pages) + String.join("\n", page.lines) + "\n";
  }

  private static String exits(List<Page> pages) {
    var codes = new TreeMap<Integer, String>();
    pages.stream()
        .flatMap(page -> page.exits().stream())
        .forEach(exit -> codes.putIfAbsent(exit.code(), exit.about()));
    return codes.entrySet().stream()
        .map(entry -> "| %d | %s |\n".formatted(entry.getKey(), cell(entry.getValue())))
        .collect(Collectors.joining());
  }

  private void contents(List<Page> pages) {
    lines.add("");
    for (Page page : pages) {
      if (page.name().split(" ", -1).length == 2) {
        lines.add(
            "- [`%s`](#%s): %s"
                .formatted(page.path(), anchor(page), lower(page.about().getFirst())));
      }
    }
  }

  private static String anchor(Page page) {
    return page.name().replace(' ', '-');
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private void command(Page page) {
    lines.add("");
    lines.add("#".repeat(page.name().split(" ", -1).length) + " " + page.name());
    lines.add("");
    lines.add(String.join(" ", page.about()));
    if (!page.aliases().isEmpty()) {
      lines.add("Also called `" + String.join("`, `", page.aliases()) + "`.");
    }
    lines.add("");
    lines.add("```");
    lines.add(page.synopsis());
    lines.add("```");
    if (!page.commands().isEmpty()) {
      lines.add("");
      page.commands()
          .forEach(each ->
              lines.add(
                  "- [`%s`](#%s-%s): %s"
                      .formatted(each.name(), anchor(page), each.name(), lower(each.about()))));
    }
    if (!page.arguments().isEmpty()) {
      lines.add("");
      lines.add("| argument | what it is |");
      lines.add("|---|---|");
      page.arguments()
          .forEach(
              each -> lines.add("| `%s` | %s |".formatted(each.synopsis(), cell(each.about()))));
    }
    if (!page.options().isEmpty()) {
      lines.add("");
      options("option", page.options());
    }
    lines.add("");
    lines.add(
        "Exit codes: "
            + page.exits().stream()
                .map(Exit::code)
                .map(String::valueOf)
                .collect(Collectors.joining(", "))
            + ".");
    lines.add("");
    lines.add("```sh");
    page.examples()
        .forEach(each ->
            lines.add(each.line() + (each.about().isEmpty() ? "" : "   # " + each.about())));
    lines.add("```");
  }

  private void options(String title, List<Choice> options) {
    lines.add("| %s | what it does | variable |".formatted(title));
    lines.add("|---|---|---|");
    for (Choice each : options) {
      lines.add(
          "| `%s` | %s%s | %s |"
              .formatted(
                  cell(each.spelt()),
                  cell(each.about()),
                  each.required() ? " Required." : "",
                  each.variable().isEmpty() ? "" : "`" + each.variable() + "`"));
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
