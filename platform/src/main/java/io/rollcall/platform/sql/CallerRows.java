package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.DIRECTORY;
import static io.rollcall.platform.sql.tables.Tables.ORGANIZATION;
import static io.rollcall.platform.sql.tables.Tables.TOKEN;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Whom a token lets in, read by one statement.
public record CallerRows(DSLContext sql) {
  /// @param name the token's name
  /// @param expiresAt when the token ends by itself, if it does
  /// @param extensions the organization's extension schemas as JSON text; empty for none
  /// @param directory the directory that the token opens; empty for an organization's key
  public record Row(
      String tokenId,
      String name,
      Optional<Long> expiresAt,
      String organizationId,
      String platformId,
      String extensions,
      Optional<Directory> directory) {}

  /// @param preset the preset's name
  /// @param refusedLeniencies names separated by spaces; empty for none
  public record Directory(String id, String name, String preset, String refusedLeniencies) {}

  /// Whom the token with this hash lets in at this time: not revoked, not expired, of an
  /// organization that there is.
  public Optional<Row> find(String hash, long at) {
    return sql.select(TOKEN.fields())
        .select(ORGANIZATION.PLATFORM_ID, ORGANIZATION.EXTENSIONS)
        .select(DIRECTORY.ID, DIRECTORY.NAME, DIRECTORY.PRESET, DIRECTORY.REFUSED_LENIENCIES)
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

  private static Row row(Record row) {
    return new Row(
        row.get(TOKEN.ID),
        row.get(TOKEN.NAME),
        Optional.ofNullable(row.get(TOKEN.EXPIRES_AT)),
        row.get(TOKEN.ORGANIZATION_ID),
        row.get(ORGANIZATION.PLATFORM_ID),
        row.get(ORGANIZATION.EXTENSIONS),
        Optional.ofNullable(row.get(DIRECTORY.ID))
            .map(id ->
                new Directory(
                    id,
                    row.get(DIRECTORY.NAME),
                    row.get(DIRECTORY.PRESET),
                    row.get(DIRECTORY.REFUSED_LENIENCIES))));
  }
}
