package io.rollcall.db;

import java.util.function.Function;
import org.jooq.DSLContext;

/// One open database. Safe for use by many threads, and on the same data by several processes at
/// once.
public final class Database implements AutoCloseable {
  private final Pools pools;
  private final Transactions transactions;

  private Database(Pools pools) {
    this.pools = pools;
    this.transactions = new Transactions(pools.dialect());
  }

  /// Opens `jdbc:sqlite:/path/to/file` (creating the file, readable by its owner only) or
  /// `jdbc:postgresql://…`.
  ///
  /// @throws DatabaseException if the address is neither, or the file cannot be created
  public static Database open(String jdbcUrl) {
    if (jdbcUrl.startsWith(Sqlite.PREFIX)) {
      return new Database(Sqlite.open(jdbcUrl));
    }
    if (jdbcUrl.startsWith(Postgresql.PREFIX)) {
      return new Database(Postgresql.open(jdbcUrl));
    }
    throw new DatabaseException(
        "The database address must begin with " + Sqlite.PREFIX + " or " + Postgresql.PREFIX);
  }

  public Dialect dialect() {
    return pools.dialect();
  }

  /// Runs `work` in a read transaction: it sees one moment of the data and cannot change it.
  public <T> T read(Function<DSLContext, T> work) {
    return transactions.run(pools.readers(), true, work);
  }

  /// Runs `work` in one transaction; when this returns, the changes are durable. Anything thrown
  /// undoes all of it. `work` may run more than once (the database resolves deadlocks by giving one
  /// side up), so it must not touch anything but the database.
  ///
  /// @throws UniqueViolation if a unique index decided against a write
  public <T> T write(Function<DSLContext, T> work) {
    return transactions.run(pools.writers(), false, work);
  }

  /// Applies the migrations `V…__….sql` of one module found at `classpathLocation`, such as
  /// `io/rollcall/platform/migration`.
  ///
  /// @throws DatabaseException if the data is newer than this program, or a migration fails
  public void migrate(String module, String classpathLocation) {
    Migrations.migrate(pools.migrations(), module, classpathLocation);
  }

  @Override
  public void close() {
    pools.close();
  }
}
