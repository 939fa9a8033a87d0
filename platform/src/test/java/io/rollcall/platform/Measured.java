package io.rollcall.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;

/// How a database carries out statements with the values that they have.
final class Measured {
  private static final Pattern ROWS =
      Pattern.compile("(?:actual [^)]*rows=|Removed by Filter: )(\\d+)");

  private static final Pattern LOG_INDEX = Pattern.compile("\\blog_entry_\\w+");

  private Measured() {}

  /// The plans of all statements of this work; PostgreSQL's with the rows that were read.
  static List<String> plans(World world, Consumer<DSLContext> work) {
    List<String> statements = new ArrayList<>();
    ExecuteListener listener =
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext context) {
            statements.add(
                DSL.using(context.configuration().dialect()).renderInlined(context.query()));
          }
        };
    return world.database.read(sql -> {
      work.accept(
          DSL.using(sql.configuration().derive(new DefaultExecuteListenerProvider(listener))));
      return List.copyOf(statements).stream()
          .map(statement -> plan(world, sql, statement))
          .toList();
    });
  }

  private static String plan(World world, DSLContext sql, String statement) {
    return switch (world.database.dialect()) {
      case SQLITE ->
          sql.resultQuery("EXPLAIN QUERY PLAN " + statement).fetch("detail", String.class).stream()
              .collect(Collectors.joining("\n", "", "\n"));
      case POSTGRESQL -> {
        // On so few rows it would be right to read them all.
        for (String way : List.of("seqscan", "bitmapscan", "mergejoin", "hashjoin")) {
          sql.execute("SET LOCAL enable_" + way + " = off");
        }
        yield String.join(
            "\n", sql.fetch("EXPLAIN ANALYZE " + statement).getValues(0, String.class));
      }
    };
  }

  /// The most rows that one step of a plan of PostgreSQL read; SQLite does not say.
  static long rowsRead(String plan) {
    return ROWS.matcher(plan).results().mapToLong(m -> Long.parseLong(m.group(1))).max().orElse(0);
  }

  /// The indexes of the log that the plans make use of.
  static Set<String> indexes(List<String> plans) {
    return plans.stream()
        .flatMap(plan -> LOG_INDEX.matcher(plan).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
