package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.db.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Worlds in fresh SQLite files.
final class OnSqlite extends FreshWorlds {
  private record Folder(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(path)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @Override
  Database open(ExtensionContext context, Statements statements) {
    Folder folder =
        context.getStore(NAMESPACE).computeIfAbsent(Folder.class, _ -> folder(), Folder.class);
    return Database.open("jdbc:sqlite:" + folder.path().resolve("rollcall.db"), statements);
  }

  private static Folder folder() {
    try {
      return new Folder(Files.createTempDirectory("rollcall-platform"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
