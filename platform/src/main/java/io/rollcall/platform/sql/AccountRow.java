package io.rollcall.platform.sql;

import static io.rollcall.platform.sql.tables.Tables.ACCOUNT;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/// A person on a platform.
///
/// @param addressKey under which the address exists once on the platform; empty, as `address`,
///   where the preset does not treat one as the account's
/// @param createdBy the organization that created it over SCIM; empty if an invitation did
/// @param deletionDue in its deletion period, when it is to be erased
/// @param isDisabled whether its person may not use it anywhere
/// @param standsFor the account from which the one record that belongs to this was cut; empty for
///   the account of a person
public record AccountRow(
    String id,
    String platformId,
    Optional<String> addressKey,
    Optional<String> address,
    String displayName,
    long createdAt,
    Optional<String> createdBy,
    Optional<Long> deletionDue,
    boolean isDisabled,
    Optional<String> standsFor) {
  private static final String LIVE = "live";
  private static final String DISABLED = "disabled";

  /// An account that lives.
  public AccountRow(
      String id,
      String platformId,
      Optional<String> addressKey,
      Optional<String> address,
      String displayName,
      long createdAt,
      Optional<String> createdBy) {
    this(
        id,
        platformId,
        addressKey,
        address,
        displayName,
        createdAt,
        createdBy,
        Optional.empty(),
        false,
        Optional.empty());
  }

  static AccountRow of(Record row) {
    return new AccountRow(
        row.get(ACCOUNT.ID),
        row.get(ACCOUNT.PLATFORM_ID),
        Optional.ofNullable(row.get(ACCOUNT.ADDRESS_KEY)),
        Optional.ofNullable(row.get(ACCOUNT.ADDRESS)),
        row.get(ACCOUNT.DISPLAY_NAME),
        row.get(ACCOUNT.CREATED_AT),
        Optional.ofNullable(row.get(ACCOUNT.CREATED_BY_ORGANIZATION_ID)),
        Optional.ofNullable(row.get(ACCOUNT.DELETION_DUE)),
        row.get(ACCOUNT.STATUS).equals(DISABLED),
        Optional.ofNullable(row.get(ACCOUNT.STANDS_FOR)));
  }

  /// The status as the table has it.
  String status() {
    return isDisabled ? DISABLED : LIVE;
  }

  /// The account of a record that was cut from this one.
  public AccountRow placeholder(String newId, long at) {
    return new AccountRow(
        newId,
        platformId,
        Optional.empty(),
        Optional.empty(),
        displayName,
        at,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(id));
  }

  public AccountRow withAddress(String key, String text) {
    return with(Optional.of(key), Optional.of(text), displayName, isDisabled);
  }

  public AccountRow withoutAddress() {
    return with(Optional.empty(), Optional.empty(), displayName, isDisabled);
  }

  public AccountRow withDisplayName(String newDisplayName) {
    return with(addressKey, address, newDisplayName, isDisabled);
  }

  public AccountRow withDisabled(boolean disabled) {
    return with(addressKey, address, displayName, disabled);
  }

  private AccountRow with(
      Optional<String> key, Optional<String> text, String newDisplayName, boolean disabled) {
    return new AccountRow(
        id,
        platformId,
        key,
        text,
        newDisplayName,
        createdAt,
        createdBy,
        deletionDue,
        disabled,
        standsFor);
  }

  /// Whether a record was cut from an account and belongs to this one instead.
  public boolean isPlaceholder() {
    return standsFor.isPresent();
  }

  /// Whether it is in its deletion period.
  public boolean isDeleting() {
    return deletionDue.isPresent();
  }

  /// Whether its person may use it.
  public boolean isUsable() {
    return !isDisabled && !isDeleting();
  }

  /// As [#isUsable].
  static Condition usable() {
    return ACCOUNT.STATUS.eq(LIVE).and(ACCOUNT.DELETION_DUE.isNull());
  }
}
