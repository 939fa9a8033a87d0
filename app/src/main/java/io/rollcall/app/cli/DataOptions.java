package io.rollcall.app.cli;

import io.rollcall.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say where the data is.
public final class DataOptions {
  /// The data directory's name.
  public static final String DIRECTORY = ".rollcall";

  private static final String FILE = "rollcall.db";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Directory of the data (default: .rollcall beside rollcall.yaml, else in the current"
              + " directory).")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "jdbc:postgresql://… instead of the SQLite file in the data directory.")
  private Optional<String> database = Optional.empty();

  /// Opens the database.
  ///
  /// @param beside where the data directory is unless the options say otherwise
  public Database open(Path beside) {
    Path directory = data.orElse(beside.resolve(DIRECTORY));
    return database.map(Database::open).orElseGet(() -> sqlite(directory));
  }

  /// Opens the database, where there is one already; makes none.
  public Optional<Database> existing(Path beside) {
    Path file = data.orElse(beside.resolve(DIRECTORY)).resolve(FILE);
    return database.isPresent() || Files.exists(file)
        ? Optional.of(open(beside))
        : Optional.empty();
  }

  /// Opens the SQLite database in a directory, which is made if need be, for its owner only.
  public static Database sqlite(Path directory) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot make the data directory "
              + directory
              + ": "
              + Failure.why(e)
              + " Choose another: --data DIR");
    }
    return Database.open("jdbc:sqlite:" + directory.resolve(FILE));
  }
}
