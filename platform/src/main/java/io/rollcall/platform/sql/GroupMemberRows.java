package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// Which accounts are in which group. All changes are set operations whose cost does not depend on
/// the size of the group; each says how many rows it changed, and none counts as an edit by itself.
public record GroupMemberRows(DSLContext sql) {
  private static final String MEMBER = "member";

  /// The accounts of these records of the owner. Adding who is there already changes nothing; who
  /// is deleted just now is not added.
  public int addRecords(String groupId, String ownerId, Collection<String> recordIds, long at) {
    return insert(
        RowLock.keeping(
            sql,
            SCIM_RECORD,
            select(val(groupId), SCIM_RECORD.ACCOUNT_ID, inline(MEMBER), val(at))
                .from(SCIM_RECORD)
                .where(SCIM_RECORD.OWNER_ID.eq(ownerId), IdList.has(sql, SCIM_RECORD.ID, recordIds))
                .orderBy(SCIM_RECORD.ACCOUNT_ID)));
  }

  /// These accounts, if they are or once were in the organization. Adding who is there already
  /// changes nothing.
  public int addAccounts(
      String groupId, String organizationId, Collection<String> accountIds, long at) {
    return insert(
        select(val(groupId), MEMBERSHIP.ACCOUNT_ID, inline(MEMBER), val(at))
            .from(MEMBERSHIP)
            .where(
                MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
                IdList.has(sql, MEMBERSHIP.ACCOUNT_ID, accountIds))
            .orderBy(MEMBERSHIP.ACCOUNT_ID));
  }

  /// As [#addAccounts], and counts as an edit of the group.
  public void add(String groupId, String organizationId, Collection<String> accountIds, long at) {
    if (addAccounts(groupId, organizationId, accountIds, at) > 0) {
      new GroupEditRows(sql).count(groupId, at);
    }
  }

  private int insert(Select<Record4<String, String, String, Long>> rows) {
    return sql.insertInto(
            GROUP_MEMBER,
            GROUP_MEMBER.GROUP_ID,
            GROUP_MEMBER.ACCOUNT_ID,
            GROUP_MEMBER.ROLE,
            GROUP_MEMBER.SINCE)
        .select(rows)
        .onConflictDoNothing()
        .execute();
  }

  /// Removing who is not there changes nothing.
  public int removeRecords(String groupId, String ownerId, Collection<String> recordIds) {
    return delete(groupId, GROUP_MEMBER.ACCOUNT_ID.in(accountsOf(ownerId, recordIds)));
  }

  /// Removing who is not there changes nothing.
  public int removeAccounts(String groupId, Collection<String> accountIds) {
    return delete(groupId, IdList.has(sql, GROUP_MEMBER.ACCOUNT_ID, accountIds));
  }

  /// Removes everybody else.
  public int keepRecords(String groupId, String ownerId, Collection<String> recordIds) {
    return delete(groupId, GROUP_MEMBER.ACCOUNT_ID.notIn(accountsOf(ownerId, recordIds)));
  }

  /// Removes everybody else.
  public int keepAccounts(String groupId, Collection<String> accountIds) {
    return delete(groupId, GROUP_MEMBER.ACCOUNT_ID.notIn(IdList.of(sql, accountIds)));
  }

  private Select<Record1<String>> accountsOf(String ownerId, Collection<String> recordIds) {
    return select(SCIM_RECORD.ACCOUNT_ID)
        .from(SCIM_RECORD)
        .where(SCIM_RECORD.OWNER_ID.eq(ownerId), IdList.has(sql, SCIM_RECORD.ID, recordIds));
  }

  private int delete(String groupId, Condition which) {
    return sql.deleteFrom(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(groupId), which).execute();
  }

  /// Takes the account out of every group of one owner.
  public void removeFromGroupsOf(String ownerId, String accountId, long at) {
    leave(SCIM_GROUP.OWNER_ID.eq(ownerId), List.of(accountId), at);
  }

  /// Takes the accounts out of every group of the organization and of its directories.
  public void removeEverywhere(String organizationId, Collection<String> accountIds, long at) {
    leave(SCIM_GROUP.ORGANIZATION_ID.eq(organizationId), accountIds, at);
  }

  /// Counts before it deletes: whoever deletes a group waits at the group's row, never at ours.
  private void leave(Condition groups, Collection<String> accountIds, long at) {
    Condition isOfThem = IdList.has(sql, GROUP_MEMBER.ACCOUNT_ID, accountIds);
    Condition isMember =
        SCIM_GROUP.ID.in(select(GROUP_MEMBER.GROUP_ID).from(GROUP_MEMBER).where(isOfThem));
    new GroupEditRows(sql).countIn(DSL.and(groups, isMember), at);
    sql.deleteFrom(GROUP_MEMBER)
        .where(
            isOfThem,
            exists(
                selectOne()
                    .from(SCIM_GROUP)
                    .where(SCIM_GROUP.ID.eq(GROUP_MEMBER.GROUP_ID), groups)))
        .execute();
  }
}
