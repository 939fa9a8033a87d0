package io.rollcall.faces.miro;

import io.rollcall.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Stages on fresh SQLite files.
final class OnSqlite extends FreshStages {
  private record Folder(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(path)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @Override
  Database open(ExtensionContext context) {
    Folder folder =
        context.getStore(NAMESPACE).computeIfAbsent(Folder.class, _ -> folder(), Folder.class);
    return Database.open("jdbc:sqlite:" + folder.path().resolve("rollcall.db"));
  }

  private static Folder folder() {
    try {
      return new Folder(Files.createTempDirectory("rollcall-faces"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
