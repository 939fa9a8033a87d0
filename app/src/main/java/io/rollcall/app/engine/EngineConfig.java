package io.rollcall.app.engine;

import io.rollcall.app.config.ConfigFile;
import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Connections;
import io.rollcall.app.engine.kind.Language;
import io.rollcall.app.engine.source.Sources;
import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a configuration file describes, ready to run.
///
/// @param source where people come from
/// @param targets where their accounts are
public record EngineConfig(Source source, List<TargetSetup> targets) {
  private static final List<String> POLICIES = List.of("off", "ask", "auto");

  public EngineConfig {
    targets = List.copyOf(targets);
  }

  /// @param environment where `env:` secrets are looked up
  /// @param version of this program, for the User-Agent
  public static EngineConfig read(
      Path file, Map<String, String> environment, String version, Clock clock) {
    return read(ConfigFile.read(file), file, environment, version, clock);
  }

  static EngineConfig read(
      Section root, Path file, Map<String, String> environment, String version, Clock clock) {
    Path beside = file.toAbsolutePath().getParent();
    Path folder = beside == null ? Path.of(".") : beside;
    Secrets secrets = new Secrets(environment, folder);
    Language language = new Language();
    List<TargetSetup> targets = new ArrayList<>();
    Section all = root.section("targets");
    for (String name : all.keys()) {
      Section section = all.section(name);
      HttpOptions usual = HttpOptions.standard(version, clock, new Calls());
      HttpOptions http = Connections.read(section, secrets, folder, usual);
      targets.add(target(name, section, secrets, http, language));
    }
    if (targets.isEmpty()) {
      throw root.mistake("targets", "names no target");
    }
    all.end();
    Source source =
        Sources.read(
            root,
            asked(targets),
            new Sources.Opening(
                secrets,
                folder,
                clock,
                HttpOptions.standard(version, clock, new Calls()),
                language));
    root.end();
    return new EngineConfig(source, targets);
  }

  /// What all targets together need to know of sources besides people.
  private static Asked asked(List<TargetSetup> targets) {
    return targets.stream().map(TargetSetup::asked).reduce(Asked.NOTHING, Asked::and);
  }

  /// The same with this one target only; with none, when it has no such target.
  public EngineConfig only(String target) {
    return new EngineConfig(
        source, targets.stream().filter(setup -> setup.target().name().equals(target)).toList());
  }

  /// The engine for it, which remembers in `database` and tells `progress` what it does.
  public Engine engine(Database database, Clock clock, Progress progress) {
    return new Engine(
        Store.open(database, clock), new Leases(database, clock), clock, source, targets, progress);
  }

  private static TargetSetup target(
      String name, Section section, Secrets secrets, HttpOptions http, Language language) {
    section.text("type");
    String type = section.word("type", Vendors.types(), "");
    HealPolicy heal =
        HealPolicy.valueOf(section.word("heal", POLICIES, "ask").toUpperCase(Locale.ROOT));
    Set<String> domains = Set.copyOf(section.texts("domains"));
    TargetRules rules = TargetRules.read(section);
    TargetSetup setup =
        new TargetSetup(
            Vendors.ofType(type).orElseThrow().open(name, section, secrets, http),
            heal,
            domains,
            rules.limits(),
            rules.policies(),
            rules.groups(),
            section.optionalSection("map").map(language::mapping).orElse(Mapping.NONE));
    section.end();
    return setup;
  }
}
