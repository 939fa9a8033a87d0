package io.rollcall.e2e.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// As many worlds as a class of tests needs, at one service.
final class Worlds implements AutoCloseable {
  private final Path folder;
  private final AppServer server;
  private int made;

  Worlds(Path folder) {
    this.folder = folder;
    this.server = new AppServer(folder);
  }

  World at(App app) {
    return at(app, app.budget());
  }

  /// One where it was yesterday, for programs that go by the real clock.
  World yesterdayAt(App app) {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return new World(server, app, yesterday, app.budget(), newFolder());
  }

  World at(App app, Budget budget) {
    return new World(server, app, Instant.now(), budget, newFolder());
  }

  Path newFolder() {
    made++;
    try {
      return Files.createDirectory(folder.resolve("world" + made));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
