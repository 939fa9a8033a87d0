package io.rollcall.lifecycle.target;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.scim.address.Address;
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

  /// The steps that are left to make a person's record anew, so that it is that of the account with
  /// their history; none where the target knows no such thing.
  default List<Step> reunite(Apart apart) {
    return List.of();
  }

  /// What is seen of a person whose record is, or was, of another account than the one with their
  /// history, or cannot be renamed.
  ///
  /// @param address what the record shall have
  /// @param wanted what else it shall have
  /// @param recordId the record that the person is linked to, whether it is there still or not
  /// @param made the record that was made anew already
  /// @param historyId the account with the history, as the organization knows it
  /// @param duplicate the account that has the address, or had it until the recipe took it
  /// @param noted whether the groups of the record are written down
  record Apart(
      String address,
      Attributes wanted,
      String recordId,
      Optional<Account> made,
      String historyId,
      Optional<Sight> duplicate,
      boolean noted) {}

  /// What a person can do when nobody could be asked who the holder is.
  default String nextForUnasked(String address) {
    return "Find out whose account it is; if it may give up the address, rename it in the app, then run"
        + " ./rollcall heal "
        + address;
  }

  /// Whether a refusal says that the holder is outside the organization, whatever it is.
  default boolean saysElsewhere(String refusal) {
    return Elsewhere.IS.matcher(refusal).find();
  }

  /// How to keep accounts that came to be so from coming to be again, as a sentence.
  ///
  /// @param by who made it, as the target or our journal names them
  default String prevention(Origin origin, String by) {
    return switch (origin) {
      case ROLLCALL ->
          "Nothing to stop: it was made when nobody had the address. If it was made for the wrong person, correct the source";
      case SCIM ->
          "Take them out of what %s provisions, or revoke its token: two writers make two accounts"
              .formatted(by);
      case INVITATION ->
          "Ask %s to invite nobody whom the source has, and let invitations need approval"
              .formatted(by);
      case SIGN_UP -> "Verify the domain, so that nobody signs up with its addresses by themselves";
      case SOMEBODY -> "Ask %s, and let only the source make accounts".formatted(by);
    };
  }

  /// What is seen.
  ///
  /// @param rightful the account that shall have the address
  /// @param before the values of the rightful account at the paths that change
  /// @param after what shall change of it; its `userName` is the address
  /// @param holder who holds the address now; empty when nobody does, as after an interrupted
  ///   recipe
  /// @param parted whether a recipe under way has already taken the address from an account that is
  ///   still active
  /// @param underWay the recipe that was begun and not ended
  /// @param refusal what the target said when it refused the address; empty where it was not asked
  /// @param refusedNow whether the target refused the address in this very run, or a recipe under
  ///   way went on from there
  /// @param expected the account id that our journal or the target's log names as the duplicate
  record Situation(
      Account rightful,
      Attributes before,
      Attributes after,
      Optional<Holder> holder,
      boolean parted,
      Optional<Healing> underWay,
      Optional<String> refusal,
      boolean refusedNow,
      Optional<String> expected) {
    /// The address.
    public String wanted() {
      return after.value(Attributes.USER_NAME);
    }

    /// Gives the rightful account what it shall have and has not yet, and looks whether the address
    /// is there.
    public List<Step> handOver() {
      Attributes left =
          Address.same(rightful.address(), wanted()) ? after.without(Attributes.USER_NAME) : after;
      Step.Verify verify = new Step.Verify(rightful.id(), wanted(), managedAs());
      return left.isEmpty()
          ? List.of(verify)
          : List.of(new Step.Rename(rightful.id(), left.asIn(rightful.everything()), left), verify);
    }

    /// The id by which the organization knows the rightful account, as it was when the recipe was
    /// begun.
    public Optional<String> managedAs() {
      return underWay.flatMap(Healing::managedAs).or(rightful::managedAs);
    }

    /// What becomes of the duplicate in the end, where there is one and it is not so already.
    public List<Step> tidyUp() {
      return holder.isPresent() || parted ? List.of(new Step.Deactivate()) : List.of();
    }

    /// Whether what this recipe brought back has to go before anything else.
    public boolean isPuttingBack() {
      return underWay.filter(one -> one.state() == Healing.State.PUTTING_BACK).isPresent();
    }
  }

  sealed interface Way {
    record Steps(List<Step> steps) implements Way {
      public Steps {
        steps = List.copyOf(steps);
      }
    }

    /// The record has to be made anew, as `reunite` does.
    ///
    /// @param accountId the account with the history
    record Anew(String accountId) implements Way {}

    /// This target offers no way.
    ///
    /// @param why why not
    /// @param next what a person can do
    record None(String why, String next) implements Way {}
  }
}
