package io.rollcall.app.demo;

import io.rollcall.app.cli.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one folder that the demo writes to, for its owner only. A temporary one is removed at the
/// end, one that was given stays.
final class Folder implements AutoCloseable {
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
          : new Folder(temporary(), true);
    } catch (IOException e) {
      throw new CommandFailure("Cannot make a folder for the demo: " + e);
    }
  }

  // A name that is short enough to be typed. Nobody can have put something of theirs under it: then
  // it is not made.
  private static Path temporary() throws IOException {
    Path root = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Path named = root.resolve("rollcall-demo-" + ProcessHandle.current().pid());
      return Files.createDirectory(named, OWNER_ONLY_FOLDER);
    } catch (FileAlreadyExistsException _) {
      return Files.createTempDirectory(root, "rollcall-demo-", OWNER_ONLY_FOLDER);
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
      Files.walkFileTree(path, Set.of(), Integer.MAX_VALUE, new Removal());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + path, e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
