package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.ORGANIZATION;
import static io.rollcall.platform.sql.tables.Tables.TOKEN;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/// Whom a token lets in, read by one statement.
public record CallerRows(DSLContext sql) {
  private static final String LIMITED = "limited";

  /// @param name the token's name
  /// @param expiresAt when the token ends by itself, if it does
  /// @param extensions the organization's extension schemas as JSON text; empty for none
  /// @param limited whether rate limits apply to the directory, or, for a key, to any directory of
  ///   the organization
  /// @param directory the directory that the token opens; empty for an organization's key
  public record Row(
      String tokenId,
      String name,
      Optional<Long> expiresAt,
      String organizationId,
      String platformId,
      String extensions,
      boolean limited,
      Optional<Directory> directory) {}

  /// @param preset the preset's name
  /// @param refusedLeniencies names separated by spaces; empty for none
  /// @param choices what it chose otherwise than its preset, as text
  public record Directory(
      String id, String name, String preset, String refusedLeniencies, String choices) {}

  /// Whom the token with this hash lets in at this time: not revoked, not expired, of an
  /// organization that there is.
  ///
  /// @param limits the rate limits of directories to which they apply
  public Optional<Row> find(String hash, long at, String limits) {
    return sql.select(TOKEN.fields())
        .select(ORGANIZATION.PLATFORM_ID, ORGANIZATION.EXTENSIONS)
        .select(isLimited(limits))
        .select(DIRECTORY.ID, DIRECTORY.NAME, DIRECTORY.PRESET)
        .select(DIRECTORY.REFUSED_LENIENCIES, DIRECTORY.CHOICES)
        .from(TOKEN)
        .join(ORGANIZATION)
        .on(ORGANIZATION.ID.eq(TOKEN.ORGANIZATION_ID))
        .leftJoin(DIRECTORY)
        .on(DIRECTORY.ID.eq(TOKEN.DIRECTORY_ID))
        .where(
            TOKEN.HASH.eq(hash),
            TOKEN.REVOKED_AT.isNull(),
            TOKEN.DIRECTORY_ID.isNull().or(DIRECTORY.ID.isNotNull()),
            TOKEN.EXPIRES_AT.isNull().or(TOKEN.EXPIRES_AT.gt(at)),
            ORGANIZATION.DELETED_AT.isNull())
        .fetchOptional(CallerRows::row);
  }

  /// A key is no directory's, so every directory of its organization counts.
  private static Field<Boolean> isLimited(String limits) {
    var any = DIRECTORY.as("any_directory");
    Condition someDirectory =
        exists(
            selectOne()
                .from(any)
                .where(any.ORGANIZATION_ID.eq(TOKEN.ORGANIZATION_ID), any.RATE_LIMITS.eq(limits)));
    return field(
            DIRECTORY.RATE_LIMITS.eq(limits).or(TOKEN.DIRECTORY_ID.isNull().and(someDirectory)))
        .as(LIMITED);
  }

  private static Row row(Record row) {
    return new Row(
        row.get(TOKEN.ID),
        row.get(TOKEN.NAME),
        Optional.ofNullable(row.get(TOKEN.EXPIRES_AT)),
        row.get(TOKEN.ORGANIZATION_ID),
        row.get(ORGANIZATION.PLATFORM_ID),
        row.get(ORGANIZATION.EXTENSIONS),
        Boolean.TRUE.equals(row.get(LIMITED, Boolean.class)),
        Optional.ofNullable(row.get(DIRECTORY.ID))
            .map(id ->
                new Directory(
                    id,
                    row.get(DIRECTORY.NAME),
                    row.get(DIRECTORY.PRESET),
                    row.get(DIRECTORY.REFUSED_LENIENCIES),
                    row.get(DIRECTORY.CHOICES))));
  }
}
