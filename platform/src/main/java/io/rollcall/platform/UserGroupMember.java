package io.rollcall.platform;

/// Somebody in a user group.
///
/// @param email the address of the account; the empty text if it has none
public record UserGroupMember(String groupId, String accountId, String email) {}
