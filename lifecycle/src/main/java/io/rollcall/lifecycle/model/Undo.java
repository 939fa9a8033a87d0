package io.rollcall.lifecycle.model;

import java.util.Optional;

/// A recipe that is done, and that a person found to be wrong: the holder was not a duplicate, and
/// gets its address back.
///
/// @param healing the recipe
/// @param previous what the rightful account was called before it; empty where nobody knows
/// @param wasActive whether the holder was active before it
/// @param cutLoose whether it was cut from directories, which nobody but their writers can undo
/// @param beside the holder as other APIs than SCIM show it now
public record Undo(
    Healing healing,
    Optional<String> previous,
    boolean wasActive,
    boolean cutLoose,
    Optional<Sight> beside) {}
