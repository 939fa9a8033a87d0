package io.rollcall.lifecycle.model;

/// An account as a target shows it over SCIM.
///
/// @param id the target's account id, opaque text
/// @param address the account's `userName` as the target spells it
/// @param active whether the account may be used
/// @param administrator whether the account administers the organization
/// @param attributes the attributes that the engine knows how to set, by path, present values only
public record Account(
    String id, String address, boolean active, boolean administrator, Attributes attributes) {
  /// The account after a change of some values.
  public Account with(Attributes after) {
    Attributes all = everything().and(after);
    return new Account(
        id,
        all.value(Attributes.USER_NAME),
        Boolean.parseBoolean(all.value(Attributes.ACTIVE)),
        administrator,
        all.without(Attributes.USER_NAME).without(Attributes.ACTIVE));
  }

  /// All values by path, `userName` and `active` included.
  public Attributes everything() {
    return attributes
        .with(Attributes.USER_NAME, address)
        .with(Attributes.ACTIVE, Boolean.toString(active));
  }
}
