package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.target.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How Miro gives an address back. A deleted duplicate keeps its address, since deleting only cuts
/// it from the organization; so it is brought back by creating it again, renamed out of the way,
/// and only then is the rightful account renamed. The steps are those of Miro's own answer to the
/// administrator who asked (community topic 17064). An account that is inactive keeps its address
/// until it is active again (developers.miro.com/docs/errors).
public final class MiroRecipe implements Recipe {
  @Override
  public Way steps(Situation situation) {
    if (situation.isPuttingBack()) {
      return new Way.Steps(List.of(new Step.PutBack(false)));
    }
    List<Step> steps = new ArrayList<>();
    if (situation.holder().isPresent()) {
      Optional<Way> noWay = free(situation, situation.holder().get(), steps);
      if (noWay.isPresent()) {
        return noWay.get();
      }
    }
    steps.addAll(situation.handOver());
    steps.addAll(situation.tidyUp());
    return new Way.Steps(steps);
  }

  @Override
  public boolean freesHidden() {
    return true;
  }

  @Override
  public String nextForUnseen(String address) {
    return "If it is theirs, make it a member in the app, which takes a license; SCIM shows it then, and `./rollcall heal %s` gives the address to the right account where nobody ever used the other, and asks where somebody did. If it is another's, have them take another address in their own profile"
        .formatted(address);
  }

  @Override
  public String nextForUnasked(String address) {
    return "Configure `rest` at this target, which shows guests and the audit log; then: `./rollcall explain %s`. Without it: find out in the app (Users) who has the address, and rename it there"
        .formatted(address);
  }

  @Override
  public String prevention(Origin origin, String by) {
    return switch (origin) {
      case SCIM ->
          "Take them out of what %s provisions, or replace its token (Company settings, Enterprise integrations, SCIM provisioning; one token serves every writer): two writers make two accounts"
              .formatted(by);
      case INVITATION ->
          "Ask %s to invite nobody whom the source has; who may invite is set in Company settings, Security"
              .formatted(by);
      case ROLLCALL, SIGN_UP, SOMEBODY -> Recipe.super.prevention(origin, by);
    };
  }

  private Optional<Way> free(Situation situation, Holder holder, List<Step> steps) {
    String wanted = situation.wanted();
    switch (holder) {
      case Holder.Hidden _ -> {
        if (!situation.refusedNow()) {
          Attributes before = situation.before();
          steps.add(new Step.Try(situation.rightful().id(), before, situation.after()));
        }
        steps.add(new Step.BringBack(wanted, names(situation)));
        steps.add(new Step.Inspect(situation.expected()));
      }
      case Holder.Visible visible -> {
        steps.add(new Step.Inspect(situation.expected()));
        if (!visible.account().active()) {
          steps.add(new Step.Activate());
        }
      }
      case Holder.Unseen _, Holder.Recorded _ -> {
        return Optional.of(
            new Way.None(
                "the address is held by an account that SCIM does not show",
                nextForUnseen(wanted)));
      }
      case Holder.Unasked _ -> {
        return Optional.of(
            new Way.None(
                "the address is held by an account that SCIM does not show",
                nextForUnasked(wanted)));
      }
    }
    steps.add(new Step.Retire(wanted, Names.retiredPattern(wanted)));
    return Optional.empty();
  }

  // Miro requires a family and a given name of a create.
  private static Attributes names(Situation situation) {
    Attributes known = situation.rightful().attributes().and(situation.after());
    return Attributes.of(Attributes.GIVEN_NAME, known.value(Attributes.GIVEN_NAME))
        .with(Attributes.FAMILY_NAME, known.value(Attributes.FAMILY_NAME));
  }
}
