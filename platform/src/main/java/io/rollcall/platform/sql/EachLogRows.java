package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;

/// What was done to many at once: an entry of the log for each of them, all by one statement.
public record EachLogRows(DSLContext sql) {
  private static final Field<String> ID = column("id");
  private static final Field<String> ACCOUNT_ID = column("account_id");
  private static final Field<String> ADDRESS = column("address");
  private static final Field<String> ADDRESS_KEY = column("address_key");

  private static Field<String> column(String column) {
    return field(name("listed", column), String.class);
  }

  /// @param rows at least one; they differ in what they are about, an account and its address, and
  ///   in nothing else
  public void insert(List<LogRows.Row> rows) {
    LogRows.Row any = rows.getFirst();
    sql.insertInto(
            LOG_ENTRY,
            LOG_ENTRY.ID,
            LOG_ENTRY.ORGANIZATION_ID,
            LOG_ENTRY.AT,
            LOG_ENTRY.KIND,
            LOG_ENTRY.ACTOR_KIND,
            LOG_ENTRY.ACTOR_ID,
            LOG_ENTRY.ACTOR_NAME,
            LOG_ENTRY.DIRECTORY_ID,
            LOG_ENTRY.ACCOUNT_ID,
            LOG_ENTRY.ADDRESS,
            LOG_ENTRY.ADDRESS_KEY,
            LOG_ENTRY.DETAIL,
            LOG_ENTRY.LENIENCIES)
        .select(
            select(
                    ID,
                    val(any.organizationId()),
                    val(any.at()),
                    val(any.kind()),
                    val(any.actorKind()),
                    val(any.actorId()),
                    val(any.actorName()),
                    val(any.directoryId().orElse(null), LOG_ENTRY.DIRECTORY_ID),
                    ACCOUNT_ID,
                    ADDRESS,
                    ADDRESS_KEY,
                    val(any.detail()),
                    val(String.join(" ", any.leniencies())))
                .from(listed(rows)))
        .execute();
  }

  /// As one bound value, however many they are.
  private Table<?> listed(List<LogRows.Row> rows) {
    String json = JsonCodec.text(Json.array(rows.stream().map(EachLogRows::json).toList()));
    return sql.family() == SQLDialect.POSTGRES
        ? table(
            "json_to_recordset(cast({0} as json))"
                + " as listed(id text, account_id text, address text, address_key text)",
            val(json))
        : select(part(ID), part(ACCOUNT_ID), part(ADDRESS), part(ADDRESS_KEY))
            .from("json_each({0})", val(json))
            .asTable("listed");
  }

  private static Field<String> part(Field<String> column) {
    return field("json_extract(value, {0})", String.class, inline("$." + column.getName()))
        .as(column.getName());
  }

  private static Json.Obj json(LogRows.Row row) {
    return Json.object()
        .put(ID.getName(), row.id())
        .putIfPresent(ACCOUNT_ID.getName(), row.accountId())
        .putIfPresent(ADDRESS.getName(), row.address())
        .putIfPresent(ADDRESS_KEY.getName(), row.address().map(LogRows::key))
        .build();
  }
}
