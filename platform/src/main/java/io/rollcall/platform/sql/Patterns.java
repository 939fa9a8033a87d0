package io.rollcall.platform.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;

/// Patterns of `like` as one bound value: a table is read once for all of them. A database compares
/// every text with every pattern, so with many of them it is not asked: whoever reads the rows has
/// to look anyway.
final class Patterns {
  private static final int MANY = 50;

  private Patterns() {}

  /// Whether one of them is found in the text, or true.
  ///
  /// @param patterns in lower case
  static Condition anyIn(DSLContext sql, Field<String> text, List<String> patterns) {
    if (patterns.size() > MANY) {
      return noCondition();
    }
    return sql.family() == SQLDialect.POSTGRES
        ? condition("{0} like any ({1})", lower(text), val(patterns.toArray(String[]::new)))
        : exists(
            selectOne()
                .from(
                    table(
                        "(with listed(pattern) as materialized (select value from json_each({0}))"
                            + " select pattern from listed)",
                        val(JsonCodec.text(Json.strings(patterns)))))
                .where(lower(text).like(field("pattern", String.class))));
  }
}
