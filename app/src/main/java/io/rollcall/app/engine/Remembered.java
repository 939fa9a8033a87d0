package io.rollcall.app.engine;

import io.rollcall.app.cli.DataOptions;
import io.rollcall.app.cli.Output;
import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the engine remembers, for commands that need nothing else: neither source nor targets, and
/// no secrets.
final class Remembered {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "rollcall.yaml",
      description =
          "The configuration, beside which the data is; it is not read (default: rollcall.yaml).")
  private Path config = Path.of("rollcall.yaml");

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private Output output = new Output();

  Output output() {
    return output;
  }

  int with(ToIntFunction<Store> work) {
    return with((store, _) -> work.applyAsInt(store));
  }

  /// For what must not happen while a run is under way.
  int with(ToIntBiFunction<Store, Leases> work) {
    Path parent = config.toAbsolutePath().getParent();
    try (Database database = data.open(parent == null ? Path.of(".") : parent)) {
      Clock clock = Clock.systemUTC();
      return work.applyAsInt(Store.open(database, clock), new Leases(database, clock));
    }
  }
}
