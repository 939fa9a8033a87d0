package io.rollcall.app.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/// What the program is to be called at another prompt, wherever that stands.
final class Called {
  /// The launcher says here as what it was started.
  static final String VARIABLE = "ROLLCALL_CALLED";

  private static final String UNKNOWN = "./rollcall";
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_@%+=:,./-]+");

  private Called() {}

  /// A word for a shell: the program's name where the shell finds it by that, else its whole path.
  static String in(Map<String, String> environment) {
    String started = environment.getOrDefault(VARIABLE, "");
    if (started.isEmpty()) {
      return UNKNOWN;
    }
    Path program = Path.of(started).toAbsolutePath().normalize();
    Path name = program.getFileName();
    return name != null && isFound(name, program, environment.getOrDefault("PATH", ""))
        ? quoted(name.toString())
        : quoted(program.toString());
  }

  private static boolean isFound(Path name, Path program, String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .filter(program::equals)
        .isPresent();
  }

  /// A word as a shell reads it as one.
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
