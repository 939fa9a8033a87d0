package io.rollcall.lifecycle.store;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.SourceId;
import java.time.Instant;
import java.util.Optional;

/// One entry of the journal: one request that changes a target.
///
/// @param run the run that sent it
/// @param number its place within the run at this target
/// @param who whom it was about, for people
/// @param address the address it was about, for looking it up
/// @param kind what it was: a kind of change, or a step of a recipe
/// @param accountId the account; for a create, known from the answer
/// @param state where it stands
/// @param status the HTTP status of a refusal
/// @param answer what the target said, or what a later look showed
public record Operation(
    long run,
    int number,
    String target,
    Optional<SourceId> person,
    String who,
    String address,
    String kind,
    Optional<String> accountId,
    Attributes before,
    Attributes after,
    State state,
    Optional<Integer> status,
    Optional<String> answer,
    Instant sentAt,
    Optional<Instant> answeredAt) {
  /// The kind of what is written into a source, and not to the target.
  public static final String WRITE_BACK = "write back";

  /// `INTENT` is written before sending; found by a later run it means that nobody knows what came
  /// of it. `SETTLED`: a later run looked.
  public enum State {
    INTENT,
    DONE,
    REFUSED,
    DOUBT,
    SETTLED
  }
}
