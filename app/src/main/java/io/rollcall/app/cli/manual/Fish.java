package io.rollcall.app.cli.manual;

import io.rollcall.app.cli.manual.Page.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Completion for fish, with what each word means.
final class Fish {
  private static final String SCRIPT =
      """
      # Completion of rollcall for fish. Written by: rollcall completion fish
      # Once: rollcall completion fish | source      For good: see docs/guide/shell.md

      # Is the command that was typed so far this one?
      function __rollcall_at
          set -l at
          set -l value no
          for word in (commandline -opc)[2..-1]
              if test $value = yes
                  set value no
                  continue
              end
              switch $word
                  case <valued>
                      set value yes
                  case '-*'
                  case help
                  case '*'
                      if contains -- (string join ' ' $at $word) <commands>
                          set -a at $word
                      end
              end
          end
          contains -- "$at" $argv
      end

      complete -c rollcall -f
      <completions>\
      """;

  private Fish() {}

  static String script(Known known) {
    return SCRIPT
        .replace("<valued>", String.join(" ", known.valued()))
        .replace(
            "<commands>", known.paths().stream().map(Fish::quoted).collect(Collectors.joining(" ")))
        .replace(
            "<completions>",
            known.pages().stream()
                .flatMap(page -> command(page).stream())
                .collect(Collectors.joining()));
  }

  private static List<String> command(Page page) {
    String at =
        "complete -c rollcall -n "
            + quoted(
                "__rollcall_at "
                    + Known.paths(page).stream()
                        .map(path -> "\"" + path + "\"")
                        .collect(Collectors.joining(" ")));
    List<String> lines = new ArrayList<>();
    page.commands()
        .forEach(
            each -> lines.add("%s -a %s -d %s\n".formatted(at, each.name(), quoted(each.about()))));
    Known.argumentWords(page).forEach(word -> lines.add("%s -a %s\n".formatted(at, word)));
    if (Known.takesFile(page)) {
      lines.add(at + " -F\n");
    }
    Known.options(page).forEach(option -> lines.add(at + option(option) + "\n"));
    return lines;
  }

  private static String option(Choice option) {
    StringBuilder line = new StringBuilder();
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.isFile()) {
      line.append(" -r -F");
    } else if (option.takesValue()) {
      line.append(" -x");
    }
    if (!option.words().isEmpty()) {
      line.append(" -a ").append(quoted(String.join(" ", option.words())));
    }
    return line.append(" -d ").append(quoted(option.about())).toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
