package io.rollcall.app.engine;

import io.rollcall.app.config.ConfigFile;
import io.rollcall.app.config.Secrets;
import io.rollcall.app.config.Section;
import io.rollcall.app.engine.kind.Connections;
import io.rollcall.app.engine.kind.Language;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.app.engine.schedule.Scheduled;
import io.rollcall.app.engine.schedule.Timetables;
import io.rollcall.app.engine.source.Sources;
import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.plan.Score;
import io.rollcall.lifecycle.schedule.Timetable;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a configuration file describes, ready to run.
///
/// @param source where people come from
/// @param targets where their accounts are
/// @param timetable when runs are due, where `serve` runs them
/// @param kinds of what kind each target is, by its name
public record EngineConfig(
    Source source,
    List<TargetSetup> targets,
    Optional<Timetable> timetable,
    Map<String, TargetKind> kinds) {
  private static final String SCHEDULE = "schedule";
  private static final List<String> POLICIES = List.of("off", "ask", "auto");

  public EngineConfig {
    targets = List.copyOf(targets);
    kinds = Map.copyOf(kinds);
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
    Map<String, TargetKind> kinds = new HashMap<>();
    Section all = root.section("targets");
    for (String name : all.keys()) {
      Section section = all.section(name);
      HttpOptions usual = HttpOptions.standard(version, clock, new Calls());
      HttpOptions http =
          Connections.atOnce(section, Connections.read(section, secrets, folder, usual));
      TargetKind kind = kind(section);
      kinds.put(name, kind);
      targets.add(target(name, section, secrets, http, language, kind));
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
                targets.stream().map(setup -> setup.target().name()).toList(),
                secrets,
                folder,
                clock,
                HttpOptions.standard(version, clock, new Calls()),
                language));
    Optional<Timetable> timetable = root.optionalSection(SCHEDULE).map(Timetables::read);
    root.end();
    return new EngineConfig(source, targets, timetable, kinds);
  }

  /// What all targets together need to know of sources besides people.
  private static Asked asked(List<TargetSetup> targets) {
    return targets.stream().map(TargetSetup::asked).reduce(Asked.NOTHING, Asked::and);
  }

  /// The same with this one target only; with none, when it has no such target.
  public EngineConfig only(String target) {
    return only(Set.of(target));
  }

  private EngineConfig only(Set<String> names) {
    return new EngineConfig(
        source,
        targets.stream().filter(setup -> names.contains(setup.target().name())).toList(),
        timetable,
        kinds);
  }

  /// The same with another source and other targets in the place of its own.
  public EngineConfig with(Source other, List<TargetSetup> others) {
    return new EngineConfig(other, others, timetable, kinds);
  }

  /// What matters to a schedule. A file without one need not be complete: whoever only serves has
  /// no use for secrets.
  public static Scheduled scheduled(
      Path file, Map<String, String> environment, String version, Clock clock) {
    Section root = ConfigFile.read(file);
    if (root.optionalSection(SCHEDULE).isEmpty()) {
      List.of("source", "sources", "targets").forEach(root::optionalSection);
      root.end();
      return new Scheduled(
          Optional.empty(),
          List.of(),
          (_, _, _) -> {
            throw new IllegalStateException("Nothing is scheduled");
          });
    }
    EngineConfig read = read(root, file, environment, version, clock);
    return new Scheduled(
        read.timetable(),
        read.targets().stream().map(setup -> setup.target().name()).toList(),
        (names, database, at) -> read.only(names).engine(database, at, Progress.SILENT));
  }

  /// The engine for it, which remembers in `database` and tells `progress` what it does.
  public Engine engine(Database database, Clock clock, Progress progress) {
    Store store = Store.open(database, clock);
    return new Engine(
        store, new Leases(database, clock), clock, source.with(store.mirrors()), targets, progress);
  }

  private static TargetKind kind(Section section) {
    section.text("type");
    return Vendors.ofType(section.word("type", Vendors.types(), "")).orElseThrow();
  }

  private static TargetSetup target(
      String name,
      Section section,
      Secrets secrets,
      HttpOptions http,
      Language language,
      TargetKind kind) {
    HealPolicy heal =
        HealPolicy.valueOf(section.word("heal", POLICIES, "ask").toUpperCase(Locale.ROOT));
    Set<String> domains = Set.copyOf(section.texts("domains"));
    TargetRules rules = TargetRules.read(section, language);
    refuseGrants(section, kind, rules.policies().grants());
    TargetSetup setup =
        new TargetSetup(
            kind.open(name, section, secrets, http),
            heal,
            domains,
            rules.limits(),
            rules.policies(),
            rules.groups(),
            section.optionalSection("map").map(language::mapping).orElse(Mapping.NONE),
            http.concurrency(),
            proof(section));
    section.end();
    return setup;
  }

  /// How many points must speak for it that a holder is a duplicate.
  private static int proof(Section section) {
    Optional<String> text = section.optionalText("proof");
    if (text.filter(one -> !isProof(one)).isPresent()) {
      throw section.mistake(
          "proof",
          "is \"%s\"; expected how many points must speak for it that an account is a duplicate, %d to %d"
              .formatted(text.get(), Score.LEAST, Score.MOST));
    }
    return text.map(Integer::valueOf).orElse(Score.LEAST);
  }

  private static boolean isProof(String text) {
    return text.matches("\\d{1,3}")
        && Integer.parseInt(text) >= Score.LEAST
        && Integer.parseInt(text) <= Score.MOST;
  }

  private static void refuseGrants(Section section, TargetKind kind, Grants grants) {
    Optional<String> why = kind.givesNothing().filter(_ -> grants.any());
    if (why.isPresent()) {
      String key = grants.licenses().isEmpty() ? GrantRules.ROLES : GrantRules.LICENSES;
      throw section.mistake(key, why.get());
    }
  }
}
