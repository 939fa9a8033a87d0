package io.rollcall.lifecycle.target;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Step;
import java.util.List;
import java.util.Optional;

/// How a target gives an account an address that another account holds: from a situation to the
/// steps that are left. Pure, so that a recipe that was interrupted is planned again from what is
/// seen, and ends the same.
public interface Recipe {
  Way steps(Situation situation);

  /// Whether there are steps for an address whose holder nobody shows.
  boolean freesHidden();

  /// What a person can do when the holder is in the organization and SCIM does not show it.
  String nextForUnseen(String address);

  /// What is seen.
  ///
  /// @param rightful the account that shall have the address
  /// @param before the values of the rightful account at the paths that change
  /// @param after what shall change of it; its `userName` is the address
  /// @param holder who holds the address now; empty when nobody does, as after an interrupted
  ///   recipe
  /// @param parted the account that a recipe under way has already taken the address from
  /// @param underWay the recipe that was begun and not ended
  /// @param refusedNow whether the target refused the address in this very run
  /// @param expected the account id that our journal or the target's log names as the duplicate
  record Situation(
      Account rightful,
      Attributes before,
      Attributes after,
      Optional<Holder> holder,
      Optional<Account> parted,
      Optional<Healing> underWay,
      boolean refusedNow,
      Optional<String> expected) {}

  sealed interface Way {
    record Steps(List<Step> steps) implements Way {
      public Steps {
        steps = List.copyOf(steps);
      }
    }

    /// This target offers no way.
    ///
    /// @param why why not
    /// @param next what a person can do
    record None(String why, String next) implements Way {}
  }
}
