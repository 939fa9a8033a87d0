package io.rollcall.lifecycle.model;

import java.util.List;
import java.util.Optional;

/// An account as a target shows it over SCIM.
///
/// @param id the target's account id, opaque text
/// @param address the account's `userName` as the target spells it
/// @param active whether the account may be used
/// @param administrator whether the account administers the organization
/// @param attributes the attributes that the engine knows how to set, by path, present values only
/// @param managedAs the id by which the organization knows the account behind it, where that is
///   another and the target shows it
public record Account(
    String id,
    String address,
    boolean active,
    boolean administrator,
    Attributes attributes,
    Optional<String> managedAs) {
  private static final List<String> NAMES =
      List.of(Attributes.GIVEN_NAME, Attributes.FAMILY_NAME, Attributes.DISPLAY_NAME);

  public Account(
      String id, String address, boolean active, boolean administrator, Attributes attributes) {
    this(id, address, active, administrator, attributes, Optional.empty());
  }

  /// Whether it shows what was sent to create an account: the same `externalId`, or else names.
  /// What shows nothing of that is nobody we know.
  public boolean isMadeFrom(Attributes sent) {
    String id = sent.value(Attributes.EXTERNAL_ID);
    if (!id.isEmpty() && attributes.has(Attributes.EXTERNAL_ID)) {
      return id.equals(attributes.value(Attributes.EXTERNAL_ID));
    }
    return NAMES.stream().noneMatch(path -> sent.differs(attributes, path))
        && NAMES.stream().anyMatch(path -> isSame(sent.value(path), attributes.value(path)));
  }

  private static boolean isSame(String sent, String shown) {
    return !sent.isEmpty() && sent.equalsIgnoreCase(shown);
  }

  /// The account after a change of some values.
  public Account with(Attributes after) {
    Attributes all = everything().and(after);
    return new Account(
        id,
        all.value(Attributes.USER_NAME),
        Boolean.parseBoolean(all.value(Attributes.ACTIVE)),
        administrator,
        all.without(Attributes.USER_NAME).without(Attributes.ACTIVE),
        managedAs);
  }

  /// All values by path, `userName` and `active` included.
  public Attributes everything() {
    return attributes
        .with(Attributes.USER_NAME, address)
        .with(Attributes.ACTIVE, Boolean.toString(active));
  }
}
