package io.rollcall.lifecycle.apply;

import io.rollcall.lifecycle.model.Change;

/// What one change came to.
public sealed interface Outcome {
  Change change();

  /// Sent, answered, and the answer shows what was wanted.
  record Done(Change change) implements Outcome {}

  /// A recipe ended with the rightful account holding its address.
  record Healed(Change change) implements Outcome {}

  /// Somebody else holds the address: the next round finds out who.
  record Conflict(Change change, int status, String text) implements Outcome {}

  /// A recipe stopped where a person must decide; the text says where things stand.
  record Stopped(Change change, String text) implements Outcome {}

  /// A create brought back an account that is somebody else's; it was put back as it was.
  record Foreign(Change change, String accountId, String text) implements Outcome {}

  /// Refused for good, or not possible; nothing else was changed for this person.
  record Failed(Change change, String text) implements Outcome {}

  /// Not sent, since what the plan was made from no longer holds.
  record Stale(Change change, String text) implements Outcome {}

  /// Sent and accepted, and what the account shows afterwards lacks some of it.
  record Ignored(Change change, String text) implements Outcome {}

  /// Whether the target did as asked, if perhaps not all of it.
  default boolean carriedOut() {
    return switch (this) {
      case Done _, Healed _, Ignored _ -> true;
      case Conflict _, Stopped _, Foreign _, Failed _, Stale _ -> false;
    };
  }

  /// Whether the next round may do better.
  default boolean learnt() {
    return switch (this) {
      case Conflict _, Stopped _, Foreign _, Stale _ -> true;
      case Done _, Healed _, Failed _, Ignored _ -> false;
    };
  }
}
