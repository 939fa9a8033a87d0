package io.rollcall.e2e.house;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the commands of the program are called, as the code has it.
public final class CommandNames {
  private static final Pattern NAME = Pattern.compile("@Command\\(\\s*name = \"([a-z-]+)\"");

  private CommandNames() {}

  /// All of them, those below other commands, too.
  public static Set<String> all() {
    return MainCode.files().stream()
        .filter(file -> file.startsWith("app"))
        .flatMap(file -> NAME.matcher(MainCode.text(file)).results())
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
