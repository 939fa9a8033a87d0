package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.GROUP_EDIT;
import static io.rollcall.platform.sql.tables.Tables.GROUP_MEMBER;
import static io.rollcall.platform.sql.tables.Tables.GROUP_NESTING;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.USER_GROUP_TEAM;
import static org.jooq.impl.DSL.select;

import io.rollcall.platform.sql.query.NameKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectJoinStep;

/// The groups themselves; their members are rows of their own.
public record GroupRows(DSLContext sql) {
  private static final Field<Long> VERSION = GroupEditRows.version().as("version_in_all");
  private static final Field<Long> CHANGED_AT = GroupEditRows.changedAt().as("changed_at_last");

  /// @param ownerId whose group it is: a directory's, or the organization's where its directories
  ///   share it
  /// @param document the attributes that are not columns, as JSON text
  /// @param search every attribute as text that compares by code point, as JSON text
  /// @param version with the changes of its members
  /// @param changedAt the group or its members
  public record Row(
      String id,
      String ownerId,
      String organizationId,
      Optional<String> externalId,
      String displayName,
      String document,
      String search,
      long version,
      long createdAt,
      long changedAt) {
    static Row of(Record row) {
      return new Row(
          row.get(SCIM_GROUP.ID),
          row.get(SCIM_GROUP.OWNER_ID),
          row.get(SCIM_GROUP.ORGANIZATION_ID),
          Optional.ofNullable(row.get(SCIM_GROUP.EXTERNAL_ID)),
          row.get(SCIM_GROUP.DISPLAY_NAME),
          row.get(SCIM_GROUP.DOCUMENT),
          row.get(SCIM_GROUP.SEARCH),
          row.get(VERSION),
          row.get(SCIM_GROUP.CREATED_AT),
          row.get(CHANGED_AT));
    }
  }

  public void insert(Row row) {
    sql.insertInto(SCIM_GROUP)
        .set(SCIM_GROUP.ID, row.id())
        .set(SCIM_GROUP.OWNER_ID, row.ownerId())
        .set(SCIM_GROUP.ORGANIZATION_ID, row.organizationId())
        .set(SCIM_GROUP.EXTERNAL_ID, row.externalId().orElse(null))
        .set(SCIM_GROUP.DISPLAY_NAME, row.displayName())
        .set(SCIM_GROUP.DISPLAY_NAME_KEY, NameKey.of(row.displayName()))
        .set(SCIM_GROUP.DOCUMENT, row.document())
        .set(SCIM_GROUP.SEARCH, row.search())
        .set(SCIM_GROUP.VERSION, row.version())
        .set(SCIM_GROUP.CREATED_AT, row.createdAt())
        .set(SCIM_GROUP.CHANGED_AT, row.changedAt())
        .execute();
  }

  public Optional<Row> find(String ownerId, String id) {
    return groups().where(isGroup(ownerId, id)).fetchOptional(Row::of);
  }

  /// Waits until nobody else changes the group or its members, and lets nobody else do so until the
  /// transaction ends. What is read afterwards is what then is: a statement of its own, because one
  /// that has to wait sees the counters as they were before.
  public void hold(String ownerId, String id) {
    RowLock.take(
        sql,
        () -> sql.select(SCIM_GROUP.ID).from(SCIM_GROUP).where(isGroup(ownerId, id)).forUpdate());
  }

  public Optional<Row> named(String ownerId, String displayName) {
    return groups()
        .where(
            SCIM_GROUP.OWNER_ID.eq(ownerId),
            SCIM_GROUP.DISPLAY_NAME_KEY.eq(NameKey.of(displayName)))
        .fetchOptional(Row::of);
  }

  /// Any group of the organization or of its directories that has this name.
  public Optional<Row> namedIn(String organizationId, String displayName) {
    return groups()
        .where(
            SCIM_GROUP.ORGANIZATION_ID.eq(organizationId),
            SCIM_GROUP.DISPLAY_NAME_KEY.eq(NameKey.of(displayName)))
        .orderBy(SCIM_GROUP.ID)
        .limit(1)
        .fetchOptional(Row::of);
  }

  /// Writes what the row says of the group itself; its version goes up by one.
  public void update(Row row, long at) {
    sql.update(SCIM_GROUP)
        .set(SCIM_GROUP.EXTERNAL_ID, row.externalId().orElse(null))
        .set(SCIM_GROUP.DISPLAY_NAME, row.displayName())
        .set(SCIM_GROUP.DISPLAY_NAME_KEY, NameKey.of(row.displayName()))
        .set(SCIM_GROUP.DOCUMENT, row.document())
        .set(SCIM_GROUP.SEARCH, row.search())
        .set(SCIM_GROUP.VERSION, SCIM_GROUP.VERSION.plus(1))
        .set(SCIM_GROUP.CHANGED_AT, at)
        .where(SCIM_GROUP.ID.eq(row.id()))
        .execute();
  }

  /// Some groups that nobody made a search document for.
  public List<Row> unsearchable(int limit) {
    return groups().where(SCIM_GROUP.SEARCH.eq("")).limit(limit).fetch(Row::of);
  }

  /// The version stays: nothing changed that anybody sees.
  public void setSearch(String id, String search) {
    sql.update(SCIM_GROUP)
        .set(SCIM_GROUP.SEARCH, search)
        .where(SCIM_GROUP.ID.eq(id), SCIM_GROUP.SEARCH.eq(""))
        .execute();
  }

  /// With its members, and its place in other groups, whose versions go up.
  public void delete(String id, long at) {
    new GroupEditRows(sql)
        .countIn(
            SCIM_GROUP.ID.in(
                select(GROUP_NESTING.GROUP_ID)
                    .from(GROUP_NESTING)
                    .where(GROUP_NESTING.MEMBER_ID.eq(id))),
            at);
    delete(SCIM_GROUP.ID.eq(id));
  }

  public void deleteOwnedBy(String ownerId) {
    delete(SCIM_GROUP.OWNER_ID.eq(ownerId));
  }

  public void deleteOfOrganization(String organizationId) {
    delete(SCIM_GROUP.ORGANIZATION_ID.eq(organizationId));
  }

  private void delete(Condition groups) {
    Select<Record1<String>> ids = select(SCIM_GROUP.ID).from(SCIM_GROUP).where(groups);
    sql.deleteFrom(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.in(ids)).execute();
    sql.deleteFrom(GROUP_NESTING)
        .where(GROUP_NESTING.GROUP_ID.in(ids).or(GROUP_NESTING.MEMBER_ID.in(ids)))
        .execute();
    sql.deleteFrom(USER_GROUP_TEAM).where(USER_GROUP_TEAM.GROUP_ID.in(ids)).execute();
    sql.deleteFrom(GROUP_EDIT).where(GROUP_EDIT.GROUP_ID.in(ids)).execute();
    sql.deleteFrom(SCIM_GROUP).where(groups).execute();
  }

  private SelectJoinStep<Record> groups() {
    return sql.select(fields()).from(SCIM_GROUP);
  }

  static List<Field<?>> fields() {
    List<Field<?>> fields = new ArrayList<>(List.of(SCIM_GROUP.fields()));
    fields.add(VERSION);
    fields.add(CHANGED_AT);
    return fields;
  }

  static Condition isGroup(String ownerId, String id) {
    return SCIM_GROUP.OWNER_ID.eq(ownerId).and(SCIM_GROUP.ID.eq(id));
  }
}
