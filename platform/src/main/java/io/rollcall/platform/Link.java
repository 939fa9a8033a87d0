package io.rollcall.platform;

import java.util.Optional;

/// That a record of a directory is linked to an account.
///
/// @param accountId empty if the record was cut from its account
public record Link(
    String recordId, Optional<String> accountId, String organizationId, String directoryId) {}
