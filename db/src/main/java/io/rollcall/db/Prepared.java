package io.rollcall.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A statement that jOOQ has written down once for each database. To write one costs several times
/// what it costs to run it, so this is for the statements of the most frequent requests; all others
/// are written whenever they are run.
///
/// What differs from one use to the next is a named parameter, `DSL.param`; every use gives values
/// to all of them. All else is part of the statement for good, so keep one of these in a constant.
public final class Prepared {
  /// A parameter as jOOQ writes it; two colons are a cast of PostgreSQL's.
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+)");

  private final Map<SQLDialect, Text> texts;

  /// @param sql with `?` for each value
  /// @param values in their order
  /// @param fields what a query finds, the very objects by which rows are read: jOOQ is slow to
  ///   find a column by anything else; none for other statements
  private record Text(String sql, List<Param<?>> values, List<Field<?>> fields) {
    static Text of(DSLContext writer, Query query) {
      Map<String, Param<?>> params = writer.extractParams(query);
      String named = writer.renderNamedParams(query);
      List<Param<?>> values = new ArrayList<>();
      for (MatchResult found : PARAMETER.matcher(named).results().toList()) {
        Param<?> param = params.get(found.group(1));
        if (param == null) {
          throw new IllegalArgumentException("What is " + found.group() + " in " + named + "?");
        }
        values.add(param);
      }
      return new Text(
          PARAMETER.matcher(named).replaceAll("?"),
          List.copyOf(values),
          query instanceof Select<?> reading ? fields(reading) : List.of());
    }

    private static List<Field<?>> fields(Select<?> reading) {
      List<Field<?>> fields = new ArrayList<>();
      reading.$select().forEach(selected -> fields.add((Field<?>) selected));
      return List.copyOf(fields);
    }
  }

  private Prepared(Map<SQLDialect, Text> texts) {
    this.texts = texts;
  }

  /// @param written makes the statement in the dialect of its argument
  public static Prepared of(Function<DSLContext, Query> written) {
    Map<SQLDialect, Text> texts = new EnumMap<>(SQLDialect.class);
    for (Dialect dialect : Dialect.values()) {
      DSLContext writer = DSL.using(dialect.jooq());
      texts.put(dialect.jooq(), Text.of(writer, written.apply(writer)));
    }
    return new Prepared(texts);
  }

  /// Inserts a row; each column is a parameter that is called as it is.
  public static Prepared insert(Table<?> table) {
    return of(sql -> sql.insertInto(table).set(parameters(List.of(table.fields()))));
  }

  /// Each of these columns is to get the value of a parameter that is called as it is.
  public static Map<Field<?>, Param<?>> parameters(List<? extends Field<?>> columns) {
    Map<Field<?>, Param<?>> parameters = new LinkedHashMap<>();
    columns.forEach(column -> parameters.put(column, DSL.param(column.getName(), column)));
    return parameters;
  }

  /// One use of it, in the transaction that this SQL belongs to.
  public Use in(DSLContext sql) {
    Text text = texts.get(sql.dialect());
    if (text != null && sql.configuration().connectionProvider() instanceof Session session) {
      return new Use(sql, session, text);
    }
    throw new IllegalArgumentException("This is no SQL of a transaction of " + Database.class);
  }

  /// A statement and the values for its parameters.
  public static final class Use {
    private final DSLContext sql;
    private final Session session;
    private final Text text;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private Use(DSLContext sql, Session session, Text text) {
      this.sql = sql;
      this.session = session;
      this.text = text;
    }

    /// Gives a value to a parameter.
    public Use set(String name, @Nullable Object value) {
      values.put(name, value);
      return this;
    }

    /// Gives a value to the parameter that is called as the column.
    public <T> Use set(Field<T> column, @Nullable T value) {
      return set(column.getName(), value);
    }

    /// Gives values to the parameters that are called as these columns.
    public Use set(Map<Field<?>, @Nullable Object> columns) {
      columns.forEach((column, value) -> set(column.getName(), value));
      return this;
    }

    /// All rows that the query finds.
    public <T> List<T> fetch(Function<Record, T> row) {
      return run(statement -> {
        try (ResultSet found = statement.executeQuery()) {
          Result<Record> rows = sql.fetch(found, text.fields.toArray(Field<?>[]::new));
          List<T> all = new ArrayList<>(rows.size());
          rows.forEach(record -> all.add(row.apply(record)));
          return all;
        }
      });
    }

    /// The row that the query finds, if it finds one.
    public <T> Optional<T> fetchOptional(Function<Record, T> row) {
      return fetch(row).stream().findFirst();
    }

    /// @return how many rows the statement changed
    public int execute() {
      return run(PreparedStatement::executeUpdate);
    }

    private <T> T run(Session.Work<T> work) {
      try {
        return session.run(
            text.sql,
            statement -> {
              bind(statement);
              return work.on(statement);
            });
      } catch (SQLException e) {
        throw new DataAccessException("SQL [" + text.sql + "]; " + e.getMessage(), e);
      }
    }

    private void bind(PreparedStatement statement) throws SQLException {
      int place = 1;
      for (Param<?> param : text.values) {
        bind(statement, place, param, value(param));
        place++;
      }
    }

    private @Nullable Object value(Param<?> param) {
      String name = param.getParamName();
      if (name == null) {
        return param.getValue();
      }
      if (!values.containsKey(name)) {
        throw new IllegalStateException("No value for " + name + " in " + text.sql);
      }
      return values.get(name);
    }

    private static void bind(
        PreparedStatement statement, int place, Param<?> param, @Nullable Object value)
        throws SQLException {
      switch (value) {
        case null -> statement.setNull(place, type(param));
        case String string -> statement.setString(place, string);
        case Long number -> statement.setLong(place, number);
        case Integer number -> statement.setInt(place, number);
        case Boolean bool -> statement.setBoolean(place, bool);
        default -> throw new IllegalArgumentException("No value for a database: " + value);
      }
    }

    /// Texts of any length are one type.
    private static int type(Param<?> param) {
      int type = param.getDataType().getSQLType();
      return type == Types.CLOB ? Types.VARCHAR : type;
    }
  }
}
