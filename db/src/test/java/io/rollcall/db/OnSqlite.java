package io.rollcall.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fresh SQLite files.
public final class OnSqlite extends FreshDatabases {
  private record Folder(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(path)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @Override
  String make(ExtensionContext context) {
    Folder folder =
        context.getStore(NAMESPACE).computeIfAbsent(Folder.class, _ -> folder(), Folder.class);
    return "jdbc:sqlite:" + folder.path().resolve("rollcall.db");
  }

  private static Folder folder() {
    try {
      return new Folder(Files.createTempDirectory("rollcall-db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
