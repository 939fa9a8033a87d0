package io.rollcall.lifecycle.pretend;

/// What can go wrong with one call.
public enum Fault {
  NONE,
  /// The target says no, for a reason of its own.
  REFUSE,
  /// The target forbids it, to this token or for this one.
  FORBID,
  /// The target could not be reached; nothing happened.
  AWAY,
  /// The answer was lost on the way; nothing happened.
  LOST_BEFORE,
  /// The answer was lost on the way; what was asked for happened.
  LOST_AFTER,
  /// The process dies before the request is sent.
  DIE_BEFORE,
  /// The process dies after the target did as asked.
  DIE_AFTER
}
