package io.rollcall.platform;

import io.rollcall.scim.message.Leniencies;
import java.util.Optional;

/// A directory as somebody wants it.
///
/// @param preset the preset's name; all directories of an organization have the same one
/// @param rateLimits `vendor` or `off`, the default
/// @param leniencies which habits of identity providers it refuses; by default none
/// @param choices what it does otherwise than its preset
public record NewDirectory(
    String preset,
    String name,
    Optional<String> rateLimits,
    Optional<Leniencies> leniencies,
    Choices choices) {

  /// As its preset has it.
  public NewDirectory(
      String preset, String name, Optional<String> rateLimits, Optional<Leniencies> leniencies) {
    this(preset, name, rateLimits, leniencies, Choices.NONE);
  }
}
