package io.rollcall.db;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/// One open database. Safe for use by many threads, and on the same data by several processes at
/// once.
public final class Database implements AutoCloseable {
  /// The database that this thread is writing to.
  private static final ScopedValue<Database> WRITING = ScopedValue.newInstance();

  private final Dialect dialect;
  private final DataSource migrations;
  private final Transactions reads;
  private final Transactions writes;

  /// @param migrations plain connections: migrations open several at once
  Database(Dialect dialect, DataSource migrations, Transactions reads, Transactions writes) {
    this.dialect = dialect;
    this.migrations = migrations;
    this.reads = reads;
    this.writes = writes;
  }

  /// Opens `jdbc:sqlite:/path/to/file` (creating the file, readable by its owner only) or
  /// `jdbc:postgresql://…`.
  ///
  /// @throws DatabaseException if the address is neither, or the file cannot be created
  public static Database open(String jdbcUrl) {
    return open(jdbcUrl, Statements.IGNORED);
  }

  /// Opens a database as [#open(String)] does.
  ///
  /// @param statements hears of every statement, except those of migrations
  public static Database open(String jdbcUrl, Statements statements) {
    if (jdbcUrl.startsWith(Sqlite.PREFIX)) {
      return Sqlite.open(jdbcUrl, statements);
    }
    if (jdbcUrl.startsWith(Postgresql.PREFIX)) {
      return Postgresql.open(jdbcUrl, statements);
    }
    throw new DatabaseException(
        "The database address must begin with " + Sqlite.PREFIX + " or " + Postgresql.PREFIX);
  }

  public Dialect dialect() {
    return dialect;
  }

  /// Runs `work` in a read transaction: it sees one moment of the data and cannot change it.
  ///
  /// @throws Unavailable if the database is away or too busy
  public <T> T read(Function<DSLContext, T> work) {
    return reads.run(work);
  }

  /// Runs `work` in one transaction; when this returns, the changes are durable. Anything thrown
  /// undoes all of it. `work` may run in another thread, together with the work of others, and more
  /// than once (the database resolves deadlocks by giving one side up), so it must not touch
  /// anything but the database, nor wait for anybody. An interrupt of the caller does not end it.
  ///
  /// @throws UniqueViolation if a unique index decided against a write
  /// @throws Unavailable if the database is away, full or too busy
  /// @throws IllegalStateException when called by work that writes to this database already
  public <T> T write(Function<DSLContext, T> work) {
    if (WRITING.isBound() && WRITING.get() == this) {
      throw new IllegalStateException(
          "write was called inside of write: do both in one piece of work, which gets the SQL it"
              + " needs as its argument");
    }
    return writes.run(sql -> ScopedValue.where(WRITING, this).call(() -> work.apply(sql)));
  }

  /// Applies the migrations `V…__….sql` of one module found at `classpathLocation`, such as
  /// `io/rollcall/platform/migration`, and those in its folder `sqlite` or `postgresql`, which are
  /// for that database only. All share one sequence of versions.
  ///
  /// @throws DatabaseException if the data is newer than this program, or a migration fails
  public void migrate(String module, String classpathLocation) {
    Migrations.migrate(migrations, module, classpathLocation, dialect);
  }

  /// Writes the data anew, so that what was deleted stands in no file of SQLite's any more. On
  /// PostgreSQL the space becomes free for others; when it is written over is the server's
  /// business. May take a while; others read and write meanwhile.
  ///
  /// @throws DatabaseException if it could not be done; the data is as it was
  public void scrub() {
    Scrub.run(migrations, dialect);
  }

  /// How busy the database is now, and what this process has written so far.
  public Figures figures() {
    Tally written = writes.tally();
    return new Figures(
        writes.waiting(), reads.waiting(), written.pieces(), written.commits(), written.largest());
  }

  /// Finishes the writes that wait already, then closes.
  @Override
  public void close() {
    writes.close();
    reads.close();
  }
}
