package io.rollcall.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Which errors say that the database cannot be had, and which that the work was wrong.
final class CausesTest {
  private static Throwable meaning(SQLException error) {
    return Causes.meaning(new DataAccessException("SQL [insert …]", error));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "25006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01"})
  void aPostgresqlThatCannotDoItNowIsUnavailable(String state) {
    assertThat(meaning(new SQLException("host db7 said no", state)))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("db7")
        .hasMessageContaining("again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "22021", "23502", "42703", "54000"})
  void aValueThatPostgresqlDoesNotTakeIsNot(String state) {
    assertThat(meaning(new SQLException("no", state))).isInstanceOf(DataAccessException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLiteErrorCode.class,
      names = {
        "SQLITE_BUSY",
        "SQLITE_FULL",
        "SQLITE_IOERR_WRITE",
        "SQLITE_READONLY",
        "SQLITE_READONLY_DBMOVED",
        "SQLITE_CORRUPT",
        "SQLITE_CORRUPT_VTAB",
        "SQLITE_NOTADB"
      })
  void aFileThatCannotBeUsedIsUnavailable(SQLiteErrorCode code) {
    assertThat(meaning(new SQLiteException("/secret/path", code)))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("/secret/path")
        .hasMessageContaining("Nothing of this was done");
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLiteErrorCode.class,
      names = {"SQLITE_ERROR", "SQLITE_TOOBIG", "SQLITE_CONSTRAINT_NOTNULL"})
  void aValueThatSqliteDoesNotTakeIsNot(SQLiteErrorCode code) {
    assertThat(meaning(new SQLiteException("no", code))).isInstanceOf(DataAccessException.class);
  }
}
