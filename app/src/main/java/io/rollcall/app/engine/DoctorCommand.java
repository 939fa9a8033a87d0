package io.rollcall.app.engine;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.cli.Output;
import io.rollcall.app.cli.Version;
import io.rollcall.app.config.ConfigException;
import io.rollcall.app.engine.doctor.Doctor;
import io.rollcall.db.Database;
import io.rollcall.lifecycle.store.Journal;
import io.rollcall.lifecycle.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description =
        "Try everything that the configuration names, and say what to mend; change nothing.",
    footer = {"rollcall doctor", "rollcall doctor -c /etc/rollcall/rollcall.yaml --target app"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "rollcall.yaml",
      description = "The configuration (default: rollcall.yaml).")
  private Path file = Path.of("rollcall.yaml");

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "Only this target of the configuration.")
  private Optional<String> only = Optional.empty();

  @Override
  public Integer call() {
    Doctor doctor = new Doctor();
    try {
      EngineConfig read =
          EngineConfig.read(file, Map.copyOf(System.getenv()), Version.number(), Clock.systemUTC());
      EngineConfig config = only.map(read::only).orElse(read);
      if (config.targets().isEmpty()) {
        throw CommandFailure.misuse("The configuration has no target " + only.orElse("") + ".");
      }
      return examined(doctor, config).tell(output);
    } catch (ConfigException mistake) {
      var _ = doctor.cannotRead(String.valueOf(mistake.getMessage())).tell(output);
      return ExitCode.USAGE;
    }
  }

  /// Whoever never ran anything has sent nothing.
  private Doctor examined(Doctor doctor, EngineConfig config) {
    Path beside = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    Clock clock = Clock.systemUTC();
    Optional<Database> database = data.existing(beside);
    if (database.isEmpty()) {
      return doctor.examine(config.source(), config.targets(), clock, (_, _) -> List.of());
    }
    try (Database open = database.get()) {
      Journal journal = Store.open(open, clock).journal();
      return doctor.examine(config.source(), config.targets(), clock, journal::sentSince);
    }
  }
}
