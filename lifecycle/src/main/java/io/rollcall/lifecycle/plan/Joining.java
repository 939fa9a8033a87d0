package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.Optional;

/// Why no account is made for somebody who has none.
final class Joining {
  private final Situation situation;
  private final Recipe recipe;
  private final Heals heals;
  private final Licenses licenses;

  Joining(Situation situation, Recipe recipe, Heals heals, Licenses licenses) {
    this.situation = situation;
    this.recipe = recipe;
    this.heals = heals;
    this.licenses = licenses;
  }

  /// @param wanted what the account would have
  Optional<Case> undecided(Person person, Attributes wanted) {
    String key = Situation.key(person);
    return Questions.shared(person, situation.wanting(key))
        .or(() -> Questions.tombstone(person))
        .or(() -> occupied(person, key))
        .or(() -> unnamed(person, wanted))
        .or(() -> licenses.refused(person, wanted));
  }

  private Optional<Case> unnamed(Person person, Attributes wanted) {
    List<String> missing = Wanted.missing(wanted, situation.seen().traits());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Questions.unnamed(person, situation.seen().target(), missing));
  }

  // A create never takes an address from an account that nobody is linked to: it would have been
  // matched if it were theirs.
  private Optional<Case> occupied(Person person, String key) {
    Optional<Account> visible =
        situation.holding(key).filter(account -> situation.owner(account.id()).isEmpty());
    if (visible.isPresent()) {
      return Optional.of(Questions.namesake(person, visible.get()));
    }
    Optional<Link> back = situation.mayComeBack(key, person.id());
    if (back.isPresent() && situation.holding(key).isEmpty()) {
      return Optional.of(Questions.comesBack(person, back.get()));
    }
    Optional<Sight> behind =
        Optional.ofNullable(situation.seen().holders().get(key))
            .map(holder -> holder instanceof Holder.Unseen(String _, Sight sight) ? sight : null);
    if (behind.isPresent() && (recipe.freesHidden() || !situation.rules().again())) {
      return Optional.of(Questions.unseen(person, behind.get()));
    }
    Optional<Refusal> refused =
        Optional.ofNullable(situation.seen().refusals().get(person.id()))
            .filter(refusal -> Address.same(refusal.address(), person.address()));
    if (situation.seen().holders().get(key) instanceof Holder.Recorded recorded
        && !situation.rules().again()) {
      return Optional.of(
          Questions.recorded(person, heals.diagnosis(recorded, refused), recorded.way()));
    }
    return refused
        .filter(situation::isRecent)
        .map(refusal -> Questions.refusedCreate(person, refusal));
  }
}
