package io.rollcall.platform;

import java.time.Instant;
import java.util.Optional;

/// An account as the organization sees it that manages it.
///
/// @param isEnabled whether its person may use it
/// @param deletionDue in its deletion period, when it is to be erased
/// @param isLinked whether a record of one of the organization's directories is linked to it
public record ManagedAccount(
    String id,
    String address,
    String displayName,
    Instant created,
    boolean isEnabled,
    Optional<Instant> deletionDue,
    boolean isLinked) {}
