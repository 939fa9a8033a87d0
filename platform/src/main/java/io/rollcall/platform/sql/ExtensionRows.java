package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ORGANIZATION;
import static io.rollcall.platform.sql.tables.Tables.SCIM_GROUP;
import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;

/// The extension schemas of organizations: a JSON object from resource type to a list of schemas;
/// an empty text for none.
public record ExtensionRows(DSLContext sql) {
  public String get(String organizationId) {
    return sql.select(ORGANIZATION.EXTENSIONS)
        .from(ORGANIZATION)
        .where(ORGANIZATION.ID.eq(organizationId))
        .fetchOptional(ORGANIZATION.EXTENSIONS)
        .orElse("");
  }

  /// Held until the transaction ends.
  public String lock(String organizationId) {
    return RowLock.on(
            sql,
            sql.select(ORGANIZATION.EXTENSIONS)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(organizationId)))
        .fetchOptional(ORGANIZATION.EXTENSIONS)
        .orElse("");
  }

  public void set(String organizationId, String extensions) {
    sql.update(ORGANIZATION)
        .set(ORGANIZATION.EXTENSIONS, extensions)
        .where(ORGANIZATION.ID.eq(organizationId))
        .execute();
  }

  /// How many records hold values of a schema.
  public long recordsHolding(String organizationId, String urn) {
    return sql.fetchCount(
        SCIM_RECORD,
        SCIM_RECORD.ORGANIZATION_ID.eq(organizationId).and(holds(SCIM_RECORD.DOCUMENT, urn)));
  }

  /// How many groups hold values of a schema.
  public long groupsHolding(String organizationId, String urn) {
    return sql.fetchCount(
        SCIM_GROUP,
        SCIM_GROUP.ORGANIZATION_ID.eq(organizationId).and(holds(SCIM_GROUP.DOCUMENT, urn)));
  }

  /// A document names the schema as a member, in the schema's own spelling. In a text it would
  /// stand after a backslash.
  private static Condition holds(TableField<?, String> document, String urn) {
    return document.contains("\"" + urn + "\":");
  }
}
