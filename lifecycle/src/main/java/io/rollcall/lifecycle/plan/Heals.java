package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns an address that somebody else holds into the steps that free it, or into a case.
final class Heals {
  private static final Answer LEFT = new Answer(Optional.empty(), Optional.empty());

  /// What became of it: one of the two at most; neither where somebody decided that all stays as it
  /// is.
  record Answer(Optional<Change.Heal> heal, Optional<Case> undecided) {}

  private final Situation situation;
  private final Recipe recipe;
  private final Reunions reunions;
  private final Diagnoses diagnoses;

  Heals(Situation situation, Recipe recipe, Reunions reunions) {
    this.situation = situation;
    this.recipe = recipe;
    this.reunions = reunions;
    this.diagnoses = new Diagnoses(situation.seen(), recipe);
  }

  /// @param rightful the person's account, which shall get the address
  /// @param after what shall change of it, `userName` among it
  /// @param holder who holds the address; empty when a recipe under way freed it already
  Answer heal(
      Person person, Link link, Account rightful, Attributes after, Optional<Holder> holder) {
    Optional<Healing> underWay = underWay(person);
    Optional<Healing> stopped =
        underWay.filter(
            healing -> healing.state() == Healing.State.STOPPED && holds(healing, holder));
    Optional<Healing> alarm = underWay.filter(Healing::isAlarm);
    boolean told = underWay.filter(one -> one.reunion().isPresent() && !one.goesOn()).isPresent();
    if (told && !situation.rules().again()) {
      return LEFT;
    }
    if (alarm.isPresent() && !situation.rules().again()) {
      return held(
          person,
          alarm.get().reason(),
          "Once that is mended: `./rollcall heal %s`".formatted(person.address()));
    }
    if (stopped.isPresent() && !situation.rules().again()) {
      return held(person, stopped.get().reason(), fixByHand(person));
    }
    if (holder.isPresent()
        && holder.get() instanceof Holder.Unseen unseen
        && unseen.sight().managed().isEmpty()) {
      return isLeft(person, unseen)
          ? LEFT
          : held(
              person,
              heldBy(person, unseen),
              nextFor(person, unseen),
              notTheirs(person, rightful, unseen).stream().toList());
    }
    if (holder.isPresent() && holder.get() instanceof Holder.Recorded recorded) {
      return isLeft(person, recorded)
          ? LEFT
          : held(
              person,
              heldBy(person, recorded),
              recorded.way(),
              notTheirs(person, rightful, recorded).stream().toList());
    }
    Policies.Protection protection = situation.rules().policies().protection();
    boolean isProtected =
        protection.address(person.address())
            || holder.flatMap(Holder::accountId).filter(protection::id).isPresent()
            || (holder.isPresent()
                && holder.get() instanceof Holder.Visible visible
                && protection.account(visible.account()));
    if (holder.isPresent() && isProtected) {
      return held(
          person,
          heldBy(person, holder.get()) + "; the configuration protects whoever has it",
          fixByHand(person));
    }
    if (holder.isPresent()
        && holder.get() instanceof Holder.Hidden hidden
        && isDecidedAgainst(person, hidden)) {
      // Where only we remember who has it, that is a guess, and said; and so is what a recipe met.
      return isLeft(person, hidden)
              && hidden.lastAccount().isPresent()
              && underWay.filter(Healing::goesOn).isEmpty()
          ? LEFT
          : decided(person, hidden);
    }
    Optional<Proof> proof =
        holder.map(one -> Proof.of(person, rightful, link.since(), one, underWay, situation));
    boolean goesOn = underWay.filter(Healing::goesOn).isPresent();
    if (proof.isPresent() && !proof.get().holds()) {
      if (goesOn
          && holder.get() instanceof Holder.Visible visible
          && situation.weBroughtBack(underWay.get(), visible)) {
        return putBack(person, rightful, visible, lacking(proof.get()));
      }
      return isLeft(person, holder.get()) && !isCutLoose(underWay, holder.get())
          ? LEFT
          : unproven(person, rightful, holder.get(), proof.get());
    }
    Recipe.Way way =
        recipe.steps(
            new Recipe.Situation(
                rightful,
                after.asIn(rightful.everything()),
                after,
                holder,
                underWay.filter(situation::partedIsActive).isPresent(),
                underWay,
                refusal(person).map(Refusal::text),
                refusedNow(person)
                    || underWay.filter(Healing::goesOn).filter(Healing::broughtBack).isPresent(),
                proof.flatMap(Proof::expected)));
    return switch (way) {
      case Recipe.Way.None none ->
          held(
              person,
              none.why(),
              none.next(),
              holder.flatMap(one -> notTheirs(person, rightful, one)).stream().toList());
      case Recipe.Way.Anew anew -> anew(person, rightful, holder, proof, anew.accountId());
      case Recipe.Way.Steps steps -> planned(person, rightful, after, holder, proof, steps);
    };
  }

  // Nobody is asked again, but for whoever asks.
  private boolean isLeft(Person person, Holder holder) {
    return !situation.rules().asked() && isDecidedAgainst(person, holder);
  }

  // Somebody decided that the address stays where it is.
  private boolean isDecidedAgainst(Person person, Holder holder) {
    return whose(person, holder)
        .flatMap(id -> situation.verdict(person.id(), id))
        .filter(verdict -> verdict.is(Verdict.Meaning.NOT_THEIRS))
        .isPresent();
  }

  /// The account that holds it, as far as anybody can know.
  private Optional<String> whose(Person person, Holder holder) {
    return holder instanceof Holder.Hidden hidden
        ? hidden.lastAccount().or(() -> situation.mayHaveAgain(person))
        : holder.accountId();
  }

  private Answer decided(Person person, Holder.Hidden holder) {
    List<Choice> choices = whose(person, holder).map(id -> theirs(person, id)).stream().toList();
    return held(
        person,
        heldBy(person, holder) + "; somebody decided that whoever has it is not theirs",
        fixByHand(person),
        choices);
  }

  // A recipe that was begun may have taken it out of its directories: somebody must put it back.
  private static boolean isCutLoose(Optional<Healing> underWay, Holder holder) {
    return underWay.filter(Healing::goesOn).isPresent()
        && holder instanceof Holder.Unseen(String _, Sight sight)
        && sight.managed().filter(one -> one.records().isEmpty()).isPresent();
  }

  private Answer unproven(Person person, Account rightful, Holder holder, Proof proof) {
    String next = nextFor(person, holder);
    Optional<Choice> theirs =
        holder.accountId().filter(_ -> proof.canBeDecided()).map(id -> theirs(person, id));
    return held(
        person,
        heldBy(person, holder)
            + "; "
            + lacking(proof)
            + (isCutLoose(underWay(person), holder)
                ? "; a recipe that was begun may have cut it from its directories, which `./rollcall runs show` names: provision it again there, unless it is a duplicate"
                : ""),
        next,
        Stream.concat(theirs.stream(), notTheirs(person, rightful, holder).stream()).toList());
  }

  private static Choice theirs(Person person, String id) {
    return Choice.of(
        "theirs",
        "account %s is a duplicate of theirs: it gets a retired name, and they get %s; with `heal: auto` in the next run, else by `./rollcall heal %s`"
            .formatted(id, person.address(), person.address()),
        id,
        Verdict.Meaning.DUPLICATE);
  }

  private static Optional<Choice> notTheirs(Person person, Account rightful, Holder holder) {
    return holder
        .accountId()
        .map(id ->
            Choice.of(
                "not-theirs",
                "account %s is somebody else's and keeps %s; %s stays %s, and nobody is asked again"
                    .formatted(id, person.address(), person.name(), rightful.address()),
                id,
                Verdict.Meaning.NOT_THEIRS));
  }

  private String nextFor(Person person, Holder holder) {
    boolean elsewhere =
        diagnoses.of(holder, refusal(person)).kind() == Diagnosis.Kind.OTHER_ORGANIZATION;
    if (elsewhere) {
      return "Nobody here can rename it. Whoever reads mail for %s can sign in with it and give that account another address, or leave that organization; then run ./rollcall heal %s"
          .formatted(person.address(), person.address());
    }
    return switch (holder) {
      case Holder.Unseen unseen -> nextFor(person, unseen);
      case Holder.Unasked unasked ->
          unasked.passing() ? fixByHand(person) : recipe.nextForUnasked(person.address());
      case Holder.Recorded recorded -> recorded.way();
      case Holder.Visible _, Holder.Hidden _ -> fixByHand(person);
    };
  }

  private String nextFor(Person person, Holder.Unseen unseen) {
    return unseen.sight().way().orElseGet(() -> recipe.nextForUnseen(person.address()));
  }

  // What stopped because nobody showed the holder goes on once somebody does.
  private static boolean holds(Healing stopped, Optional<Holder> holder) {
    return !(holder.isPresent()
        && holder.get() instanceof Holder.Visible
        && stopped.holderId().isEmpty());
  }

  private Answer putBack(Person person, Account rightful, Holder.Visible holder, String why) {
    return new Answer(
        Optional.of(
            new Change.Heal(
                Who.of(person),
                rightful.id(),
                Attributes.NONE,
                Attributes.NONE,
                "the account that came back is not proven to be theirs: " + why,
                Optional.of(holder.account().id()),
                List.of(new Step.PutBack(false)))),
        Optional.empty());
  }

  private Answer planned(
      Person person,
      Account rightful,
      Attributes after,
      Optional<Holder> holder,
      Optional<Proof> proof,
      Recipe.Way.Steps steps) {
    String reason = reason(person, holder, proof);
    boolean agreed = underWay(person).filter(Healing::goesOn).isPresent();
    if (!agreed && !situation.rules().mayHeal()) {
      return held(
          person,
          reason,
          "./rollcall heal " + person.address(),
          holder.flatMap(one -> notTheirs(person, rightful, one)).stream().toList());
    }
    Optional<String> holderId = holder.flatMap(Holder::accountId);
    return new Answer(
        Optional.of(
            new Change.Heal(
                Who.of(person),
                rightful.id(),
                after.asIn(rightful.everything()),
                after,
                reason,
                holderId.or(() -> underWay(person).flatMap(Healing::holderId)),
                steps.steps())),
        Optional.empty());
  }

  private String reason(Person person, Optional<Holder> holder, Optional<Proof> proof) {
    return holder.map(one -> heldBy(person, one)).orElse("a recipe that was interrupted goes on")
        + proof
            .map(found -> "; " + String.join(", ", found.evidence()) + ": the same person")
            .orElse("");
  }

  private Answer anew(
      Person person,
      Account rightful,
      Optional<Holder> holder,
      Optional<Proof> proof,
      String history) {
    String reason =
        reason(person, holder, proof)
            + "; and the target refused: "
            + refusal(person).map(Refusal::text).orElse("");
    boolean agreed = underWay(person).filter(Healing::goesOn).isPresent();
    if (!agreed && !situation.rules().mayHeal()) {
      return held(
          person,
          reason,
          "./rollcall heal " + person.address(),
          holder.flatMap(one -> notTheirs(person, rightful, one)).stream().toList());
    }
    Sight duplicate = ((Holder.Unseen) holder.orElseThrow()).sight();
    return new Answer(
        Optional.of(reunions.begin(person, rightful, history, duplicate, reason)),
        Optional.empty());
  }

  private boolean refusedNow(Person person) {
    return refusal(person).filter(one -> one.since(situation.seen().at())).isPresent();
  }

  private Optional<Refusal> refusal(Person person) {
    return Optional.ofNullable(situation.seen().refusals().get(person.id()))
        .filter(one -> Address.same(one.address(), person.address()));
  }

  private Optional<Healing> underWay(Person person) {
    return situation.healing(person);
  }

  Diagnosis diagnosis(Holder holder, Optional<Refusal> refusal) {
    return diagnoses.of(holder, refusal);
  }

  /// Who holds an address, in half a sentence.
  private String heldBy(Person person, Holder holder) {
    return "the address is held by " + diagnoses.of(holder, refusal(person)).words();
  }

  private static String lacking(Proof proof) {
    if (!proof.against().isEmpty()) {
      return String.join("; ", proof.against());
    }
    return proof.evidence().isEmpty()
        ? "nothing shows that it is the same person"
        : "too little shows that it is the same person: " + proof.score();
  }

  private static String fixByHand(Person person) {
    return "Find out whose account it is; if it may give up the address, rename it in the app, then run"
        + " ./rollcall heal "
        + person.address();
  }

  private static Answer held(Person person, String text, String next) {
    return held(person, text, next, List.of());
  }

  private static Answer held(Person person, String text, String next, List<Choice> choices) {
    return new Answer(
        Optional.empty(),
        Optional.of(
            new Case(Who.of(person), Case.Kind.HELD_ADDRESS, person.address(), text, next)
                .decidedBy(choices)));
  }
}
