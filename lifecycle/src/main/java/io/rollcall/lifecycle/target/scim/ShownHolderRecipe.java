package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.target.Recipe;
import java.util.ArrayList;
import java.util.List;

/// Where SCIM shows who holds an address: the holder gets a name that nobody needs, and the
/// rightful account the address. A holder that it does not show is out of reach.
public final class ShownHolderRecipe implements Recipe {
  @Override
  public Way steps(Situation situation) {
    if (situation.isPuttingBack()) {
      return new Way.Steps(List.of(new Step.PutBack(false)));
    }
    List<Step> steps = new ArrayList<>();
    if (situation.holder().isPresent()) {
      if (!(situation.holder().get() instanceof Holder.Visible)) {
        return new Way.None(
            "the address is held by an account that SCIM does not show",
            nextForUnseen(situation.wanted()));
      }
      steps.add(new Step.Inspect(situation.expected()));
      steps.add(new Step.Retire(situation.wanted(), Names.retiredPattern(situation.wanted())));
    }
    steps.addAll(situation.handOver());
    steps.addAll(situation.tidyUp());
    return new Way.Steps(steps);
  }

  @Override
  public boolean freesHidden() {
    return false;
  }

  @Override
  public String nextForUnseen(String address) {
    return "Give that account another address in the app's own pages, then: `./rollcall heal %s`"
        .formatted(address);
  }
}
