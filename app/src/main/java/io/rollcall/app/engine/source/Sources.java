package io.rollcall.app.engine.source;

import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Language;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.mapping.Expression;
import io.rollcall.lifecycle.mapping.ScopedSource;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.SeveralSources;
import io.rollcall.lifecycle.source.Source;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The list of kinds of source. Another one is another line.
public final class Sources {
  private static final List<SourceKind> ALL =
      List.of(new LdapSources(), new FileSources(), new ScimSources());

  private Sources() {}

  public static List<String> types() {
    return ALL.stream().map(SourceKind::type).toList();
  }

  /// A line for each type.
  public static List<String> meanings() {
    return ALL.stream().map(kind -> "  " + kind.type() + ": " + kind.meaning()).toList();
  }

  public static Optional<SourceKind> ofType(String type) {
    return ALL.stream().filter(kind -> kind.type().equals(type)).findFirst();
  }

  /// What sources are opened with.
  ///
  /// @param targets the names of all targets
  /// @param beside where relative paths start: the folder of the configuration
  public record Opening(
      List<String> targets,
      Secrets secrets,
      Path beside,
      Clock clock,
      HttpOptions http,
      Language language) {}

  /// Reads what a configuration says about where people come from: `source`, or named `sources`.
  ///
  /// @param asked which groups and attributes targets need to know
  public static Source read(Section root, Asked asked, Opening opening) {
    Optional<Section> several = root.optionalSection("sources");
    if (several.isEmpty()) {
      Section section = root.section("source");
      section.text("type");
      String type = section.word("type", types(), "");
      return open(section.optionalText("name").orElse(type), section, asked, opening);
    }
    if (root.optionalSection("source").isPresent()) {
      throw root.mistake("source", "is given besides sources; name all of them in sources");
    }
    Section sources = several.get();
    List<Source> all = new ArrayList<>();
    for (String name : sources.keys()) {
      all.add(open(name, sources.section(name), asked, opening));
    }
    if (all.isEmpty()) {
      throw root.mistake("sources", "names no source");
    }
    sources.end();
    return all.size() == 1 ? all.getFirst() : new SeveralSources(all);
  }

  private static Source open(String name, Section section, Asked asked, Opening opening) {
    section.text("type");
    String type = section.word("type", types(), "");
    Optional<Section> scope = section.optionalSection("scope");
    Scope group =
        scope
            .flatMap(one -> one.optionalText("group"))
            .<Scope>map(Scope.Group::new)
            .orElseGet(Scope.Everybody::new);
    Optional<Expression> condition =
        scope
            .filter(one -> one.optionalText("expression").isPresent())
            .map(one -> opening.language().condition(one, "expression"));
    scope.ifPresent(one -> endOf(one, group, condition));
    Asked more = condition.map(ScopedSource::asked).map(asked::and).orElse(asked);
    SourceKind.Setting setting =
        new SourceKind.Setting(
            name,
            opening.targets(),
            group,
            more,
            opening.secrets(),
            opening.beside(),
            opening.clock(),
            opening.http());
    Source source = ofType(type).orElseThrow().open(section, setting);
    section.end();
    return condition.<Source>map(one -> new ScopedSource(source, one)).orElse(source);
  }

  private static void endOf(Section scope, Scope group, Optional<Expression> condition) {
    scope.end();
    if (group instanceof Scope.Everybody && condition.isEmpty()) {
      throw scope.mistake("group", "is missing: say group: NAME, or expression: '…', or both");
    }
  }
}
