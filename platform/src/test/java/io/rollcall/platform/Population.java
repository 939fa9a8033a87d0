package io.rollcall.platform;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;
import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.GROUP_NESTING;
import static io.rollcall.platform.sql.tables.Tables.MEMBERSHIP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD_KEY;

import io.rollcall.platform.sql.UserRows;
import io.rollcall.platform.sql.query.NameKey;
import io.rollcall.platform.sql.query.SearchKeys;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.query.SearchDocument;
import io.rollcall.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// Writes many people and groups at once, as rows, without any act.
record Population(DSLContext sql, Organization organization) {
  private static final int ROWS_IN_A_STATEMENT = 400;

  /// A User that is to be there.
  ///
  /// @param account the id of the account, which has to be there
  /// @param resource with userName and active; externalId and all else as they are
  record Person(String id, String account, Json.Obj resource, long createdAt, long changedAt) {}

  /// A Group that is to be there.
  record Team(
      String id,
      Json.Obj resource,
      List<String> accounts,
      List<String> groups,
      long createdAt,
      long changedAt) {}

  void accounts(List<String> ids) {
    insert(
        ACCOUNT,
        List.of(
            ACCOUNT.ID,
            ACCOUNT.PLATFORM_ID,
            ACCOUNT.DISPLAY_NAME,
            ACCOUNT.STATUS,
            ACCOUNT.CREATED_AT),
        ids.stream().map(id -> List.<Object>of(id, organization.platformId(), "", "live", 0L)));
    insert(
        MEMBERSHIP,
        List.of(
            MEMBERSHIP.ORGANIZATION_ID,
            MEMBERSHIP.ACCOUNT_ID,
            MEMBERSHIP.ROLE,
            MEMBERSHIP.STATUS,
            MEMBERSHIP.ORIGIN,
            MEMBERSHIP.SINCE),
        ids.stream()
            .map(id -> List.<Object>of(organization.id(), id, "member", "active", "scim", 0L)));
  }

  void people(String ownerId, ResourceType type, List<Person> people) {
    insert(
        SCIM_RECORD,
        List.of(
            SCIM_RECORD.ID,
            SCIM_RECORD.OWNER_ID,
            SCIM_RECORD.ORGANIZATION_ID,
            SCIM_RECORD.ACCOUNT_ID,
            SCIM_RECORD.EXTERNAL_ID,
            SCIM_RECORD.USER_NAME,
            SCIM_RECORD.USER_NAME_KEY,
            SCIM_RECORD.ACTIVE,
            SCIM_RECORD.DISPLAY_NAME,
            SCIM_RECORD.DISPLAY_NAME_KEY,
            SCIM_RECORD.DOCUMENT,
            SCIM_RECORD.SEARCH,
            SCIM_RECORD.VERSION,
            SCIM_RECORD.CREATED_AT,
            SCIM_RECORD.CHANGED_AT),
        people.stream().map(person -> record(ownerId, type, person)));
    List<List<Object>> keys = new ArrayList<>();
    for (Person person : people) {
      Json.Obj search = SearchDocument.of(person.resource(), type);
      for (String path : SearchKeys.PATHS) {
        for (String key : SearchDocument.values(search, path)) {
          keys.add(List.of(ownerId, path, SearchKeys.indexed(key), person.id()));
        }
      }
    }
    insert(
        SCIM_RECORD_KEY,
        List.of(
            SCIM_RECORD_KEY.OWNER_ID,
            SCIM_RECORD_KEY.PATH,
            SCIM_RECORD_KEY.SEARCH_KEY,
            SCIM_RECORD_KEY.RECORD_ID),
        keys.stream());
  }

  private List<Object> record(String ownerId, ResourceType type, Person person) {
    Json.Obj search = SearchDocument.of(person.resource(), type);
    String userName = person.resource().string("userName").orElseThrow();
    List<Object> row = new ArrayList<>();
    row.addAll(List.of(person.id(), ownerId, organization.id(), person.account()));
    row.add(person.resource().string("externalId").orElse(null));
    row.addAll(
        List.of(
            userName,
            Address.key(userName),
            person.resource().bool("active").orElse(true),
            userName,
            search.string("displayname").orElse(""),
            "{}",
            JsonCodec.text(search),
            1L,
            person.createdAt(),
            person.changedAt()));
    return row;
  }

  void groups(String ownerId, ResourceType type, List<Team> teams) {
    insert(
        SCIM_GROUP,
        List.of(
            SCIM_GROUP.ID,
            SCIM_GROUP.OWNER_ID,
            SCIM_GROUP.ORGANIZATION_ID,
            SCIM_GROUP.EXTERNAL_ID,
            SCIM_GROUP.DISPLAY_NAME,
            SCIM_GROUP.DISPLAY_NAME_KEY,
            SCIM_GROUP.DOCUMENT,
            SCIM_GROUP.SEARCH,
            SCIM_GROUP.VERSION,
            SCIM_GROUP.CREATED_AT,
            SCIM_GROUP.CHANGED_AT),
        teams.stream().map(team -> group(ownerId, type, team)));
    insert(
        GROUP_MEMBER,
        List.of(
            GROUP_MEMBER.GROUP_ID, GROUP_MEMBER.ACCOUNT_ID, GROUP_MEMBER.ROLE, GROUP_MEMBER.SINCE),
        teams.stream()
            .flatMap(team ->
                team.accounts().stream().map(id -> List.<Object>of(team.id(), id, "member", 0L))));
    insert(
        GROUP_NESTING,
        List.of(GROUP_NESTING.GROUP_ID, GROUP_NESTING.MEMBER_ID, GROUP_NESTING.SINCE),
        teams.stream()
            .flatMap(team -> team.groups().stream().map(id -> List.<Object>of(team.id(), id, 0L))));
  }

  private List<Object> group(String ownerId, ResourceType type, Team team) {
    String name = team.resource().string("displayName").orElseThrow();
    List<Object> row = new ArrayList<>(List.of(team.id(), ownerId, organization.id()));
    row.add(team.resource().string("externalId").orElse(null));
    String search = JsonCodec.text(SearchDocument.of(team.resource(), type));
    row.addAll(
        List.of(name, NameKey.of(name), "{}", search, 1L, team.createdAt(), team.changedAt()));
    return row;
  }

  private void insert(
      Table<Record> table, List<? extends Field<?>> fields, Stream<List<Object>> all) {
    List<List<Object>> rows = all.toList();
    for (int from = 0; from < rows.size(); from += ROWS_IN_A_STATEMENT) {
      var insert = sql.insertInto(table, fields);
      for (List<Object> row :
          rows.subList(from, Math.min(from + ROWS_IN_A_STATEMENT, rows.size()))) {
        insert = insert.values(row);
      }
      insert.execute();
    }
  }

  /// The Users of an owner who has nobody else's records.
  static UserRows users(DSLContext sql, String owner) {
    return new UserRows(
        sql,
        new UserRows.Owner(
            owner, "nobody's", new UserRows.Roles(List.of("member"), List.of("guest"))),
        false);
  }
}
