package io.rollcall.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a database would answer a statement, whatever values it is given.
///
/// @param lines as the database explains itself
record Plan(List<String> lines) {
  private static final Pattern SQLITE_SCAN = Pattern.compile("SCAN (\\w+)(?!.*VIRTUAL TABLE).*");
  private static final Pattern POSTGRESQL_SEQ_SCAN = Pattern.compile(".*Seq Scan on (\\w+).*");
  private static final Pattern POSTGRESQL_INDEX =
      Pattern.compile(".*Index (Only )?Scan.* (using|on) .*");

  static Plan of(World world, String statement) {
    return switch (world.database.dialect()) {
      case SQLITE -> world.database.read(sql -> sql.connectionResult(c -> sqlite(c, statement)));
      case POSTGRESQL ->
          world.database.read(sql -> sql.connectionResult(c -> postgresql(c, statement)));
    };
  }

  private static Plan sqlite(Connection connection, String statement) throws SQLException {
    try (PreparedStatement explain =
        connection.prepareStatement("EXPLAIN QUERY PLAN " + statement)) {
      for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
        explain.setNull(i, Types.VARCHAR);
      }
      return new Plan(column(explain.executeQuery(), "detail"));
    }
  }

  /// Prepared, so that the server plans for values that it does not know.
  private static Plan postgresql(Connection connection, String statement) throws SQLException {
    long values = statement.chars().filter(c -> c == '?').count();
    String nulls = String.join(",", Collections.nCopies((int) values, "NULL"));
    try (Statement explain = connection.createStatement()) {
      // Tests have few rows, and of few rows reading all is cheap however one gets at them.
      for (String way : List.of("seqscan", "mergejoin", "hashjoin")) {
        explain.execute("SET LOCAL enable_" + way + " = off");
      }
      explain.execute("SET LOCAL plan_cache_mode = force_generic_plan");
      explain.execute("PREPARE explained AS " + numbered(statement));
      try {
        String execute = values == 0 ? "explained" : "explained (" + nulls + ")";
        return new Plan(column(explain.executeQuery("EXPLAIN EXECUTE " + execute), "QUERY PLAN"));
      } finally {
        explain.execute("DEALLOCATE explained");
      }
    }
  }

  private static String numbered(String statement) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (int i = 0; i < statement.length(); i++) {
      char c = statement.charAt(i);
      text.append(c == '?' ? "$" + ++number : String.valueOf(c));
    }
    return text.toString();
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      lines.add(rows.getString(name));
    }
    return lines;
  }

  /// The lines that read the whole of one of these tables, or of an index.
  List<String> fullScans(List<String> tables) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean isBounded = i + 1 < lines.size() && lines.get(i + 1).contains("Index Cond");
      boolean isWholeIndex = POSTGRESQL_INDEX.matcher(line).matches() && !isBounded;
      if (isWholeIndex
          || isOf(SQLITE_SCAN.matcher(line), tables)
          || isOf(POSTGRESQL_SEQ_SCAN.matcher(line), tables)) {
        found.add(line.strip());
      }
    }
    return found;
  }

  private static boolean isOf(Matcher scan, List<String> tables) {
    return scan.matches() && tables.contains(scan.group(1));
  }
}
