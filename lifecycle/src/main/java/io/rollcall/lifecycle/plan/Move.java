package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.SourceId;
import java.util.List;
import java.util.Optional;

/// The changes of one person that belong together and stay in order, with the address they need and
/// the address they give up. Addresses are keys.
///
/// @param lane what goes first when nothing else decides
/// @param person whose changes these are
/// @param accountId the account whose address moves; empty for a create
record Move(
    Lane lane,
    SourceId person,
    Optional<String> accountId,
    List<Change> changes,
    Optional<String> takes,
    Optional<String> vacates) {
  /// Revoking access never waits behind creating: an account, and a role or a license.
  enum Lane {
    REVOKE,
    HEAL,
    RENAME,
    LINK,
    CREATE,
    UPDATE
  }

  Move {
    changes = List.copyOf(changes);
  }

  static Move of(Lane lane, SourceId person, List<Change> changes) {
    return new Move(lane, person, Optional.empty(), changes, Optional.empty(), Optional.empty());
  }

  /// Changes of an account that keeps its address and its person.
  static Move staying(SourceId person, List<Change> changes) {
    boolean revokes =
        changes.stream().anyMatch(change -> Risk.of(change).compareTo(Risk.ACCESS) >= 0);
    return of(revokes ? Lane.REVOKE : Lane.UPDATE, person, changes);
  }

  boolean revokes() {
    return lane == Lane.REVOKE;
  }

  /// Whether a detour over a parking name is possible: a plain rename, and nothing else.
  boolean parkable() {
    return lane == Lane.RENAME && vacates.isPresent() && takes.isPresent();
  }
}
