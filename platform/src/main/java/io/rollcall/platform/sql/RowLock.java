package io.rollcall.platform.sql;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;

/// Holds what was read until the transaction ends, so that what a decision rests on does not change
/// meanwhile. SQLite has one writer at a time and needs nothing.
final class RowLock {
  private RowLock() {}

  static <R extends Record> ResultQuery<R> on(DSLContext sql, SelectForUpdateStep<R> select) {
    return sql.family() == SQLDialect.POSTGRES ? select.forUpdate() : select;
  }
}
