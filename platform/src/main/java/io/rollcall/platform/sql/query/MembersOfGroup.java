package io.rollcall.platform.sql.query;

import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.GROUP_NESTING;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/// A group's members: Users of its owner, and groups. They are found first and the groups that they
/// are in next.
///
/// @param idIsAccount whether a User's id is the account's, else the record's
record MembersOfGroup(String ownerId, boolean idIsAccount) implements References.Rows {
  @Override
  public Condition some() {
    return DSL.exists(users(DSL.trueCondition()).and(GROUP_MEMBER.GROUP_ID.eq(SCIM_GROUP.ID)))
        .or(
            DSL.exists(
                DSL.selectOne()
                    .from(GROUP_NESTING)
                    .where(GROUP_NESTING.GROUP_ID.eq(SCIM_GROUP.ID))));
  }

  @Override
  public Condition one(Function<Keys, Condition> condition) {
    Field<String> id = idIsAccount ? SCIM_RECORD.ACCOUNT_ID : SCIM_RECORD.ID;
    var member = SCIM_GROUP.as("member");
    Condition ofUser = condition.apply(keys(id, "user"));
    Condition ofGroup = condition.apply(keys(member.ID, "group"));
    Select<Record1<String>> groups =
        DSL.select(GROUP_NESTING.GROUP_ID)
            .from(member)
            .join(GROUP_NESTING)
            .on(GROUP_NESTING.MEMBER_ID.eq(member.ID))
            .where(member.OWNER_ID.eq(ownerId), ofGroup);
    return SCIM_GROUP.ID.in(users(ofUser).unionAll(groups));
  }

  private static Keys keys(Field<String> id, String type) {
    return new References.Row("members", id, Map.of("type", DSL.inline(type)));
  }

  private SelectConditionStep<Record1<String>> users(Condition condition) {
    return DSL.select(GROUP_MEMBER.GROUP_ID)
        .from(SCIM_RECORD)
        .join(GROUP_MEMBER)
        .on(GROUP_MEMBER.ACCOUNT_ID.eq(SCIM_RECORD.ACCOUNT_ID))
        .where(SCIM_RECORD.OWNER_ID.eq(ownerId), condition);
  }
}
