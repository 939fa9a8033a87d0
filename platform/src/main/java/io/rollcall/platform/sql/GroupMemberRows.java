package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/// Who is in which group. All changes are set operations whose cost does not depend on the size of
/// the group.
public record GroupMemberRows(DSLContext sql) {
  private static final String MEMBER = "member";

  /// A group of somebody, or a member of a group.
  public record Named(String id, String display) {}

  public Set<String> of(String groupId) {
    return new LinkedHashSet<>(
        sql.select(GROUP_MEMBER.ACCOUNT_ID)
            .from(GROUP_MEMBER)
            .where(GROUP_MEMBER.GROUP_ID.eq(groupId))
            .orderBy(GROUP_MEMBER.ACCOUNT_ID)
            .fetch(GROUP_MEMBER.ACCOUNT_ID));
  }

  /// The members of several groups with the names that the owner's records have for them, by group
  /// id.
  public Map<String, List<Named>> named(Collection<String> groupIds, String ownerId) {
    return sql.select(GROUP_MEMBER.GROUP_ID, GROUP_MEMBER.ACCOUNT_ID, SCIM_RECORD.DISPLAY_NAME)
        .from(GROUP_MEMBER)
        .join(SCIM_RECORD)
        .on(SCIM_RECORD.ACCOUNT_ID.eq(GROUP_MEMBER.ACCOUNT_ID), SCIM_RECORD.OWNER_ID.eq(ownerId))
        .where(GROUP_MEMBER.GROUP_ID.in(groupIds))
        .orderBy(GROUP_MEMBER.GROUP_ID, GROUP_MEMBER.ACCOUNT_ID)
        .fetchGroups(GROUP_MEMBER.GROUP_ID, row -> new Named(row.value2(), row.value3()));
  }

  /// The groups of several people, by account id: one statement for a page.
  public Map<String, List<Named>> groupsOf(String organizationId, Collection<String> accountIds) {
    return sql.select(GROUP_MEMBER.ACCOUNT_ID, SCIM_GROUP.ID, SCIM_GROUP.DISPLAY_NAME)
        .from(GROUP_MEMBER)
        .join(SCIM_GROUP)
        .on(SCIM_GROUP.ID.eq(GROUP_MEMBER.GROUP_ID))
        .where(
            GROUP_MEMBER.ACCOUNT_ID.in(accountIds), SCIM_GROUP.ORGANIZATION_ID.eq(organizationId))
        .orderBy(GROUP_MEMBER.ACCOUNT_ID, SCIM_GROUP.ID)
        .fetchGroups(GROUP_MEMBER.ACCOUNT_ID, row -> new Named(row.value2(), row.value3()));
  }

  /// Adding who is there already changes nothing.
  public void add(String groupId, String organizationId, Collection<String> accountIds, long at) {
    for (List<String> some : Chunks.of(accountIds)) {
      sql.insertInto(
              GROUP_MEMBER,
              GROUP_MEMBER.GROUP_ID,
              GROUP_MEMBER.ACCOUNT_ID,
              GROUP_MEMBER.ROLE,
              GROUP_MEMBER.SINCE)
          .select(
              select(inline(groupId), MEMBERSHIP.ACCOUNT_ID, inline(MEMBER), inline(at))
                  .from(MEMBERSHIP)
                  .where(
                      MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
                      MEMBERSHIP.ACCOUNT_ID.in(some)))
          .onConflictDoNothing()
          .execute();
    }
  }

  /// Removing who is not there changes nothing.
  public void remove(String groupId, Collection<String> accountIds) {
    for (List<String> some : Chunks.of(accountIds)) {
      sql.deleteFrom(GROUP_MEMBER)
          .where(GROUP_MEMBER.GROUP_ID.eq(groupId), GROUP_MEMBER.ACCOUNT_ID.in(some))
          .execute();
    }
  }

  public void clear(String groupId) {
    sql.deleteFrom(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(groupId)).execute();
  }

  /// Takes the account out of every group of the organization.
  public void removeEverywhere(String organizationId, String accountId) {
    sql.deleteFrom(GROUP_MEMBER)
        .where(
            GROUP_MEMBER.ACCOUNT_ID.eq(accountId),
            GROUP_MEMBER.GROUP_ID.in(
                select(SCIM_GROUP.ID)
                    .from(SCIM_GROUP)
                    .where(SCIM_GROUP.ORGANIZATION_ID.eq(organizationId))))
        .execute();
  }

  public void deleteOfOrganization(String organizationId) {
    sql.deleteFrom(GROUP_MEMBER)
        .where(
            GROUP_MEMBER.GROUP_ID.in(
                select(SCIM_GROUP.ID)
                    .from(SCIM_GROUP)
                    .where(SCIM_GROUP.ORGANIZATION_ID.eq(organizationId))))
        .execute();
  }
}
