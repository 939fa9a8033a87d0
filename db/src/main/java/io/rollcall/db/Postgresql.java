package io.rollcall.db;

import com.zaxxer.hikari.HikariConfig;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL by its JDBC address (user and password as parameters of the address or from the usual
/// environment).
final class Postgresql {
  static final String PREFIX = "jdbc:postgresql:";
  private static final int WRITERS = 8;
  private static final int READERS = 8;
  private static final int CONNECT_TIMEOUT_SECONDS = 4;
  private static final int ANSWER_TIMEOUT_SECONDS = 60;

  private Postgresql() {}

  static Database open(String url, Statements statements) {
    PGSimpleDataSource source = source(url);
    Sql sql = new Sql(Dialect.POSTGRESQL, statements);
    return new Database(
        Dialect.POSTGRESQL,
        source,
        Pooled.reading(readers(pooled(url)), sql),
        Pooled.writing(Pooled.connections("rollcall-writers", pooled(url), WRITERS), sql));
  }

  /// A read sees one moment: a page and its total agree.
  private static HikariConfig readers(DataSource source) {
    HikariConfig readers = Pooled.connections("rollcall-readers", source, READERS);
    readers.setReadOnly(true);
    readers.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return readers;
  }

  /// What a network loses without a word is noticed after a while, unless the address sets its own
  /// limits. Migrations may take longer.
  private static DataSource pooled(String url) {
    PGSimpleDataSource source = source(url);
    source.setTcpKeepAlive(true);
    if (!url.contains("connectTimeout=")) {
      source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    }
    if (!url.contains("socketTimeout=")) {
      source.setSocketTimeout(ANSWER_TIMEOUT_SECONDS);
    }
    return source;
  }

  /// The driver would print an address that it cannot read, with the password in it.
  private static PGSimpleDataSource source(String url) {
    Logger driver = Logger.getLogger("org.postgresql");
    Level before = driver.getLevel();
    driver.setLevel(Level.OFF);
    try {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      return source;
    } catch (RuntimeException _) {
      throw new DatabaseException(
          "This is no address of a PostgreSQL database: "
              + withoutSecrets(url)
              + ". One is like jdbc:postgresql://localhost:5432/rollcall?user=…&password=…");
    } finally {
      driver.setLevel(before);
    }
  }

  /// Without its query, and without what some write before an at sign.
  private static String withoutSecrets(String url) {
    return url.replaceFirst("\\?.*", "?…").replaceFirst("//.*@", "//…@");
  }
}
