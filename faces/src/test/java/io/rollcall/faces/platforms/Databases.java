package io.rollcall.faces.platforms;

import io.rollcall.db.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A fresh database, and what has to end with it.
interface Databases extends AutoCloseable {
  Database open();

  @Override
  void close();

  static Databases sqlite(Path folder) {
    return new Databases() {
      @Override
      public Database open() {
        return Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
      }

      @Override
      public void close() {}
    };
  }

  static Databases postgresql() {
    EmbeddedPostgres server;
    try {
      server = EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Databases() {
      @Override
      public Database open() {
        return Database.open(server.getJdbcUrl("postgres", "postgres"));
      }

      @Override
      public void close() {
        try {
          server.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
