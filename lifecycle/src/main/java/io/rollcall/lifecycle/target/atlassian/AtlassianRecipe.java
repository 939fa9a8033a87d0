package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.lifecycle.target.scim.ShownHolderRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How Atlassian gives an address back. A holder that our directory shows is renamed there. One
/// that it does not show is cut from the directories that drive it, so that they stop saying what
/// its address is, gets another address from the organization, and only then is the rightful
/// account's record renamed (flow A of developer.atlassian.com/cloud/admin/user-provisioning
/// /email-change). Accounts that the organization does not manage are out of reach.
public final class AtlassianRecipe implements Recipe {
  // The only refusal that flow A is for; after others the vendor has both accounts unlinked.
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
      return new Way.None(
          "account %s has the address, and the refusal says something else: %s"
              .formatted(sight.accountId(), situation.refusal().get()),
          sight.way().orElseGet(() -> nextForUnseen(address)));
    }
    List<Step> steps = new ArrayList<>();
    List<DirectoryRecord> records = managed.get().records();
    steps.add(new Step.Recheck(sight.lastActivity(), records));
    if (!records.isEmpty()) {
      steps.add(new Step.Unlink(records));
      steps.add(new Step.Await());
      steps.add(new Step.Recheck(sight.lastActivity(), List.of()));
    } else {
      steps.add(new Step.Await());
    }
    steps.add(new Step.Retire(address, Names.retiredPattern(address)));
    steps.addAll(situation.handOver());
    if (sight.active()) {
      steps.addAll(situation.tidyUp());
    }
    return new Way.Steps(steps);
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
