package io.rollcall.app.rehearse;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.engine.CleanStop;
import io.rollcall.app.engine.EngineConfig;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.StoreCopy;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A run that is made where nobody is touched by it.
final class Rehearsal {
  private static final List<String> ALWAYS =
      List.of(
          "What the target refuses beyond its documents, and whether it is slow, away or out of requests by then.",
          "What others change at the source and the target between the copying and the run.",
          "Passwords, sessions and people's content: none of it is copied, and a run touches it only by what it does to accounts.");

  private final EngineConfig config;
  private final String version;
  private final Clock clock;

  Rehearsal(EngineConfig config, String version, Clock clock) {
    this.config = config;
    this.version = version;
    this.clock = clock;
  }

  /// @param memory what is remembered between runs, if anything is; it is copied first and not
  ///   touched
  Rehearsed play(RunRules rules, Optional<Database> memory, Progress progress) {
    try (Scratch scratch = Scratch.make();
        Database remembered = DataOptions.sqlite(scratch.at("memory"));
        Stage stage = Stage.set(scratch.at("service"))) {
      memory.ifPresent(real -> StoreCopy.copy(real, remembered));
      Store store = Store.open(remembered, clock);
      Source source = new ReadSource(config.source().with(store.mirrors()));
      List<Copy> copies = copies(new Copier(stage, store, version, clock), source.read());
      Engine engine =
          config
              .with(source, copies.stream().map(Copy::setup).toList())
              .engine(remembered, clock, progress);
      RunReport report = new CleanStop(engine).run(() -> engine.run(rules));
      List<Rehearsed.At> played = new ArrayList<>();
      for (int i = 0; i < copies.size(); i++) {
        played.add(at(report.targets().get(i), copies.get(i)));
      }
      return new Rehearsed(report, played);
    }
  }

  private List<Copy> copies(Copier copier, Source.Read read) {
    return config.targets().stream()
        .map(setup ->
            read instanceof Source.Read.Complete complete
                ? copy(copier, setup, complete)
                : copier.nothing(setup))
        .toList();
  }

  private Copy copy(Copier copier, TargetSetup setup, Source.Read.Complete source) {
    try {
      return copier.copy(setup, kind(setup.target().name()), source);
    } catch (TargetTrouble trouble) {
      throw new CommandFailure("Nothing was rehearsed. " + trouble.text());
    }
  }

  private Rehearsed.At at(TargetReport report, Copy copy) {
    if (copy.calls().all() == 0) {
      return new Rehearsed.At(report, copy, Optional.empty(), List.of());
    }
    Target target = copy.setup().target();
    List<String> unknown = new ArrayList<>(copy.assumed());
    unknown.addAll(kind(target.name()).unknown(target.canLookBehind()));
    unknown.addAll(ALWAYS);
    return new Rehearsed.At(report, copy, Pacing.atLeast(target.traits(), copy.calls()), unknown);
  }

  private TargetKind kind(String target) {
    return Objects.requireNonNull(config.kinds().get(target));
  }
}
