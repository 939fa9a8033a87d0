package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Reunion;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.target.Recipe;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// People whose record is of another account than the one with their history: the account that was
/// theirs before is in no directory, or cannot be given its address in any other way. Their record
/// is made anew, and is then that of the account with the history.
final class Reunions {
  private final Situation situation;
  private final Recipe recipe;

  Reunions(Situation situation, Recipe recipe) {
    this.situation = situation;
    this.recipe = recipe;
  }

  /// A recipe that was begun, and that this run goes on with; one that stopped only when somebody
  /// asks for it again.
  Optional<Healing> underWay(SourceId person) {
    return begun(person).filter(healing -> healing.goesOn() || situation.rules().again());
  }

  private Optional<Healing> begun(SourceId person) {
    return Optional.ofNullable(situation.seen().healings().get(person))
        .filter(healing -> healing.reunion().isPresent());
  }

  /// A recipe that stopped where a person must decide.
  Optional<Case> stopped(Person person) {
    return begun(person.id())
        .filter(healing -> !healing.goesOn())
        .map(healing ->
            held(
                person,
                healing.reason(),
                "Once that is mended: `./rollcall heal %s`".formatted(person.address()),
                List.of()));
  }

  /// Recipes whose people left meanwhile: nothing takes access from the account that is in no
  /// directory.
  List<Case> leftHalfWay() {
    Map<SourceId, Person> people = new HashMap<>();
    situation.seen().people().forEach(person -> people.put(person.id(), person));
    return situation.seen().healings().values().stream()
        .filter(healing -> isLeftHalfWay(healing, people.get(healing.person())))
        .sorted(comparing(Healing::person))
        .map(healing -> leftHalfWay(healing, people.get(healing.person())))
        .toList();
  }

  private boolean isLeftHalfWay(Healing healing, @Nullable Person person) {
    return (person == null || !person.active()) && situation.holdsAccess(healing);
  }

  private static Case leftHalfWay(Healing healing, @Nullable Person person) {
    String name = person == null ? healing.person().toString() : person.name();
    String account = healing.reunion().orElseThrow().accountId();
    return new Case(
        new Who(Optional.of(healing.person()), name, healing.address()),
        Case.Kind.HELD_ADDRESS,
        healing.address(),
        "they left while their record was being made anew for account %s, which is active, and in no directory that takes access from it"
            .formatted(account),
        "Deactivate account %s in the administration; then nobody is asked again"
            .formatted(account));
  }

  /// What is left of a recipe that was begun. It is finished for the address that it was begun for,
  /// whatever the source says meanwhile.
  ///
  /// @param record what the person is linked to now
  Change.Heal goOn(Person person, Healing healing, String record) {
    Reunion reunion = healing.reunion().orElseThrow();
    String holder = healing.holderId().orElseThrow();
    return change(
        person.at(healing.address()),
        record,
        reunion.accountId(),
        holder,
        Optional.ofNullable(situation.seen().lost().get(holder)),
        reunion.groups().isPresent(),
        "a recipe that was interrupted goes on");
  }

  /// A recipe that begins since the target refuses to rename the record.
  Change.Heal begin(Person person, Account record, String history, Sight holder, String reason) {
    Change.Heal heal =
        change(
            person, record.id(), history, holder.accountId(), Optional.of(holder), false, reason);
    Attributes after = Attributes.of(Attributes.USER_NAME, person.address());
    return new Change.Heal(
        heal.who(),
        record.id(),
        after.asIn(record.everything()),
        after,
        reason,
        heal.holderId(),
        heal.steps());
  }

  /// Of somebody whose record has the right address: whether another account has their history.
  ///
  /// @return empty where nothing shows one
  Optional<Heals.Answer> apart(Person person, Account record) {
    Optional<Sight> history = formerly(person, record);
    Optional<String> duplicate = record.managedAs();
    if (history.isEmpty() || duplicate.isEmpty() || begun(person.id()).isPresent()) {
      return Optional.empty();
    }
    String id = history.get().accountId();
    if (situation
        .verdict(person.id(), id)
        .filter(one -> one.is(Verdict.Meaning.NOT_THEIRS))
        .isPresent()) {
      return Optional.empty();
    }
    Against against = against(person, record, history.get(), duplicate.get());
    boolean theirs =
        situation
            .verdict(person.id(), id)
            .filter(one -> one.is(Verdict.Meaning.ACCOUNT))
            .isPresent();
    String found =
        "account %s, %s, has %s, which was theirs and nobody else's, and was used, last on %s; their record %s is account %s"
            .formatted(
                id,
                history.get().kind(),
                history.get().address(),
                history.get().lastActivity().orElseThrow(),
                record.id(),
                duplicate.get());
    boolean proven = theirs ? against.hard().isEmpty() : against.all().isEmpty();
    if (proven && situation.rules().again()) {
      return Optional.of(
          new Heals.Answer(
              Optional.of(
                  change(
                      person,
                      record.id(),
                      id,
                      duplicate.get(),
                      Optional.ofNullable(situation.seen().lost().get(duplicate.get())),
                      false,
                      found)),
              Optional.empty()));
    }
    return Optional.of(
        new Heals.Answer(
            Optional.empty(), Optional.of(undecided(person, found, id, duplicate.get(), against))));
  }

  private Case undecided(
      Person person, String found, String history, String duplicate, Against against) {
    String objections = against.all().isEmpty() ? "" : "; " + String.join("; ", against.all());
    Choice theirs =
        Choice.of(
            "theirs",
            "account %s has their history: their record becomes that account's, with %s and its groups, and account %s gets a retired name; by `./rollcall heal %s`"
                .formatted(history, person.address(), duplicate, person.address()),
            history,
            Verdict.Meaning.ACCOUNT);
    Choice notTheirs =
        Choice.of(
            "not-theirs",
            "account %s is somebody else's, and all stays as it is; nobody is asked again"
                .formatted(history),
            history,
            Verdict.Meaning.NOT_THEIRS);
    boolean open = against.hard().isEmpty();
    return held(
        person,
        found + objections,
        against.all().isEmpty()
            ? "./rollcall heal " + person.address()
            : "Find out which of the two has their work",
        open ? List.of(theirs, notTheirs) : List.of(notTheirs));
  }

  /// What speaks against it.
  ///
  /// @param hard what of it nobody can decide otherwise
  private record Against(List<String> all, List<String> hard) {}

  private Against against(Person person, Account record, Sight history, String duplicate) {
    List<String> hard = new ArrayList<>();
    Managed managed = history.managed().orElseThrow();
    managed.hindrance().ifPresent(hard::add);
    if (managed.administrator()) {
      hard.add("account " + history.accountId() + " is, or may be, an administrator");
    }
    if (!situation.isOurs(Address.domain(person.address()), record)) {
      hard.add(
          Address.domain(person.address()) + " is not known to be a domain of this organization");
    }
    if (isProtected(person, record, history, duplicate)) {
      hard.add("the configuration protects one of the two");
    }
    situation.linkedTo(history.accountId()).stream()
        .min(naturalOrder())
        .ifPresent(other -> hard.add("account " + history.accountId() + " was linked to " + other));
    managed.records().stream()
        .flatMap(one -> situation.linkedTo(one.id()).stream())
        .min(naturalOrder())
        .ifPresent(other -> hard.add("one of its records is linked to " + other));
    List<String> all = new ArrayList<>(hard);
    if (!sharesAName(person, managed.name())) {
      all.add("account %s bears another name, %s".formatted(history.accountId(), managed.name()));
    }
    used(situation.seen().lost().get(duplicate), duplicate, hard, all);
    return new Against(all, hard);
  }

  private static void used(
      @Nullable Sight duplicate, String id, List<String> hard, List<String> all) {
    Optional<Managed> managed = Optional.ofNullable(duplicate).flatMap(Sight::managed);
    if (duplicate == null || managed.isEmpty()) {
      hard.add("the organization does not manage account " + id);
      all.add("the organization does not manage account " + id);
    } else if (managed.get().administrator()) {
      hard.add("account " + id + " is, or may be, an administrator");
      all.add("account " + id + " is, or may be, an administrator");
    } else if (duplicate.lastActivity().isPresent()) {
      all.add("account %s was used, too, last on %s".formatted(id, duplicate.lastActivity().get()));
    } else if (!managed.get().usageTold()) {
      all.add("nothing tells whether account " + id + " was used, too");
    }
  }

  private boolean isProtected(Person person, Account record, Sight history, String duplicate) {
    var protection = situation.rules().policies().protection();
    return protection.address(person.address())
        || protection.address(history.address())
        || protection.id(history.accountId())
        || protection.id(duplicate)
        || protection.account(record);
  }

  // Marriage changes one name mostly.
  private static boolean sharesAName(Person person, String name) {
    List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[\\s,]+"));
    return List.of(
            person.attributes().value(Attributes.GIVEN_NAME),
            person.attributes().value(Attributes.FAMILY_NAME))
        .stream()
        .filter(ours -> !ours.isEmpty())
        .anyMatch(
            ours -> words.containsAll(List.of(ours.toLowerCase(Locale.ROOT).split("[\\s,]+"))));
  }

  /// An account that somebody used, with an address that was this person's and nobody else's.
  private Optional<Sight> formerly(Person person, Account record) {
    return situation.seen().holders().values().stream()
        .filter(Holder.Unseen.class::isInstance)
        .map(holder -> ((Holder.Unseen) holder).sight())
        .filter(sight -> sight.managed().isPresent() && sight.lastActivity().isPresent())
        .filter(sight -> !Address.same(sight.address(), person.address()))
        .filter(sight -> !record.managedAs().equals(Optional.of(sight.accountId())))
        .filter(
            sight -> situation.givenTo(Address.key(sight.address())).equals(Set.of(person.id())))
        .min(comparing(Sight::accountId));
  }

  private Change.Heal change(
      Person person,
      String record,
      String history,
      String duplicateId,
      Optional<Sight> duplicate,
      boolean noted,
      String reason) {
    Attributes wanted = Wanted.of(person, situation.seen().traits()).present();
    List<Step> steps =
        recipe.reunite(
            new Recipe.Apart(
                person.address(),
                wanted,
                record,
                situation.holding(Situation.key(person)),
                history,
                duplicate,
                noted));
    return new Change.Heal(
        Who.of(person),
        record,
        Attributes.NONE,
        Attributes.NONE,
        reason,
        Optional.of(duplicateId),
        steps);
  }

  private static Case held(Person person, String text, String next, List<Choice> choices) {
    return new Case(Who.of(person), Case.Kind.HELD_ADDRESS, person.address(), text, next)
        .decidedBy(choices);
  }
}
