package io.rollcall.platform.sql;

import org.jooq.Record;

/// Everything a User is made of.
public record UserRow(AccountRow account, MembershipRow membership, RecordRow record) {
  static UserRow of(Record row) {
    return new UserRow(AccountRow.of(row), MembershipRow.of(row), RecordRow.of(row));
  }
}
