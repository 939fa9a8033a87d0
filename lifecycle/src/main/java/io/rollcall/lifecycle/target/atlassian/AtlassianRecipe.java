package io.rollcall.lifecycle.target.atlassian;

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

/// How Atlassian gives an address back. A holder that our directory shows is renamed there. One
/// that it does not show is cut from the directories that drive it, so that they stop saying what
/// its address is, gets another address from the organization, and only then is the rightful
/// account's record renamed (flow A of developer.atlassian.com/cloud/admin/user-provisioning
/// /email-change). Accounts that the organization does not manage are out of reach.
public final class AtlassianRecipe implements Recipe {
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
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Recheck(sight.lastActivity()));
    if (!managed.get().records().isEmpty()) {
      steps.add(new Step.Unlink(managed.get().records()));
    }
    steps.add(new Step.Await());
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
