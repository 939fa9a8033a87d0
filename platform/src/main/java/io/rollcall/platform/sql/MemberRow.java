package io.rollcall.platform.sql;

import org.jooq.Record;

/// A membership and its account.
public record MemberRow(AccountRow account, MembershipRow membership) {
  static MemberRow of(Record row) {
    return new MemberRow(AccountRow.of(row), MembershipRow.of(row));
  }
}
