package io.rollcall.app.service;

import io.rollcall.db.Database;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// The options that say where the data is, and the way in.
final class Store {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of the data (default: .rollcall in the current directory).")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "jdbc:postgresql://… instead of the SQLite file in the data directory.")
  private Optional<String> database = Optional.empty();

  /// Opens the platform for one piece of work.
  <T> T with(Function<Platform, T> work) {
    try (Database opened = open()) {
      return work.apply(platform(opened));
    }
  }

  Database open() {
    return Database.open(database.orElseGet(this::sqlite));
  }

  static Platform platform(Database database) {
    Clock clock = Clock.systemUTC();
    return new Platform(
        database, clock, new RandomIds(clock, new SecureRandom()), Vendors.presets());
  }

  /// The value of an act, or its refusal as the command's failure.
  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new CommandFailure(refusal.detail());
    };
  }

  private String sqlite() {
    Path directory = data.orElse(Path.of(".rollcall"));
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the data directory " + directory, e);
    }
    return "jdbc:sqlite:" + directory.resolve("rollcall.db");
  }
}
