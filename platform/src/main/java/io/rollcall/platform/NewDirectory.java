package io.rollcall.platform;

import io.rollcall.scim.message.Leniencies;
import java.util.Optional;

/// A directory as somebody wants it.
///
/// @param preset the preset's name; all directories of an organization have the same one
/// @param rateLimits `vendor` or `off`, the default
/// @param leniencies which habits of identity providers it refuses; by default none
public record NewDirectory(
    String preset, String name, Optional<String> rateLimits, Optional<Leniencies> leniencies) {}
