package io.rollcall.app.engine.source;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// Reads what a configuration says about where people come from.
///
/// @param beside where relative paths start: the folder of the configuration
public record Sources(Secrets secrets, Path beside, Clock clock) {
  private static final String LDAP = "ldap";
  private static final String FILE = "file";

  public Source read(Section section) {
    section.text("type");
    String type = section.word("type", List.of(LDAP, FILE), "");
    String name = section.optionalText("name").orElse(type);
    Scope scope =
        section.optionalSection("scope").map(Sources::scope).orElseGet(Scope.Everybody::new);
    Source source =
        type.equals(FILE)
            ? FileSources.open(name, section, scope, beside)
            : LdapSources.open(name, section, scope, secrets, clock);
    section.end();
    return source;
  }

  private static Scope scope(Section section) {
    Scope scope = new Scope.Group(section.text("group"));
    section.end();
    return scope;
  }
}
