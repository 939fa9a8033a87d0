package io.rollcall.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/// The connections of one database: where writes go, where reads go, and plain connections for
/// migrations (which open several at once and would wait for each other in a pool of one).
record Pools(
    Dialect dialect, HikariDataSource writers, HikariDataSource readers, DataSource migrations)
    implements AutoCloseable {

  /// A pool that opens its first connection when it is first used.
  static HikariDataSource pool(String name, DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(30_000);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
