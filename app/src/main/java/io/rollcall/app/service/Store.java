package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.DataOptions;
import io.rollcall.db.Database;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import io.rollcall.platform.Refusal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/// The options that say where the data is, and the way in.
public final class Store {
  @Mixin private DataOptions data = new DataOptions();

  /// Opens the platform for one piece of work.
  <T> T with(Function<Platform, T> work) {
    try (Database opened = open(Path.of(""))) {
      return work.apply(platform(opened));
    }
  }

  /// @param beside where the data directory is unless the options say otherwise
  Database open(Path beside) {
    return data.open(beside);
  }

  static Platform platform(Database database) {
    Clock clock = Clock.systemUTC();
    return new Platform(
        database, clock, new RandomIds(clock, new SecureRandom()), Vendors.presets());
  }

  /// The value of an act, or its refusal as the command's failure.
  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal.Invalid invalid) ->
          throw CommandFailure.misuse(invalid.detail());
      case Outcome.Refused<T>(var refusal) -> throw new CommandFailure(refusal.detail());
    };
  }
}
