package io.rollcall.db;

import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL by its JDBC address (user and password as parameters of the address or from the usual
/// environment).
final class Postgresql {
  static final String PREFIX = "jdbc:postgresql:";
  private static final int WRITERS = 8;
  private static final int READERS = 8;

  private Postgresql() {}

  static Pools open(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return new Pools(
        Dialect.POSTGRESQL,
        Pools.pool("rollcall-writers", source, WRITERS),
        Pools.pool("rollcall-readers", source, READERS),
        source);
  }
}
