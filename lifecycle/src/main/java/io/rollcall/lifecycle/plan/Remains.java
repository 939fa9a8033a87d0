package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Undo;
import io.rollcall.scim.address.Address;
import java.util.Optional;

/// What becomes of a holder where it is not taken back any further that it gave its address up.
/// Whoever was not active before is not left active by it, unless somebody else found a use for
/// them.
final class Remains {
  private final Situation situation;

  Remains(Situation situation) {
    this.situation = situation;
  }

  /// @param cut whether it is cut from the organization again where it has its address and was
  ///   outside before; otherwise it is deactivated
  Step.End of(Undo undo, boolean cut) {
    Optional<Account> visible = situation.account(undo.holderId());
    if (!undo.turnsOn() || isAnothers(undo, visible)) {
      return Step.End.LEFT;
    }
    Optional<String> called = called(situation, undo);
    if (undo.isCutAgain(called)) {
      return Step.End.CUT;
    }
    if (called.isEmpty()) {
      // Whoever could not be asked about is asked about again when it comes to that.
      return undo.unasked().isPresent() ? Step.End.INACTIVE : Step.End.LEFT;
    }
    if (!isOurs(undo, called.get())) {
      return Step.End.LEFT;
    }
    boolean outside = undo.was().equals(Optional.of(Step.End.CUT));
    if (cut
        && outside
        && visible.isPresent()
        && Address.same(called.get(), undo.healing().address())) {
      return Step.End.CUT;
    }
    boolean active =
        visible.map(Account::active).or(() -> undo.beside().map(Sight::active)).orElse(false);
    return active ? Step.End.INACTIVE : Step.End.LEFT;
  }

  private boolean isAnothers(Undo undo, Optional<Account> visible) {
    var protection = situation.rules().policies().protection();
    return situation.owner(undo.holderId()).isPresent()
        || protection.id(undo.holderId())
        || visible.filter(protection::account).isPresent();
  }

  /// What the holder is called now, where anything shows it.
  static Optional<String> called(Situation situation, Undo undo) {
    return situation
        .account(undo.holderId())
        .map(Account::address)
        .or(() -> undo.beside().map(Sight::address));
  }

  /// Whether the holder is called what the recipe left it with, or has its address back.
  static boolean isOurs(Undo undo, String name) {
    String address = undo.healing().address();
    return Address.same(name, address)
        || new Step.Retire(address, Names.retiredPattern(address)).isNameOf(undo.holderId(), name);
  }
}
