package io.rollcall.app.engine;

import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.app.engine.source.SourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The configuration that `init` writes: the smallest one, with a comment wherever somebody would
/// ask.
final class Sample {
  private static final Pattern VARIABLE = Pattern.compile("^[^#]*env:([A-Za-z_0-9]+)");

  private Sample() {}

  static List<String> lines(SourceKind source, TargetKind kind, Map<String, String> answers) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "# yaml-language-server: $schema=" + ConfigurationSchema.FILE,
                "# Every key: docs/reference/configuration.md",
                "",
                "# Where people come from.",
                "source:"));
    source.sample(answers).forEach(line -> lines.add("  " + line));
    lines.addAll(List.of("", "# Where their accounts are.", "targets:", "  " + kind.type() + ":"));
    kind.sample(answers).forEach(line -> lines.add("    " + line));
    lines.addAll(
        List.of(
            "    # Addresses that a duplicate holds: off, ask (in `apply` and `heal`), or auto (in `sync`, too).",
            "    heal: ask",
            "    # Your own mail domains. Without it, those that linked accounts are in already.",
            "    # domains: [example.com]",
            "    # How many of the linked people may lose access in one run; a run that would exceed it stops.",
            "    # limits: { revoke: 10% }",
            "",
            "# When `./rollcall serve -c` runs what `./rollcall sync` would.",
            "# schedule: { every: 15m }",
            "# schedule: { at: [\"06:00\", \"18:30\"], days: [mon, tue, wed, thu, fri], zone: Europe/Berlin }"));
    return lines;
  }

  /// The environment variables that the file names.
  static List<String> variables(List<String> lines) {
    List<String> variables = new ArrayList<>();
    for (String line : lines) {
      var found = VARIABLE.matcher(line);
      if (found.find()) {
        variables.add(found.group(1));
      }
    }
    return variables;
  }
}
