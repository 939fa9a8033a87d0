package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.SCIM_RECORD;

import java.util.Optional;
import org.jooq.Record;

/// What is known of one account over SCIM.
///
/// @param ownerId whose record it is: a directory's, or the organization's where its directories
///   share it
/// @param userName as it was sent; where the SCIM User is the membership, the account's address
/// @param userNameKey under which it exists once among the owner's records
/// @param displayName the name to show to people, which every record has
/// @param displayNameKey the sort key of the User's `displayName`; empty if it has none
/// @param document the attributes that are not columns, as JSON text
/// @param search every attribute as text that compares by code point, as JSON text; empty until it
///   was made
public record RecordRow(
    String id,
    String ownerId,
    String organizationId,
    String accountId,
    Optional<String> externalId,
    String userName,
    String userNameKey,
    boolean active,
    String displayName,
    String displayNameKey,
    String document,
    String search,
    long version,
    long createdAt,
    long changedAt) {

  static RecordRow of(Record row) {
    return new RecordRow(
        row.get(SCIM_RECORD.ID),
        row.get(SCIM_RECORD.OWNER_ID),
        row.get(SCIM_RECORD.ORGANIZATION_ID),
        row.get(SCIM_RECORD.ACCOUNT_ID),
        Optional.ofNullable(row.get(SCIM_RECORD.EXTERNAL_ID)),
        row.get(SCIM_RECORD.USER_NAME),
        row.get(SCIM_RECORD.USER_NAME_KEY),
        row.get(SCIM_RECORD.ACTIVE),
        row.get(SCIM_RECORD.DISPLAY_NAME),
        row.get(SCIM_RECORD.DISPLAY_NAME_KEY),
        row.get(SCIM_RECORD.DOCUMENT),
        row.get(SCIM_RECORD.SEARCH),
        row.get(SCIM_RECORD.VERSION),
        row.get(SCIM_RECORD.CREATED_AT),
        row.get(SCIM_RECORD.CHANGED_AT));
  }

  /// Whether the organization's directories share it.
  public boolean isShared() {
    return ownerId.equals(organizationId);
  }

  /// The same, of another account.
  public RecordRow withAccount(String newAccountId) {
    return new RecordRow(
        id,
        ownerId,
        organizationId,
        newAccountId,
        externalId,
        userName,
        userNameKey,
        active,
        displayName,
        displayNameKey,
        document,
        search,
        version,
        createdAt,
        changedAt);
  }

  public RecordRow withUserName(String text, String key) {
    return with(text, key, active, displayNameKey, search, version, changedAt);
  }

  public RecordRow withActive(boolean isActive) {
    return with(userName, userNameKey, isActive, displayNameKey, search, version, changedAt);
  }

  /// What is looked for in it.
  public RecordRow withSearch(String newDisplayNameKey, String newSearch) {
    return with(userName, userNameKey, active, newDisplayNameKey, newSearch, version, changedAt);
  }

  public RecordRow withVersion(long newVersion, long at) {
    return with(userName, userNameKey, active, displayNameKey, search, newVersion, at);
  }

  private RecordRow with(
      String newUserName,
      String newUserNameKey,
      boolean newActive,
      String newDisplayNameKey,
      String newSearch,
      long newVersion,
      long newChangedAt) {
    return new RecordRow(
        id,
        ownerId,
        organizationId,
        accountId,
        externalId,
        newUserName,
        newUserNameKey,
        newActive,
        displayName,
        newDisplayNameKey,
        document,
        newSearch,
        newVersion,
        createdAt,
        newChangedAt);
  }
}
