package io.rollcall.app.demo;

import java.nio.file.Path;
import java.util.List;

/// What somebody can try while the demo stays up: commands to copy, and what opens the apps.
final class Invitation {
  private static final int WIDTH = 96;
  private static final String CONTINUED = " \\";

  private final Stage stage;
  private final Voice voice;
  private final String program;

  /// @param program as a shell finds it
  Invitation(Stage stage, Voice voice, String program) {
    this.stage = stage;
    this.voice = voice;
    this.program = program;
  }

  /// @param temporary whether the files go when the demo ends
  void show(boolean temporary) {
    voice.chapter("Your turn");
    voice.prose(
        "The company and its apps stay up until Ctrl-C"
            + (temporary ? ", which also removes their files" : "")
            + ". In another terminal:");
    voice.line("");
    commands();
    voice.line("");
    openings();
  }

  private void commands() {
    String smith = "alex.smith@" + Company.DOMAIN;
    String config = "-c " + quoted(stage.config());
    command(program + " explain " + smith, config);
    command(program + " plan", config);
    command(program + " cases list --decided", config);
    for (App app : stage.apps()) {
      command(
          program + " log --org " + app.access().organization() + " --address " + smith,
          "--data " + quoted(stage.serviceData()));
      command(
          "curl -s -G " + stage.url() + app.access().base() + "/Users",
          "--data-urlencode 'filter=userName eq \"" + smith + "\"'",
          "-H \"Authorization: Bearer $(cat " + quoted(stage.tokenOf(app)) + ")\"");
    }
  }

  /// On as many lines as it needs.
  private void command(String... parts) {
    String whole = String.join(" ", parts);
    if (whole.length() <= WIDTH) {
      voice.typed(whole);
      return;
    }
    List<String> lines = List.of(parts);
    for (String line : lines) {
      boolean isLast = line.equals(lines.getLast());
      voice.typed((line.equals(lines.getFirst()) ? "" : "    ") + line + (isLast ? "" : CONTINUED));
    }
  }

  private void openings() {
    for (App app : stage.apps()) {
      opening(app.title(), "SCIM", stage.url() + app.access().base());
      opening("", "token", stage.tokenOf(app));
      opening("", "organization", app.access().organizationId());
      opening("", "its key", stage.keyOf(app));
    }
    opening("LDAP", "server", stage.company().url());
    opening("", "bind", Company.BIND);
    opening("", "password", stage.ldapPassword());
  }

  // Never broken: whoever copies a path needs all of it.
  private void opening(String title, String word, Object what) {
    voice.line("%-10s %-13s %s".formatted(title, word, what));
  }

  private static String quoted(Path path) {
    return Called.quoted(path.toString());
  }
}
