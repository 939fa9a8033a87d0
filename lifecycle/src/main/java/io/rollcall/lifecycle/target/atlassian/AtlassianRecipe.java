package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.scim.ShownHolderRecipe;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How Atlassian gives an address back. A holder that our directory shows is renamed there. One
/// that it does not show is cut from the directories that drive it, so that they stop saying what
/// its address is, gets another address from the organization, and only then is the rightful
/// account's record renamed (flow A of developer.atlassian.com/cloud/admin/user-provisioning
/// /email-change). Where the vendor refuses with other words than that the address exists, or where
/// only the duplicate has a record, the record is made anew for the account with the history (flow
/// B). Accounts that the organization does not manage are out of reach.
public final class AtlassianRecipe implements Recipe {
  // The only refusal that flow A is for; after others the vendor has both accounts unlinked, and
  // the record made anew (flow B).
  private static final Pattern HELD =
      Pattern.compile("(?si).*with email\\s*\\[.*] already exists.*");

  private final Recipe shown = new ShownHolderRecipe();

  @Override
  public Way steps(Situation situation) {
    if (!(situation.holder().orElse(null) instanceof Holder.Unseen(String address, Sight sight))) {
      return shown.steps(situation);
    }
    Optional<Managed> managed = sight.managed();
    Optional<String> hindrance = managed.flatMap(Managed::hindrance);
    if (managed.isEmpty() || hindrance.isPresent()) {
      return new Way.None(
          "the address is held by an account that the organization may not change",
          hindrance.or(sight::way).orElseGet(() -> nextForUnseen(address)));
    }
    if (situation.managedAs().isEmpty()) {
      return new Way.None(
          "the person's own record is of no account",
          "Link record %s to the account with their history in Atlassian's administration"
              .formatted(situation.rightful().id()));
    }
    if (situation.refusal().filter(text -> !HELD.matcher(text).matches()).isPresent()) {
      return new Way.Anew(situation.managedAs().get());
    }
    List<Step> steps = new ArrayList<>(parting(address, sight, managed.get()));
    steps.addAll(situation.handOver());
    if (sight.active()) {
      steps.addAll(situation.tidyUp());
    }
    return new Way.Steps(steps);
  }

  /// Takes the address from an account.
  private static List<Step> parting(String address, Sight holder, Managed managed) {
    List<Step> steps = new ArrayList<>();
    List<DirectoryRecord> records = managed.records();
    steps.add(new Step.Recheck(holder.lastActivity(), records));
    if (!records.isEmpty()) {
      steps.add(new Step.Unlink(records));
      steps.add(new Step.Await());
      steps.add(new Step.Recheck(holder.lastActivity(), List.of()));
    } else {
      steps.add(new Step.Await());
    }
    steps.add(new Step.Retire(address, Names.retiredPattern(address)));
    return steps;
  }

  @Override
  public List<Step> reunite(Apart apart) {
    List<Step> steps = new ArrayList<>();
    if (!apart.noted()) {
      steps.add(new Step.NoteGroups(apart.recordId(), apart.historyId()));
    }
    apart
        .duplicate()
        .filter(sight -> Address.same(sight.address(), apart.address()))
        .ifPresent(sight ->
            sight
                .managed()
                .ifPresent(managed -> steps.addAll(parting(apart.address(), sight, managed))));
    if (apart.made().isEmpty()) {
      steps.add(new Step.Detach(apart.historyId()));
      steps.add(new Step.Readdress(apart.historyId(), apart.address()));
    }
    steps.add(
        new Step.Provision(
            apart.historyId(),
            apart.made().map(Account::address).orElse(apart.address()),
            apart.wanted()));
    steps.add(new Step.Regroup());
    if (apart.duplicate().filter(Sight::active).isPresent()) {
      steps.add(new Step.Deactivate());
    }
    return steps;
  }

  @Override
  public boolean freesHidden() {
    return false;
  }

  @Override
  public String nextForUnseen(String address) {
    return shown.nextForUnseen(address);
  }
}
