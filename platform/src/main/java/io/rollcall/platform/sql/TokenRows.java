package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.TOKEN;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Tokens of directories and keys of organizations, as hashes.
public record TokenRows(DSLContext sql) {
  public enum Kind {
    DIRECTORY,
    ORGANIZATION
  }

  public record Row(
      String id,
      Kind kind,
      String hash,
      String organizationId,
      Optional<String> directoryId,
      String name,
      long createdAt,
      Optional<Long> revokedAt) {
    private static Row of(Record row) {
      return new Row(
          row.get(TOKEN.ID),
          Kind.valueOf(row.get(TOKEN.KIND)),
          row.get(TOKEN.HASH),
          row.get(TOKEN.ORGANIZATION_ID),
          Optional.ofNullable(row.get(TOKEN.DIRECTORY_ID)),
          row.get(TOKEN.NAME),
          row.get(TOKEN.CREATED_AT),
          Optional.ofNullable(row.get(TOKEN.REVOKED_AT)));
    }
  }

  public void insert(Row row) {
    sql.insertInto(TOKEN)
        .set(TOKEN.ID, row.id())
        .set(TOKEN.KIND, row.kind().name())
        .set(TOKEN.HASH, row.hash())
        .set(TOKEN.ORGANIZATION_ID, row.organizationId())
        .set(TOKEN.DIRECTORY_ID, row.directoryId().orElse(null))
        .set(TOKEN.NAME, row.name())
        .set(TOKEN.CREATED_AT, row.createdAt())
        .execute();
  }

  public Optional<Row> unrevoked(String hash) {
    return sql.selectFrom(TOKEN)
        .where(TOKEN.HASH.eq(hash), TOKEN.REVOKED_AT.isNull())
        .fetchOptional(Row::of);
  }

  public Optional<Row> byId(String id) {
    return sql.selectFrom(TOKEN).where(TOKEN.ID.eq(id)).fetchOptional(Row::of);
  }

  public List<Row> keysOf(String organizationId) {
    return sql.selectFrom(TOKEN)
        .where(TOKEN.ORGANIZATION_ID.eq(organizationId), TOKEN.KIND.eq(Kind.ORGANIZATION.name()))
        .orderBy(TOKEN.ID)
        .fetch(Row::of);
  }

  public void revoke(String id, long at) {
    sql.update(TOKEN)
        .set(TOKEN.REVOKED_AT, at)
        .where(TOKEN.ID.eq(id), TOKEN.REVOKED_AT.isNull())
        .execute();
  }

  /// @return how many it were
  public int revokeAllButNewestOf(String directoryId, long at) {
    List<String> ids =
        sql.select(TOKEN.ID)
            .from(TOKEN)
            .where(TOKEN.DIRECTORY_ID.eq(directoryId), TOKEN.REVOKED_AT.isNull())
            .orderBy(TOKEN.CREATED_AT.desc(), TOKEN.ID.desc())
            .fetch(TOKEN.ID);
    List<String> old = ids.stream().skip(1).toList();
    old.forEach(id -> revoke(id, at));
    return old.size();
  }

  public void revokeAllOf(String organizationId, long at) {
    sql.update(TOKEN)
        .set(TOKEN.REVOKED_AT, at)
        .where(TOKEN.ORGANIZATION_ID.eq(organizationId), TOKEN.REVOKED_AT.isNull())
        .execute();
  }
}
