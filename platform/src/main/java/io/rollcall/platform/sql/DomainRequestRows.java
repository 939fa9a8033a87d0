package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.DOMAIN_REQUEST;

import java.util.List;
import org.jooq.DSLContext;

/// Domains that organizations asked for and have yet to prove. Several may ask for the same.
public record DomainRequestRows(DSLContext sql) {
  /// @param challenge the text to be shown
  public record Row(String organizationId, String domain, String challenge, long requestedAt) {}

  public void insert(Row row) {
    sql.insertInto(DOMAIN_REQUEST)
        .set(DOMAIN_REQUEST.ORGANIZATION_ID, row.organizationId())
        .set(DOMAIN_REQUEST.DOMAIN, row.domain())
        .set(DOMAIN_REQUEST.CHALLENGE, row.challenge())
        .set(DOMAIN_REQUEST.REQUESTED_AT, row.requestedAt())
        .execute();
  }

  public List<Row> of(String organizationId) {
    return sql.selectFrom(DOMAIN_REQUEST)
        .where(DOMAIN_REQUEST.ORGANIZATION_ID.eq(organizationId))
        .orderBy(DOMAIN_REQUEST.DOMAIN)
        .fetch(row ->
            new Row(
                row.get(DOMAIN_REQUEST.ORGANIZATION_ID),
                row.get(DOMAIN_REQUEST.DOMAIN),
                row.get(DOMAIN_REQUEST.CHALLENGE),
                row.get(DOMAIN_REQUEST.REQUESTED_AT)));
  }

  public void delete(String organizationId, String domain) {
    sql.deleteFrom(DOMAIN_REQUEST)
        .where(DOMAIN_REQUEST.ORGANIZATION_ID.eq(organizationId), DOMAIN_REQUEST.DOMAIN.eq(domain))
        .execute();
  }

  public void deleteOf(String organizationId) {
    sql.deleteFrom(DOMAIN_REQUEST)
        .where(DOMAIN_REQUEST.ORGANIZATION_ID.eq(organizationId))
        .execute();
  }
}
