package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static io.rollcall.platform.sql.tables.Tables.TEAM;
import static io.rollcall.platform.sql.tables.Tables.TOKEN;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/// What an id is, of all that one organization has. What others have is not looked at.
public record IdRows(DSLContext sql, String organizationId) {
  private static final String ACCOUNTS = "account";
  private static final String RECORDS = "record";
  private static final String GROUPS = "group";
  private static final String TEAMS = "team";
  private static final String DIRECTORIES = "directory";

  /// What has the id.
  public sealed interface Found {
    /// @param isCut whether it is no longer in the organization
    record OfAccount(String role, boolean isCut) implements Found {}

    /// @param account to which it is linked
    /// @param directory the name of the directory
    record OfRecord(Optional<String> account, String directory) implements Found {}

    /// @param team the name of its team; empty if it is no team's
    /// @param directory the name of the directory; empty if it is no directory's
    record OfGroup(String name, Optional<String> team, Optional<String> directory)
        implements Found {}

    record OfTeam(String name, String group) implements Found {}

    record OfDirectory(String name) implements Found {}

    /// @param directory empty for a key of the organization
    record OfToken(String name, Optional<String> directory) implements Found {}

    record OfOrganization() implements Found {}
  }

  /// One statement, whatever it is.
  public Optional<Found> find(String id) {
    return id.equals(organizationId)
        ? Optional.of(new Found.OfOrganization())
        : sql
            .fetch(
                account(id)
                    .unionAll(scimRecord(id))
                    .unionAll(group(id))
                    .unionAll(team(id))
                    .unionAll(directory(id))
                    .unionAll(token(id)))
            .stream()
            .findFirst()
            .map(IdRows::found);
  }

  private static Found found(Record4<String, String, String, String> row) {
    Optional<String> second = Optional.ofNullable(row.value3());
    return switch (row.value1()) {
      case ACCOUNTS ->
          new Found.OfAccount(row.value2(), row.value3().equals(Status.SEVERED.code()));
      case RECORDS -> new Found.OfRecord(second, row.value2());
      case GROUPS -> new Found.OfGroup(row.value2(), second, Optional.ofNullable(row.value4()));
      case TEAMS -> new Found.OfTeam(row.value2(), row.value3());
      case DIRECTORIES -> new Found.OfDirectory(row.value2());
      default -> new Found.OfToken(row.value2(), second);
    };
  }

  private Select<Record4<String, String, String, String>> account(String id) {
    return select(inline(ACCOUNTS), MEMBERSHIP.ROLE, MEMBERSHIP.STATUS, none())
        .from(MEMBERSHIP)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
        .where(
            MEMBERSHIP.ORGANIZATION_ID.eq(organizationId),
            MEMBERSHIP.ACCOUNT_ID.eq(id),
            ACCOUNT.STANDS_FOR.isNull());
  }

  private Select<Record4<String, String, String, String>> scimRecord(String id) {
    Field<String> linked = when(ACCOUNT.STANDS_FOR.isNull(), ACCOUNT.ID);
    return select(inline(RECORDS), DIRECTORY.NAME, linked, none())
        .from(SCIM_RECORD)
        .join(DIRECTORY)
        .on(DIRECTORY.ID.eq(SCIM_RECORD.OWNER_ID))
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SCIM_RECORD.ACCOUNT_ID))
        .where(SCIM_RECORD.ID.eq(id), SCIM_RECORD.ORGANIZATION_ID.eq(organizationId));
  }

  private Select<Record4<String, String, String, String>> group(String id) {
    return select(inline(GROUPS), SCIM_GROUP.DISPLAY_NAME, TEAM.NAME, DIRECTORY.NAME)
        .from(SCIM_GROUP)
        .leftJoin(TEAM)
        .on(TEAM.GROUP_ID.eq(SCIM_GROUP.ID))
        .leftJoin(DIRECTORY)
        .on(DIRECTORY.ID.eq(SCIM_GROUP.OWNER_ID))
        .where(SCIM_GROUP.ID.eq(id), SCIM_GROUP.ORGANIZATION_ID.eq(organizationId));
  }

  private Select<Record4<String, String, String, String>> team(String id) {
    return select(inline(TEAMS), TEAM.NAME, TEAM.GROUP_ID, none())
        .from(TEAM)
        .where(TEAM.ID.eq(id), TEAM.ORGANIZATION_ID.eq(organizationId));
  }

  private Select<Record4<String, String, String, String>> directory(String id) {
    return select(inline(DIRECTORIES), DIRECTORY.NAME, none(), none())
        .from(DIRECTORY)
        .where(DIRECTORY.ID.eq(id), DIRECTORY.ORGANIZATION_ID.eq(organizationId));
  }

  private Select<Record4<String, String, String, String>> token(String id) {
    return select(inline("token"), TOKEN.NAME, DIRECTORY.NAME, none())
        .from(TOKEN)
        .leftJoin(DIRECTORY)
        .on(DIRECTORY.ID.eq(TOKEN.DIRECTORY_ID))
        .where(TOKEN.ID.eq(id), TOKEN.ORGANIZATION_ID.eq(organizationId));
  }

  private static Field<String> none() {
    return castNull(SQLDataType.VARCHAR);
  }
}
