package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.LOG_ENTRY;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.ORGANIZATION;
import static io.rollcall.platform.sql.tables.Tables.PLATFORM;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What tells about one account, from all tables.
///
/// @param of which account
public record AccountDetailRows(DSLContext sql, String of) {
  private static final int MOST_EVENTS = 200;

  /// @param createdBy the name of the organization that created it
  public record Head(
      String id,
      String platform,
      Optional<String> addressKey,
      Optional<String> address,
      String displayName,
      long createdAt,
      Optional<String> createdBy,
      Optional<Long> deletionDue) {}

  public record InOrganization(MembershipRow membership, String organization) {}

  public record KnownAs(
      String recordId,
      String organizationId,
      Optional<String> directory,
      String userName,
      Optional<String> externalId,
      boolean active) {}

  public record InGroup(String groupId, String organizationId, String name) {}

  public record Event(long at, String organizationId, String kind, String by, String detail) {}

  /// Accounts with this id or this address, on any platform.
  public static List<String> find(DSLContext sql, String id, String addressKey) {
    return sql.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(id).or(ACCOUNT.ADDRESS_KEY.eq(addressKey)))
        .orderBy(ACCOUNT.ID)
        .fetch(ACCOUNT.ID);
  }

  /// Accounts that a directory knows under this userName, on any platform.
  public static List<String> findByUserName(DSLContext sql, String userNameKey) {
    return sql.selectDistinct(SCIM_RECORD.ACCOUNT_ID)
        .from(SCIM_RECORD)
        .where(SCIM_RECORD.USER_NAME_KEY.eq(userNameKey))
        .orderBy(SCIM_RECORD.ACCOUNT_ID)
        .fetch(SCIM_RECORD.ACCOUNT_ID);
  }

  public Optional<Head> head() {
    return sql.select()
        .from(ACCOUNT)
        .join(PLATFORM)
        .on(PLATFORM.ID.eq(ACCOUNT.PLATFORM_ID))
        .leftJoin(ORGANIZATION)
        .on(ORGANIZATION.ID.eq(ACCOUNT.CREATED_BY_ORGANIZATION_ID))
        .where(ACCOUNT.ID.eq(of))
        .fetchOptional(AccountDetailRows::head);
  }

  private static Head head(Record row) {
    return new Head(
        row.get(ACCOUNT.ID),
        row.get(PLATFORM.NAME),
        Optional.ofNullable(row.get(ACCOUNT.ADDRESS_KEY)),
        Optional.ofNullable(row.get(ACCOUNT.ADDRESS)),
        row.get(ACCOUNT.DISPLAY_NAME),
        row.get(ACCOUNT.CREATED_AT),
        Optional.ofNullable(row.get(ORGANIZATION.NAME)),
        Optional.ofNullable(row.get(ACCOUNT.DELETION_DUE)));
  }

  public List<InOrganization> memberships(Condition which) {
    return sql.select(MEMBERSHIP.fields())
        .select(ORGANIZATION.NAME)
        .from(MEMBERSHIP)
        .join(ORGANIZATION)
        .on(ORGANIZATION.ID.eq(MEMBERSHIP.ORGANIZATION_ID))
        .where(MEMBERSHIP.ACCOUNT_ID.eq(of), which)
        .orderBy(MEMBERSHIP.ORGANIZATION_ID)
        .fetch(row -> new InOrganization(MembershipRow.of(row), row.get(ORGANIZATION.NAME)));
  }

  public List<KnownAs> records() {
    return sql.select(SCIM_RECORD.fields())
        .select(DIRECTORY.NAME)
        .from(SCIM_RECORD)
        .leftJoin(DIRECTORY)
        .on(DIRECTORY.ID.eq(SCIM_RECORD.OWNER_ID))
        .where(SCIM_RECORD.ACCOUNT_ID.eq(of))
        .orderBy(SCIM_RECORD.ID)
        .fetch(row ->
            new KnownAs(
                row.get(SCIM_RECORD.ID),
                row.get(SCIM_RECORD.ORGANIZATION_ID),
                Optional.ofNullable(row.get(DIRECTORY.NAME)),
                row.get(SCIM_RECORD.USER_NAME),
                Optional.ofNullable(row.get(SCIM_RECORD.EXTERNAL_ID)),
                row.get(SCIM_RECORD.ACTIVE)));
  }

  public List<InGroup> groups() {
    return sql.select(SCIM_GROUP.ID, SCIM_GROUP.ORGANIZATION_ID, SCIM_GROUP.DISPLAY_NAME)
        .from(GROUP_MEMBER)
        .join(SCIM_GROUP)
        .on(SCIM_GROUP.ID.eq(GROUP_MEMBER.GROUP_ID))
        .where(GROUP_MEMBER.ACCOUNT_ID.eq(of))
        .orderBy(SCIM_GROUP.DISPLAY_NAME)
        .fetch(row -> new InGroup(row.value1(), row.value2(), row.value3()));
  }

  /// The latest first.
  public List<Event> events(Condition which) {
    return sql.select()
        .from(LOG_ENTRY)
        .where(LOG_ENTRY.ACCOUNT_ID.eq(of), which)
        .orderBy(LOG_ENTRY.AT.desc(), LOG_ENTRY.ID.desc())
        .limit(MOST_EVENTS)
        .fetch(row ->
            new Event(
                row.get(LOG_ENTRY.AT),
                row.get(LOG_ENTRY.ORGANIZATION_ID),
                row.get(LOG_ENTRY.KIND),
                (row.get(LOG_ENTRY.ACTOR_KIND) + " " + row.get(LOG_ENTRY.ACTOR_NAME)).strip(),
                row.get(LOG_ENTRY.DETAIL)));
  }

  public static Condition membershipIn(String organizationId) {
    return MEMBERSHIP.ORGANIZATION_ID.eq(organizationId);
  }

  public static Condition eventIn(String organizationId) {
    return LOG_ENTRY.ORGANIZATION_ID.eq(organizationId);
  }
}
