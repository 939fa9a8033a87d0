package io.rollcall.platform.sql;

import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectForUpdateStep;
import org.jooq.Table;

/// Holds what was read until the transaction ends, so that what a decision rests on does not change
/// meanwhile. SQLite has one writer at a time and needs nothing.
final class RowLock {
  private RowLock() {}

  static <R extends Record> ResultQuery<R> on(DSLContext sql, SelectForUpdateStep<R> select) {
    return sql.family() == SQLDialect.POSTGRES ? select.forUpdate() : select;
  }

  /// Holds rows against others who hold them so; whoever refers to the rows, as every log entry
  /// does to its organization, does not wait.
  static <R extends Record> ResultQuery<R> alone(DSLContext sql, SelectForUpdateStep<R> select) {
    return sql.family() == SQLDialect.POSTGRES ? select.forNoKeyUpdate() : select;
  }

  /// Holds rows of one table against being deleted or renamed, and lets others do the same.
  static <R extends Record> Select<R> keeping(
      DSLContext sql, Table<?> table, SelectForUpdateStep<R> select) {
    return sql.family() == SQLDialect.POSTGRES ? select.forKeyShare().of(table) : select;
  }

  /// Holds rows and reads nothing.
  static void take(DSLContext sql, Supplier<ResultQuery<?>> locking) {
    if (sql.family() == SQLDialect.POSTGRES) {
      var _ = locking.get().fetch();
    }
  }
}
