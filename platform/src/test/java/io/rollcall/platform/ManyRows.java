package io.rollcall.platform;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Query;

/// Many Users of a standard directory, written as rows: by POST each they would take too long.
final class ManyRows {
  private ManyRows() {}

  /// @return the ids of the records
  static List<String> of(World world, Caller.OfDirectory directory, int size) {
    return world.database.write(sql -> {
      List<String> ids = new ArrayList<>();
      List<Query> rows = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        String id = String.format(Locale.ROOT, "00000000-0000-7000-8000-%012d", i);
        String account = String.format(Locale.ROOT, "1%018d", i);
        String name = "crowd" + i;
        ids.add(id);
        rows.add(
            sql.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, account)
                .set(ACCOUNT.PLATFORM_ID, directory.platformId())
                .set(ACCOUNT.DISPLAY_NAME, name)
                .set(ACCOUNT.STATUS, "active")
                .set(ACCOUNT.CREATED_AT, 0L));
        rows.add(
            sql.insertInto(SCIM_RECORD)
                .set(SCIM_RECORD.ID, id)
                .set(SCIM_RECORD.OWNER_ID, directory.directoryId())
                .set(SCIM_RECORD.ORGANIZATION_ID, directory.organizationId())
                .set(SCIM_RECORD.ACCOUNT_ID, account)
                .set(SCIM_RECORD.USER_NAME, name)
                .set(SCIM_RECORD.USER_NAME_KEY, name)
                .set(SCIM_RECORD.ACTIVE, true)
                .set(SCIM_RECORD.DISPLAY_NAME, name)
                .set(SCIM_RECORD.DISPLAY_NAME_KEY, name)
                .set(SCIM_RECORD.DOCUMENT, "{}")
                .set(SCIM_RECORD.SEARCH, "{}")
                .set(SCIM_RECORD.VERSION, 1L)
                .set(SCIM_RECORD.CREATED_AT, 0L)
                .set(SCIM_RECORD.CHANGED_AT, 0L));
      }
      var _ = sql.batch(rows).execute();
      return ids;
    });
  }

  /// Makes the accounts of all of them plain members of the organization.
  static void admit(World world, Organization organization) {
    world.database.write(sql ->
        sql.insertInto(
                MEMBERSHIP,
                MEMBERSHIP.ORGANIZATION_ID,
                MEMBERSHIP.ACCOUNT_ID,
                MEMBERSHIP.ROLE,
                MEMBERSHIP.STATUS,
                MEMBERSHIP.ORIGIN,
                MEMBERSHIP.SINCE)
            .select(
                sql.select(
                        val(organization.id()),
                        ACCOUNT.ID,
                        val(Role.MEMBER.code()),
                        val("active"),
                        val("scim"),
                        val(0L))
                    .from(ACCOUNT)
                    .where(ACCOUNT.DISPLAY_NAME.startsWith("crowd")))
            .execute());
  }

  /// Makes the accounts behind all of these records members of a group.
  static void join(World world, List<String> recordIds, String groupId) {
    world.database.write(sql ->
        sql.insertInto(
                GROUP_MEMBER,
                GROUP_MEMBER.GROUP_ID,
                GROUP_MEMBER.ACCOUNT_ID,
                GROUP_MEMBER.ROLE,
                GROUP_MEMBER.SINCE)
            .select(
                sql.select(val(groupId), SCIM_RECORD.ACCOUNT_ID, val("member"), val(0L))
                    .from(SCIM_RECORD)
                    .where(SCIM_RECORD.ID.between(recordIds.getFirst(), recordIds.getLast())))
            .execute());
  }

  /// Groups of the directory that nobody is in.
  ///
  /// @return their ids
  static List<String> groups(World world, Caller.OfDirectory directory, int size) {
    return world.database.write(sql -> {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        String name = "group" + i;
        ids.add(String.format(Locale.ROOT, "00000000-0000-7000-9000-%012d", i));
        sql.insertInto(SCIM_GROUP)
            .set(SCIM_GROUP.ID, ids.getLast())
            .set(SCIM_GROUP.OWNER_ID, directory.directoryId())
            .set(SCIM_GROUP.ORGANIZATION_ID, directory.organizationId())
            .set(SCIM_GROUP.DISPLAY_NAME, name)
            .set(SCIM_GROUP.DISPLAY_NAME_KEY, name)
            .set(SCIM_GROUP.DOCUMENT, "{}")
            .set(SCIM_GROUP.SEARCH, "{}")
            .set(SCIM_GROUP.VERSION, 1L)
            .set(SCIM_GROUP.CREATED_AT, 0L)
            .set(SCIM_GROUP.CHANGED_AT, 0L)
            .execute();
      }
      return ids;
    });
  }
}
