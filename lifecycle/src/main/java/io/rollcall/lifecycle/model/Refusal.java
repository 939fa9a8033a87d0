package io.rollcall.lifecycle.model;

import java.time.Instant;

/// An address that a target refused to a person since somebody else holds it, remembered until the
/// person has it.
///
/// @param person who was refused
/// @param address the address
/// @param status the HTTP status of the last refusal
/// @param text what the target said
/// @param first when it was refused first
/// @param last when it was refused last
/// @param times how often
public record Refusal(
    SourceId person,
    String address,
    int status,
    String text,
    Instant first,
    Instant last,
    int times) {
  /// Whether the target said so since a moment, the beginning of a run mostly.
  public boolean since(Instant moment) {
    return !last.isBefore(moment);
  }
}
