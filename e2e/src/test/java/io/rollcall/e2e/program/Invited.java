package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the demo printed at its end for whoever wants to try something.
///
/// @param commands as they are pasted into a shell
/// @param openings what opens the apps and the LDAP server, line by line
record Invited(List<String> commands, List<String> openings) {
  private static final String BEGIN = "terminal:";

  static Invited in(String out) {
    String text = out.substring(out.indexOf("  Your turn"));
    String[] parts = text.substring(text.indexOf(BEGIN) + BEGIN.length()).strip().split("\n\n", -1);
    assertThat(parts).as(text).hasSize(2);
    List<String> commands = new ArrayList<>();
    var command = new StringBuilder();
    for (String line : parts[0].split("\n", -1)) {
      command.append(line).append('\n');
      if (!line.endsWith("\\")) {
        commands.add(command.toString());
        command.setLength(0);
      }
    }
    return new Invited(commands, List.of(parts[1].split("\n", -1)));
  }

  /// SCIM of an app, with its token, below its base path.
  Http scim(String app) {
    return new Http(URI.create(of(app, "SCIM")), secret(of(app, "token")));
  }

  /// Everything else of an app, with its organization's key.
  Http rest(String app) {
    URI scim = URI.create(of(app, "SCIM"));
    return new Http(
        URI.create(scim.getScheme() + "://" + scim.getAuthority()), secret(of(app, "its key")));
  }

  String organization(String app) {
    return of(app, "organization");
  }

  URI ldap() {
    return URI.create(of("LDAP", "server"));
  }

  String bind() {
    return of("LDAP", "bind");
  }

  String password() {
    return secret(of("LDAP", "password"));
  }

  private static String secret(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What stands beside a word in the paragraph of an app.
  private String of(String whose, String word) {
    var beside = Pattern.compile("^(\\S*)\\s+" + Pattern.quote(word) + "\\s{2,}(\\S.*)$");
    boolean theirs = false;
    for (String line : openings) {
      String shown = line.strip();
      if (line.startsWith("   ") && line.charAt(3) != ' ') {
        theirs = shown.startsWith(whose);
      } else {
        shown = " " + shown;
      }
      var found = beside.matcher(shown);
      if (theirs && found.matches()) {
        return found.group(2);
      }
    }
    throw new AssertionError("No " + word + " of " + whose + " in " + openings);
  }
}
