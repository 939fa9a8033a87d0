package io.rollcall.platform.sql.query;

import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// How a database reads the search documents of a table, and orders texts. A document that was not
/// made yet is as one without any value.
sealed interface SearchSql {
  /// @param document the column that holds the documents
  static SearchSql of(DSLContext sql, Field<String> document) {
    return sql.family() == SQLDialect.POSTGRES ? new Postgresql(document) : new Sqlite(document);
  }

  /// The table, or the table with what its documents are read through.
  Table<?> with(Table<?> table);

  /// The key under this name; null if there is none.
  Field<String> key(String name);

  /// One element of the list under this name fulfils the condition. No list has a list inside.
  ///
  /// @param condition given the key under each name inside the element
  Condition element(String list, Function<Function<String, Field<String>>, Condition> condition);

  /// The text, to be ordered by code point.
  Field<String> ordered(Field<String> text);

  /// The ids to be sorted by, when a filter's own index leads to few rows.
  Field<String> sortedApart(Field<String> id);

  /// The bytes of UTF-8 are compared, so the order is that of code points.
  record Sqlite(Field<String> document) implements SearchSql {
    @Override
    public Table<?> with(Table<?> table) {
      return table;
    }

    @Override
    public Field<String> key(String name) {
      return text("(nullif({0}, '') ->> {1})", document, path(name));
    }

    @Override
    public Condition element(
        String list, Function<Function<String, Field<String>>, Condition> condition) {
      return DSL.exists(
          DSL.selectOne()
              .from(DSL.table("json_each(nullif({0}, ''), {1}) as element", document, path(list)))
              .where(condition.apply(name -> text("(element.value ->> {0})", path(name)))));
    }

    @Override
    public Field<String> ordered(Field<String> text) {
      return text;
    }

    /// Without statistics, SQLite would rather read all rows in the order of the ids.
    @Override
    public Field<String> sortedApart(Field<String> id) {
      return text("+{0}", id);
    }

    private static Field<String> path(String name) {
      return DSL.inline("$.\"" + name + "\"");
    }
  }

  /// The document is parsed once for a row. The order of the collation `C` is that of code points.
  record Postgresql(Field<String> document) implements SearchSql {
    @Override
    public Table<?> with(Table<?> table) {
      // The offset keeps PostgreSQL from parsing the document anew for each time it is mentioned.
      return DSL.table(
          "{0} cross join lateral (select cast(nullif({1}, '') as jsonb) as document offset 0) as searched",
          table, document);
    }

    @Override
    public Field<String> key(String name) {
      return text("(searched.document ->> {0})", DSL.inline(name));
    }

    @Override
    public Condition element(
        String list, Function<Function<String, Field<String>>, Condition> condition) {
      // Under coalesce it stays a plain test of each row: PostgreSQL would plan a join for it.
      return DSL.condition(
          "coalesce({0}, false)",
          DSL.exists(
              DSL.selectOne()
                  .from(
                      DSL.table(
                          "jsonb_array_elements(searched.document -> {0}) as element(value)",
                          DSL.inline(list)))
                  .where(
                      condition.apply(name -> text("(element.value ->> {0})", DSL.inline(name))))));
    }

    @Override
    public Field<String> ordered(Field<String> text) {
      return text.collate(DSL.collation("C"));
    }

    @Override
    public Field<String> sortedApart(Field<String> id) {
      return id;
    }
  }

  private static Field<String> text(String template, Field<?>... parts) {
    return DSL.field(template, SQLDataType.VARCHAR, parts);
  }
}
