package io.rollcall.app.rehearse;

import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.engine.CleanStop;
import io.rollcall.app.engine.EngineConfig;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.store.StoreCopy;
import io.rollcall.lifecycle.target.Target;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A run that is made where nobody is touched by it.
final class Rehearsal {
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
      Copier copier = new Copier(stage, version, clock);
      List<Copy> copies =
          config.targets().stream()
              .map(setup -> copier.copy(setup, kind(setup.target().name())))
              .toList();
      Engine engine =
          config
              .with(new ReadSource(config.source()), copies.stream().map(Copy::setup).toList())
              .engine(remembered, clock, progress);
      RunReport report = new CleanStop(engine).run(() -> engine.run(rules));
      List<Rehearsed.At> played = new ArrayList<>();
      for (int i = 0; i < copies.size(); i++) {
        played.add(at(report.targets().get(i), copies.get(i)));
      }
      return new Rehearsed(report, played);
    }
  }

  private Rehearsed.At at(TargetReport report, Copy copy) {
    Target target = copy.setup().target();
    return new Rehearsed.At(
        report,
        copy,
        Pacing.atLeast(target.traits(), copy.calls()),
        kind(target.name()).unknown(target.canLookBehind()));
  }

  private TargetKind kind(String target) {
    return Objects.requireNonNull(config.kinds().get(target));
  }
}
