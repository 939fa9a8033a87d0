package io.rollcall.db;

import org.jooq.SQLDialect;

/// The two databases that the same SQL is written for.
public enum Dialect {
  SQLITE(SQLDialect.SQLITE),
  POSTGRESQL(SQLDialect.POSTGRES);

  private final SQLDialect jooq;

  Dialect(SQLDialect jooq) {
    this.jooq = jooq;
  }

  SQLDialect jooq() {
    return jooq;
  }
}
