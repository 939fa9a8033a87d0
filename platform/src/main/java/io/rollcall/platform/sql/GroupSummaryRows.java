package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Groups of an organization with the number of their members.
public record GroupSummaryRows(DSLContext sql) {
  public record Row(String id, String ownerId, String name, String description, long members) {}

  /// @param ids none for any
  /// @param accountIds of whom one is in the group; none for any
  public record Which(List<String> ids, List<String> accountIds) {
    public static final Which ANY = new Which(List.of(), List.of());

    private Condition condition(DSLContext sql) {
      return DSL.and(
          ids.isEmpty() ? DSL.noCondition() : IdList.has(sql, SCIM_GROUP.ID, ids),
          accountIds.isEmpty()
              ? DSL.noCondition()
              : SCIM_GROUP.ID.in(
                  DSL.select(GROUP_MEMBER.GROUP_ID)
                      .from(GROUP_MEMBER)
                      .where(IdList.has(sql, GROUP_MEMBER.ACCOUNT_ID, accountIds))));
    }
  }

  /// In the order of ids.
  public List<Row> of(String organizationId, Which which, Optional<String> after, int limit) {
    return read(organizationId, which, after, limit, members());
  }

  /// The same, with no number of members: counting those of large groups takes its time.
  public List<Row> uncounted(
      String organizationId, Which which, Optional<String> after, int limit) {
    return read(organizationId, which, after, limit, DSL.inline(0));
  }

  private static Field<Integer> members() {
    return DSL.field(
        DSL.selectCount().from(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(SCIM_GROUP.ID)));
  }

  private List<Row> read(
      String organizationId,
      Which which,
      Optional<String> after,
      int limit,
      Field<Integer> members) {
    return sql.select(
            SCIM_GROUP.ID,
            SCIM_GROUP.OWNER_ID,
            SCIM_GROUP.DISPLAY_NAME,
            SCIM_GROUP.DESCRIPTION,
            members)
        .from(SCIM_GROUP)
        .where(
            SCIM_GROUP.ORGANIZATION_ID.eq(organizationId),
            which.condition(sql),
            after.map(SCIM_GROUP.ID::gt).orElse(DSL.noCondition()))
        .orderBy(SCIM_GROUP.ID)
        .limit(limit)
        .fetch(
            row -> new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }
}
