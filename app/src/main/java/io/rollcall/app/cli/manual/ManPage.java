package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.Version;
import io.rollcall.app.cli.manual.Page.Choice;
import io.rollcall.app.cli.manual.Page.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A page for `man`, in the language of groff's man macros.
final class ManPage {
  private static final char LAST_ASCII = 126;

  private final List<String> lines = new ArrayList<>();

  private ManPage() {}

  /// What `man` calls it: `rollcall-links-cut`.
  static String name(Page page) {
    return page.name().replace(' ', '-');
  }

  static String of(Page page) {
    var man = new ManPage();
    String name = name(page);
    man.lines.add(
        ".TH %s 1 \"\" \"rollcall %s\" Rollcall"
            .formatted(name.toUpperCase(Locale.ROOT), Version.number()));
    // Names of variables and options are copied, so no line breaks inside of one.
    man.lines.add(".nh");
    man.lines.add(".ad l");
    man.section("NAME");
    man.text(name + " - " + page.about().getFirst());
    man.section("SYNOPSIS");
    man.text(page.synopsis());
    man.section("DESCRIPTION");
    page.about().forEach(man::paragraph);
    if (!page.aliases().isEmpty()) {
      man.paragraph("Also called " + String.join(", ", page.aliases()) + ".");
    }
    man.body(page);
    return String.join("\n", man.lines) + "\n";
  }

  private void body(Page page) {
    if (!page.arguments().isEmpty()) {
      section("ARGUMENTS");
      page.arguments().forEach(one -> entry(one.synopsis(), one.about()));
    }
    if (!page.commands().isEmpty()) {
      section("COMMANDS");
      page.commands().forEach(one -> entry(page.name() + " " + one.name(), one.about()));
    }
    section("OPTIONS");
    Known.options(page).forEach(option -> entry(option.spelt(), about(option)));
    section("EXIT STATUS");
    page.exits().forEach(exit -> entry(Integer.toString(exit.code()), exit.about()));
    section("EXAMPLES");
    page.examples().forEach(this::example);
    section("SEE ALSO");
    text(seeAlso(page));
  }

  private static String about(Choice option) {
    return option.variable().isEmpty()
        ? option.about()
        : option.about() + " In the environment: " + option.variable() + ".";
  }

  private static String seeAlso(Page page) {
    List<String> names = new ArrayList<>();
    int space = page.name().lastIndexOf(' ');
    if (space > 0) {
      names.add(page.name().substring(0, space).replace(' ', '-') + "(1)");
    }
    page.commands().forEach(one -> names.add(name(page) + "-" + one.name() + "(1)"));
    return String.join(", ", names);
  }

  private void section(String title) {
    lines.add(".SH " + title);
  }

  private void paragraph(String text) {
    lines.add(".PP");
    text(text);
  }

  private void entry(String label, String text) {
    lines.add(".TP");
    lines.add(".B " + quoted(label));
    text(text);
  }

  private void example(Example example) {
    paragraph(example.about().isEmpty() ? "" : upper(example.about()) + ":");
    lines.add(".nf");
    lines.add(".RS 4");
    text(example.line());
    lines.add(".RE");
    lines.add(".fi");
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private void text(String text) {
    if (!text.isEmpty()) {
      lines.add((text.startsWith(".") || text.startsWith("'") ? "\\&" : "") + escaped(text));
    }
  }

  private static String quoted(String text) {
    return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(one -> {
          switch (one) {
            case '\\' -> escaped.append("\\e");
            case '-' -> escaped.append("\\-");
            case '\'' -> escaped.append("\\(aq");
            case '`' -> escaped.append("\\(ga");
            case '^' -> escaped.append("\\(ha");
            case '~' -> escaped.append("\\(ti");
            default -> {
              if (one > LAST_ASCII) {
                escaped.append("\\[u%04X]".formatted(one));
              } else {
                escaped.appendCodePoint(one);
              }
            }
          }
        });
    return escaped.toString();
  }
}
