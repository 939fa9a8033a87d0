package io.rollcall.db;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL by its JDBC address (user and password as parameters of the address or from the usual
/// environment).
final class Postgresql {
  static final String PREFIX = "jdbc:postgresql:";
  private static final int WRITERS = 8;
  private static final int READERS = 8;

  private Postgresql() {}

  static Pools open(String url) {
    PGSimpleDataSource source = source(url);
    return new Pools(
        Dialect.POSTGRESQL,
        Pools.pool("rollcall-writers", source, WRITERS),
        Pools.pool("rollcall-readers", source, READERS),
        source);
  }

  /// The driver would print an address that it cannot read, with the password in it.
  private static PGSimpleDataSource source(String url) {
    Logger driver = Logger.getLogger("org.postgresql");
    Level before = driver.getLevel();
    driver.setLevel(Level.OFF);
    try {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      return source;
    } catch (RuntimeException _) {
      throw new DatabaseException(
          "This is no address of a PostgreSQL database: "
              + withoutSecrets(url)
              + ". One is like jdbc:postgresql://localhost:5432/rollcall?user=…&password=…");
    } finally {
      driver.setLevel(before);
    }
  }

  /// Without its query, and without what some write before an at sign.
  private static String withoutSecrets(String url) {
    return url.replaceFirst("\\?.*", "?…").replaceFirst("//.*@", "//…@");
  }
}
