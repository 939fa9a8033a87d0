package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.TOKEN;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

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
      Optional<Long> expiresAt,
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
          Optional.ofNullable(row.get(TOKEN.EXPIRES_AT)),
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

  /// The token of this hash, if it is neither revoked nor expired.
  public Optional<Row> working(String hash, long now) {
    return sql.selectFrom(TOKEN)
        .where(TOKEN.HASH.eq(hash), TOKEN.REVOKED_AT.isNull(), live(now))
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

  /// Every token of a directory, the oldest first.
  public List<Row> ofDirectory(String directoryId) {
    return sql.selectFrom(TOKEN)
        .where(TOKEN.DIRECTORY_ID.eq(directoryId))
        .orderBy(TOKEN.CREATED_AT, TOKEN.ID)
        .fetch(Row::of);
  }

  /// @return whether it was not revoked yet
  public boolean revoke(String id, long at) {
    return revoke(TOKEN.ID.eq(id), at) > 0;
  }

  /// @return how many it were
  public int revokeAllButNewestOf(String directoryId, long at) {
    List<String> ids =
        sql.select(TOKEN.ID)
            .from(TOKEN)
            .where(TOKEN.DIRECTORY_ID.eq(directoryId), TOKEN.REVOKED_AT.isNull())
            .orderBy(TOKEN.CREATED_AT.desc(), TOKEN.ID.desc())
            .fetch(TOKEN.ID);
    return revoke(TOKEN.ID.in(ids.stream().skip(1).toList()), at);
  }

  /// @return how many it were
  public int revokeAllOfDirectory(String directoryId, long at) {
    return revoke(TOKEN.DIRECTORY_ID.eq(directoryId), at);
  }

  public void revokeAllOf(String organizationId, long at) {
    var _ = revoke(TOKEN.ORGANIZATION_ID.eq(organizationId), at);
  }

  /// Those of a directory that work now end at an instant, if they do not end sooner.
  ///
  /// @return how many it were
  public int expireOfDirectory(String directoryId, long now, long end) {
    return expire(TOKEN.DIRECTORY_ID.eq(directoryId), now, end);
  }

  /// @return whether it works now
  public boolean expire(String id, long now, long end) {
    return expire(TOKEN.ID.eq(id), now, end) > 0;
  }

  private int revoke(Condition which, long at) {
    return sql.update(TOKEN)
        .set(TOKEN.REVOKED_AT, at)
        .where(which, TOKEN.REVOKED_AT.isNull())
        .execute();
  }

  private int expire(Condition which, long now, long end) {
    return sql.update(TOKEN)
        .set(
            TOKEN.EXPIRES_AT, DSL.least(DSL.val(end), DSL.coalesce(TOKEN.EXPIRES_AT, DSL.val(end))))
        .where(which, TOKEN.REVOKED_AT.isNull(), live(now))
        .execute();
  }

  private static Condition live(long now) {
    return TOKEN.EXPIRES_AT.isNull().or(TOKEN.EXPIRES_AT.gt(now));
  }
}
