package io.rollcall.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folders for data that goes with the command: for their owner only.
public final class TemporaryFolder {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private TemporaryFolder() {}

  /// Makes one with a name that is short enough to be typed. Nobody can have put something of
  /// theirs under it: then it is not made, and another one is.
  public static Path make(String command) throws IOException {
    Path root = Path.of(System.getProperty("java.io.tmpdir"));
    String name = "rollcall-" + command + "-";
    try {
      return Files.createDirectory(root.resolve(name + ProcessHandle.current().pid()), OWNER_ONLY);
    } catch (FileAlreadyExistsException _) {
      return Files.createTempDirectory(root, name, OWNER_ONLY);
    }
  }

  /// Removes a folder with all that is in it; what is gone already is no mistake.
  public static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, Set.of(), Integer.MAX_VALUE, new Removal());
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      if (problem instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw problem;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
