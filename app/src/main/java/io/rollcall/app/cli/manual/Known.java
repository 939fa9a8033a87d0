package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.manual.Page.Choice;
import io.rollcall.app.cli.manual.Page.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a shell has to know to complete a command line.
record Known(List<Page> pages) {
  /// The names of all options that a value follows: whatever the command, so that a shell can tell
  /// which words are commands.
  List<String> valued() {
    return pages.stream()
        .flatMap(page -> options(page).stream())
        .filter(Choice::takesValue)
        .flatMap(option -> option.names().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// All names under which a command is called, without the program's own.
  static List<String> paths(Page page) {
    List<String> paths = new ArrayList<>(List.of(page.path()));
    String before = page.path().substring(0, Math.max(0, page.path().lastIndexOf(' ') + 1));
    page.aliases().forEach(alias -> paths.add(before + alias));
    return paths;
  }

  /// Of all commands but the program itself.
  List<String> paths() {
    return pages.stream()
        .flatMap(page -> paths(page).stream())
        .filter(path -> !path.isEmpty())
        .toList();
  }

  static List<Choice> options(Page page) {
    return Stream.concat(page.options().stream(), page.general().stream()).toList();
  }

  static List<String> below(Page page) {
    return page.commands().stream().map(Summary::name).toList();
  }

  /// The words that the arguments of a command may be.
  static List<String> argumentWords(Page page) {
    return page.arguments().stream().flatMap(argument -> argument.words().stream()).toList();
  }

  static boolean takesFile(Page page) {
    return page.arguments().stream()
        .anyMatch(argument -> argument.label().equals("FILE") || argument.label().equals("DIR"));
  }
}
