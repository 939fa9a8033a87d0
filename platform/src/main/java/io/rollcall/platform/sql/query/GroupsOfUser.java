package io.rollcall.platform.sql.query;

import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.GROUP_NESTING;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.Map;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The owner's groups that a record's account is in: directly, or through groups in between. The
/// groups are found first and their people next, so that an index leads to the few.
record GroupsOfUser(String ownerId) implements References.Rows {
  private static final String INSIDE = "inside";
  private static final Field<String> TOP = inside("top_id");
  private static final Field<String> GROUP = inside("group_id");

  @Override
  public Condition some() {
    return SCIM_RECORD.ACCOUNT_ID.in(direct(DSL.trueCondition()));
  }

  @Override
  public Condition one(Function<Keys, Condition> condition) {
    CommonTableExpression<Record2<String, String>> inside =
        inside(condition.apply(keys("indirect")));
    return SCIM_RECORD.ACCOUNT_ID.in(
        DSL.withRecursive(inside)
            .select(DSL.field(DSL.name("found", "account_id"), SQLDataType.VARCHAR))
            .from(
                direct(condition.apply(keys("direct")))
                    .unionAll(indirect(inside))
                    .asTable("found", "account_id")));
  }

  private static Keys keys(String type) {
    return new References.Row(
        "groups",
        SCIM_GROUP.ID,
        Map.of("display", SCIM_GROUP.DISPLAY_NAME_KEY, "type", DSL.inline(type)));
  }

  private Select<Record1<String>> direct(Condition condition) {
    return DSL.select(GROUP_MEMBER.ACCOUNT_ID)
        .from(SCIM_GROUP)
        .join(GROUP_MEMBER)
        .on(GROUP_MEMBER.GROUP_ID.eq(SCIM_GROUP.ID))
        .where(SCIM_GROUP.OWNER_ID.eq(ownerId), condition);
  }

  /// Every group that is somewhere inside one that fulfils the condition.
  private CommonTableExpression<Record2<String, String>> inside(Condition condition) {
    return DSL.name(INSIDE)
        .fields("top_id", "group_id")
        .as(
            DSL.select(GROUP_NESTING.GROUP_ID, GROUP_NESTING.MEMBER_ID)
                .from(SCIM_GROUP)
                .join(GROUP_NESTING)
                .on(GROUP_NESTING.GROUP_ID.eq(SCIM_GROUP.ID))
                .where(SCIM_GROUP.OWNER_ID.eq(ownerId), condition)
                .union(
                    DSL.select(TOP, GROUP_NESTING.MEMBER_ID)
                        .from(DSL.table(DSL.name(INSIDE)))
                        .join(GROUP_NESTING)
                        .on(GROUP_NESTING.GROUP_ID.eq(GROUP))));
  }

  /// Who is in the upper group only through others.
  private static Select<Record1<String>> indirect(
      CommonTableExpression<Record2<String, String>> inside) {
    var itself = GROUP_MEMBER.as("itself");
    return DSL.select(GROUP_MEMBER.ACCOUNT_ID)
        // A cross join keeps SQLite from reading all members of all groups first.
        .from(inside)
        .crossJoin(GROUP_MEMBER)
        .where(
            GROUP_MEMBER.GROUP_ID.eq(GROUP),
            DSL.notExists(
                DSL.selectOne()
                    .from(itself)
                    .where(
                        itself.GROUP_ID.eq(TOP), itself.ACCOUNT_ID.eq(GROUP_MEMBER.ACCOUNT_ID))));
  }

  private static Field<String> inside(String name) {
    return DSL.field(DSL.name(INSIDE, name), SQLDataType.VARCHAR);
  }
}
