package io.rollcall.app.demo;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The one folder that the demo writes to, for its owner only. A temporary one is removed at the
/// end, one that was given stays.
///
/// What libraries unpack to load it goes there, too.
final class Folder implements AutoCloseable {
  // Where SQLite's library is unpacked, if it is not where programs put temporary files.
  private static final String SQLITE = "org.sqlite.tmpdir";

  private static final FileAttribute<?> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path path;
  private final boolean temporary;

  private Folder(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /// @param given what the user named, which must be empty or not there yet
  static Folder of(Optional<Path> given) {
    try {
      return given.isPresent()
          ? new Folder(empty(given.get()), false)
          : new Folder(TemporaryFolder.make("demo"), true);
    } catch (IOException e) {
      throw new CommandFailure("Cannot make a folder for the demo: " + e);
    }
  }

  private static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new CommandFailure(
              folder + " is not empty; the demo begins with nothing. Name a new one: --data DIR");
        }
      }
      return folder.toRealPath();
    }
    return Files.createDirectories(folder, OWNER_ONLY_FOLDER).toRealPath();
  }

  /// Has SQLite unpack its library here; to be called before the first database is opened.
  void keepSqlite() {
    System.setProperty(SQLITE, path.toString());
  }

  Path path() {
    return path;
  }

  boolean isTemporary() {
    return temporary;
  }

  /// Writes a file, with the folders it needs.
  Path write(String name, String text) {
    Path file = path.resolve(name);
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent, OWNER_ONLY_FOLDER);
      }
      Files.createFile(file, OWNER_ONLY_FILE);
      return Files.writeString(file, text, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      TemporaryFolder.remove(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + path, e);
    }
  }
}
