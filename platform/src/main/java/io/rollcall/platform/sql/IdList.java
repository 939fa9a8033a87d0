package io.rollcall.platform.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;

/// Ids as one bound value, however many they are: databases bound the number of values in a
/// statement.
final class IdList {
  private IdList() {}

  /// Whether the field is one of the ids.
  static Condition has(DSLContext sql, Field<String> field, Collection<String> ids) {
    return ids.size() == 1 ? field.eq(ids.iterator().next()) : field.in(of(sql, ids));
  }

  /// To be used as `ID.notIn(IdList.of(sql, ids))`.
  static Select<Record1<String>> of(DSLContext sql, Collection<String> ids) {
    return sql.family() == SQLDialect.POSTGRES
        ? select(field(name("listed", "id"), String.class))
            .from(unnest(ids.toArray(String[]::new)).as("listed", "id"))
        : select(field("value", String.class))
            .from("json_each({0})", val(JsonCodec.text(Json.strings(List.copyOf(ids)))));
  }
}
