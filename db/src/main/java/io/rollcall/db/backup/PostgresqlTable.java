package io.rollcall.db.backup;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/// What PostgreSQL knows of a table of the current schema and SQLite does not.
///
/// @param columns those that are not computed from others
/// @param counted columns that a sequence fills
/// @param typed columns whose type takes no plain text, such as `jsonb`, as `name type`
record PostgresqlTable(List<String> columns, List<String> counted, List<String> typed) {
  private static final Set<String> PLAIN =
      Set.of("varchar", "text", "int8", "int4", "bool", "bytea");

  static PostgresqlTable of(DSLContext sql, String table) {
    var rows =
        sql.fetch(
            """
            select column_name::text, udt_name::text,
              is_identity = 'YES' or coalesce(column_default like 'nextval(%', false)
            from information_schema.columns
            where table_schema = current_schema() and table_name = ? and is_generated = 'NEVER'
            order by ordinal_position
            """,
            table);
    return new PostgresqlTable(
        rows.getValues(0, String.class),
        rows.stream()
            .filter(row -> row.get(2, Boolean.class))
            .map(row -> row.get(0, String.class))
            .toList(),
        rows.stream()
            .filter(row -> !PLAIN.contains(row.get(1, String.class)))
            .map(row -> row.get(0, String.class) + " " + row.get(1, String.class))
            .toList());
  }

  /// What stands for a value in an `INSERT`.
  String placeholder(Column column) {
    return typed.stream()
        .filter(type -> type.startsWith(column.name() + " "))
        .map(type -> "?::" + type.substring(column.name().length() + 1))
        .findFirst()
        .orElse("?");
  }
}
