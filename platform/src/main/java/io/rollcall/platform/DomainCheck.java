package io.rollcall.platform;

/// Looks whether a domain shows what it was asked to show. Takes its time, and is called outside of
/// any transaction.
public interface DomainCheck {
  Finding look(DomainChallenge challenge);

  /// What was found.
  sealed interface Finding {
    /// @param where fits after "found in"
    record Shown(String where) implements Finding {}

    /// @param why in a sentence or two, for who has to put it right
    record NotShown(String why) implements Finding {}
  }
}
