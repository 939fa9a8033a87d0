package io.rollcall.lifecycle.store;

import java.time.Instant;
import java.util.Optional;

/// One run, as the journal has it.
///
/// @param command what began it: `sync`, `schedule`, `apply`, `heal`
/// @param ended empty for one that is under way or died
/// @param report what it did, as JSON text
public record Run(
    long id, String command, Instant started, Optional<Instant> ended, Optional<String> report) {}
