package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.List;

/// Where SCIM shows who holds an address: the holder gets a name that nobody needs, and the
/// rightful account the address. A holder that it does not show is out of reach.
public final class ShownHolderRecipe implements Recipe {
  @Override
  public Way steps(Situation situation) {
    if (situation.underWay().filter(h -> h.state() == Healing.State.PUTTING_BACK).isPresent()) {
      return new Way.Steps(List.of(new Step.PutBack(false)));
    }
    String wanted = situation.after().value(Attributes.USER_NAME);
    List<Step> steps = new ArrayList<>();
    if (situation.holder().isPresent()) {
      if (!(situation.holder().get() instanceof Holder.Visible)) {
        return new Way.None(
            "the address is held by an account that SCIM does not show", nextForUnseen(wanted));
      }
      steps.add(new Step.Inspect(situation.expected()));
      steps.add(new Step.Retire(wanted, Names.retiredPattern(wanted)));
    }
    Account rightful = situation.rightful();
    Attributes after =
        Address.same(rightful.address(), wanted)
            ? situation.after().without(Attributes.USER_NAME)
            : situation.after();
    if (!after.isEmpty()) {
      steps.add(new Step.Rename(rightful.id(), after.asIn(rightful.everything()), after));
    }
    steps.add(new Step.Verify(rightful.id(), wanted));
    if (situation.holder().isPresent() || situation.parted().filter(Account::active).isPresent()) {
      steps.add(new Step.Deactivate());
    }
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
