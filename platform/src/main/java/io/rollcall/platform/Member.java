package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// An account in an organization, guests included: what the app's own pages show.
///
/// @param email the address of the account; the empty text if it has none
/// @param license empty if the organization has no preset yet that names a default
/// @param since when the membership began, last
public record Member(
    String accountId,
    String email,
    boolean active,
    Role role,
    Optional<String> license,
    Optional<Instant> licenseAssignedAt,
    Optional<Instant> lastActivityAt,
    Instant since) {}
