package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Groups of an organization with the number of their members.
public record GroupSummaryRows(DSLContext sql) {
  public record Row(String id, String ownerId, String name, long members) {}

  /// In the order of ids.
  public List<Row> of(String organizationId, Optional<String> after, int limit) {
    Field<Integer> members =
        DSL.field(
            DSL.selectCount().from(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(SCIM_GROUP.ID)));
    return sql.select(SCIM_GROUP.ID, SCIM_GROUP.OWNER_ID, SCIM_GROUP.DISPLAY_NAME, members)
        .from(SCIM_GROUP)
        .where(
            SCIM_GROUP.ORGANIZATION_ID.eq(organizationId),
            after.map(SCIM_GROUP.ID::gt).orElse(DSL.noCondition()))
        .orderBy(SCIM_GROUP.ID)
        .limit(limit)
        .fetch(row -> new Row(row.value1(), row.value2(), row.value3(), row.value4()));
  }
}
