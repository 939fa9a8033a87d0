package io.rollcall.lifecycle.model;

import java.time.Instant;
import java.util.Optional;

/// An account as a target's other APIs show it, SCIM or not.
///
/// @param role what people call the role: member, administrator, guest
/// @param visibleOverScim whether SCIM shows accounts of that role
/// @param lastActivity when the account was last used; empty when never
public record Sight(
    String accountId,
    String address,
    boolean active,
    String role,
    boolean visibleOverScim,
    Optional<Instant> lastActivity) {}
