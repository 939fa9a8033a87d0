package io.rollcall.platform.sql;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/// Turns for what no index decides. SQLite has one writer at a time and needs nothing.
public record Turns(DSLContext sql) {
  /// Waits until no other transaction has taken this turn, and lets none do so until this one ends.
  public void take(String what) {
    if (sql.family() == SQLDialect.POSTGRES) {
      var _ = sql.fetch("select pg_advisory_xact_lock(hashtextextended(?, 0))", what);
    }
  }
}
