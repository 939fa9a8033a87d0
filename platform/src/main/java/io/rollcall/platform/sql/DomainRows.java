package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.DOMAIN_CLAIM;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// Verified domains: one owner each on a platform.
public record DomainRows(DSLContext sql) {
  /// The id of the organization that has verified the domain.
  public Optional<String> owner(String platformId, String domain) {
    return sql.select(DOMAIN_CLAIM.ORGANIZATION_ID)
        .from(DOMAIN_CLAIM)
        .where(DOMAIN_CLAIM.PLATFORM_ID.eq(platformId), DOMAIN_CLAIM.DOMAIN.eq(domain))
        .fetchOptional(DOMAIN_CLAIM.ORGANIZATION_ID);
  }

  /// The same, and until the transaction ends nobody gives the domain up.
  public Optional<String> heldOwner(String platformId, String domain) {
    return RowLock.keeping(
            sql,
            DOMAIN_CLAIM,
            sql.select(DOMAIN_CLAIM.ORGANIZATION_ID)
                .from(DOMAIN_CLAIM)
                .where(DOMAIN_CLAIM.PLATFORM_ID.eq(platformId), DOMAIN_CLAIM.DOMAIN.eq(domain)))
        .fetchOptional(DOMAIN_CLAIM.ORGANIZATION_ID);
  }

  public void insert(String platformId, String domain, String organizationId, long verifiedAt) {
    sql.insertInto(DOMAIN_CLAIM)
        .set(DOMAIN_CLAIM.PLATFORM_ID, platformId)
        .set(DOMAIN_CLAIM.DOMAIN, domain)
        .set(DOMAIN_CLAIM.ORGANIZATION_ID, organizationId)
        .set(DOMAIN_CLAIM.VERIFIED_AT, verifiedAt)
        .execute();
  }

  public List<String> of(String organizationId) {
    return sql.select(DOMAIN_CLAIM.DOMAIN)
        .from(DOMAIN_CLAIM)
        .where(DOMAIN_CLAIM.ORGANIZATION_ID.eq(organizationId))
        .orderBy(DOMAIN_CLAIM.DOMAIN)
        .fetch(DOMAIN_CLAIM.DOMAIN);
  }

  /// A verified domain, and since when it is.
  public record Claim(String domain, long verifiedAt) {}

  public List<Claim> claims(String organizationId) {
    return sql.selectFrom(DOMAIN_CLAIM)
        .where(DOMAIN_CLAIM.ORGANIZATION_ID.eq(organizationId))
        .orderBy(DOMAIN_CLAIM.DOMAIN)
        .fetch(row -> new Claim(row.get(DOMAIN_CLAIM.DOMAIN), row.get(DOMAIN_CLAIM.VERIFIED_AT)));
  }

  /// If it is this organization's.
  public void delete(String platformId, String domain, String organizationId) {
    sql.deleteFrom(DOMAIN_CLAIM)
        .where(
            DOMAIN_CLAIM.PLATFORM_ID.eq(platformId),
            DOMAIN_CLAIM.DOMAIN.eq(domain),
            DOMAIN_CLAIM.ORGANIZATION_ID.eq(organizationId))
        .execute();
  }

  public void deleteOf(String organizationId) {
    sql.deleteFrom(DOMAIN_CLAIM).where(DOMAIN_CLAIM.ORGANIZATION_ID.eq(organizationId)).execute();
  }
}
