package io.rollcall.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/// The connections of one database: where writes go, where reads go, and plain connections for
/// migrations (which open several at once and would wait for each other in a pool of one).
record Pools(
    Dialect dialect, HikariDataSource writers, HikariDataSource readers, DataSource migrations)
    implements AutoCloseable {
  private static final long CONNECTION_TIMEOUT_MILLIS = 30_000;

  /// A pool that opens its first connection when it is first used.
  static HikariDataSource pool(String name, DataSource source, int size) {
    return new HikariDataSource(config(name, source, size));
  }

  /// A pool that runs a statement on each new connection before it is used.
  static HikariDataSource pool(String name, DataSource source, int size, String atFirst) {
    HikariConfig config = config(name, source, size);
    config.setConnectionInitSql(atFirst);
    return new HikariDataSource(config);
  }

  private static HikariConfig config(String name, DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    return config;
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
