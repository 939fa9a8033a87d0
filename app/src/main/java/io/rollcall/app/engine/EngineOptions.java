package io.rollcall.app.engine;

import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.cli.Output;
import io.rollcall.app.cli.Version;
import io.rollcall.app.config.ConfigException;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options of every engine command, and the way from them to an engine.
public final class EngineOptions {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "rollcall.yaml",
      description = "The configuration (default: rollcall.yaml).")
  private Path config = Path.of("rollcall.yaml");

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "Only this target of the configuration.")
  private Optional<String> only = Optional.empty();

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private Output output = new Output();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  public Output output() {
    return output;
  }

  /// Runs one piece of work with an engine that tells `progress` what it does, and ends it cleanly
  /// when the program is told to stop.
  int with(Progress progress, ToIntFunction<Engine> work) {
    EngineConfig chosen = chosen();
    try (Database database = data.open(beside())) {
      Engine engine = chosen.engine(database, Clock.systemUTC(), progress);
      return new CleanStop(engine).run(() -> work.applyAsInt(engine));
    }
  }

  /// Work at one target, without an engine.
  interface AtTarget {
    int work(TargetSetup target, Database database);
  }

  /// Does a piece of work at the one target that is named, or that there is.
  int atTarget(AtTarget work) {
    List<TargetSetup> targets = chosen().targets();
    if (targets.size() > 1) {
      throw wrong(
          "At which target? --target "
              + String.join(
                  " or --target ", targets.stream().map(one -> one.target().name()).toList()));
    }
    try (Database database = data.open(beside())) {
      return work.work(targets.getFirst(), database);
    }
  }

  /// What is remembered, where there is anything; makes nothing.
  public Optional<Database> existing() {
    return data.existing(beside());
  }

  /// The configuration, with the one target that is named, or all.
  public EngineConfig chosen() {
    EngineConfig read = read();
    EngineConfig chosen = only.map(read::only).orElse(read);
    if (chosen.targets().isEmpty()) {
      throw wrong("The configuration has no target " + only.orElse("") + ".");
    }
    return chosen;
  }

  private EngineConfig read() {
    try {
      return EngineConfig.read(
          config, Map.copyOf(System.getenv()), Version.number(), Clock.systemUTC());
    } catch (ConfigException mistake) {
      throw wrong(String.valueOf(mistake.getMessage()));
    }
  }

  private ParameterException wrong(String text) {
    if (command == null) {
      throw new IllegalStateException("EngineOptions is used outside a command");
    }
    return new ParameterException(command.commandLine(), text);
  }

  private Path beside() {
    Path parent = config.toAbsolutePath().getParent();
    return parent == null ? Path.of(".") : parent;
  }
}
