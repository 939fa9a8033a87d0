package io.rollcall.app.engine.source;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The list of kinds of source. Another one is another line.
public final class Sources {
  private static final List<SourceKind> ALL = List.of(new LdapSources(), new FileSources());

  private Sources() {}

  public static List<String> types() {
    return ALL.stream().map(SourceKind::type).toList();
  }

  public static Optional<SourceKind> ofType(String type) {
    return ALL.stream().filter(kind -> kind.type().equals(type)).findFirst();
  }

  /// Reads what a configuration says about where people come from.
  ///
  /// @param asked which groups and attributes targets need to know
  /// @param beside where relative paths start: the folder of the configuration
  public static Source read(
      Section section, Asked asked, Secrets secrets, Path beside, Clock clock) {
    section.text("type");
    String type = section.word("type", types(), "");
    String name = section.optionalText("name").orElse(type);
    Scope scope =
        section.optionalSection("scope").map(Sources::scope).orElseGet(Scope.Everybody::new);
    SourceKind.Setting setting = new SourceKind.Setting(name, scope, asked, secrets, beside, clock);
    Source source = ofType(type).orElseThrow().open(section, setting);
    section.end();
    return source;
  }

  private static Scope scope(Section section) {
    Scope scope = new Scope.Group(section.text("group"));
    section.end();
    return scope;
  }
}
