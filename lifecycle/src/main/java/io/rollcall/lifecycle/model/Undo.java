package io.rollcall.lifecycle.model;

import java.util.Optional;

/// A recipe that is done, and that a person found to be wrong: the holder was not a duplicate, and
/// gets its address back.
///
/// @param healing the recipe
/// @param previous what the rightful account was called before it; empty where nobody knows
/// @param retired whether the holder got another name by it
/// @param was what the holder was before it; empty where the recipe did nothing about that
/// @param cutAgain whether it was to be cut from the organization again, once it had its address
/// @param cutLoose whether it was cut from directories, which nobody but their writers can undo
/// @param beside the holder as other APIs than SCIM show it now
/// @param unasked why nobody could be asked about a holder that SCIM does not show
/// @param refused what the target refused of it in this run
public record Undo(
    Healing healing,
    Optional<String> previous,
    boolean retired,
    Optional<Step.End> was,
    boolean cutAgain,
    boolean cutLoose,
    Optional<Sight> beside,
    Optional<String> unasked,
    Optional<String> refused) {
  public String holderId() {
    return healing.holderId().orElseThrow();
  }

  /// Whether the holder was not active before: it is to be so only while it gets its address back.
  public boolean turnsOn() {
    return was.filter(end -> end == Step.End.CUT || end == Step.End.INACTIVE).isPresent();
  }

  /// Whether it is outside the organization again, with its address.
  ///
  /// @param called what it is called, where anything shows it
  public boolean isCutAgain(Optional<String> called) {
    return cutAgain
        && called.isEmpty()
        && unasked.isEmpty()
        && was.equals(Optional.of(Step.End.CUT));
  }

  public Undo refused(Optional<String> why) {
    return new Undo(healing, previous, retired, was, cutAgain, cutLoose, beside, unasked, why);
  }
}
