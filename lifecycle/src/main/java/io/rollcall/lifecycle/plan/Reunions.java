package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toMap;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.DirectoryRecord;
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
import java.util.stream.Stream;
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
  /// asks for it again. As long as nothing was done to the record, the recipe is not gone on with
  /// where its address is not wanted any more, and begins anew, with all that has to be proven,
  /// where the holder may have its address.
  ///
  /// @param record the person's own, where it is shown
  Optional<Healing> underWay(Person person, Optional<Account> record) {
    return begun(person.id())
        .filter(healing -> healing.goesOn() || situation.rules().again())
        .filter(healing ->
            !situation.isUncut(healing)
                || (record.isPresent()
                    && !isObsolete(person, healing)
                    && !beginsAnew(healing, record.get())));
  }

  private boolean isObsolete(Person person, Healing healing) {
    return !Address.same(person.address(), healing.address())
        || Stream.concat(
                healing.holderId().stream(), healing.reunion().map(Reunion::accountId).stream())
            .anyMatch(id -> is(person, id, Verdict.Meaning.NOT_THEIRS));
  }

  private boolean beginsAnew(Healing healing, Account record) {
    boolean letGo =
        healing
            .holderId()
            .flatMap(id -> Optional.ofNullable(situation.seen().lost().get(id)))
            .filter(sight -> !Address.same(sight.address(), healing.address()))
            .isPresent();
    return !letGo && record.managedAs().equals(healing.reunion().map(Reunion::accountId));
  }

  private Optional<Healing> begun(SourceId person) {
    return Optional.ofNullable(situation.seen().healings().get(person))
        .filter(healing -> healing.reunion().isPresent());
  }

  /// Whether a recipe has cut a person's record, and not ended.
  boolean isCut(Person person) {
    return begun(person.id()).filter(healing -> !situation.isUncut(healing)).isPresent();
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

  boolean isLeftHalfWay(Person person) {
    return begun(person.id()).filter(healing -> isLeftHalfWay(healing, person)).isPresent();
  }

  private boolean isLeftHalfWay(Healing healing, @Nullable Person person) {
    boolean unusable =
        situation.seen().unusable().stream().anyMatch(one -> one.id().equals(healing.person()));
    return (person == null || !person.active()) && !unusable && situation.mayHoldAccess(healing);
  }

  private Case leftHalfWay(Healing healing, @Nullable Person person) {
    String name = person == null ? healing.person().toString() : person.name();
    String account = situation.withAccess(healing);
    return new Case(
        new Who(Optional.of(healing.person()), name, healing.address()),
        Case.Kind.HELD_ADDRESS,
        healing.address(),
        "they left while their record was being made anew, and no record that is theirs here takes access from account %s, which may be active"
            .formatted(account),
        "Deactivate account %s in the administration; then nobody is asked again"
            .formatted(account));
  }

  /// What is left of a recipe that was begun, or why it cannot go on. It is finished for the
  /// address that it was begun for, whatever the source says meanwhile.
  ///
  /// @param record what the person is linked to now, where it is shown
  Heals.Answer goOn(Person person, Healing healing, Optional<Account> record) {
    String history = healing.reunion().orElseThrow().accountId();
    String holder = healing.holderId().orElseThrow();
    Optional<Account> made = situation.made(healing);
    Optional<Sight> seen =
        Optional.ofNullable(situation.seen().lost().get(history))
            .filter(sight -> sight.managed().isPresent());
    // Whoever was given another name by somebody else is left alone.
    Optional<Sight> duplicate = Optional.ofNullable(situation.seen().lost().get(holder));
    Person asBegun = person.at(healing.address());
    if (made.isEmpty()) {
      Set<String> unasked = situation.seen().unasked();
      if (unasked.contains(history) || unasked.contains(holder)) {
        return later(asBegun, "nobody could be asked about account " + history + " or " + holder);
      }
      if (seen.isEmpty()) {
        return later(
            asBegun,
            "account %s, which has their history, is not managed by the organization any more"
                .formatted(history));
      }
      boolean holds =
          duplicate.filter(one -> Address.same(one.address(), healing.address())).isPresent();
      Optional<Account> uncut = record.filter(_ -> situation.isUncut(healing));
      if (holds || uncut.isPresent()) {
        Against against = against(asBegun, uncut, seen.get(), holder, holds);
        boolean decided = isTheirs(person, history) || !holds;
        if (!(decided ? against.hard() : against.all()).isEmpty()) {
          return new Heals.Answer(
              Optional.empty(),
              Optional.of(
                  undecided(
                      asBegun,
                      "a recipe that ties their record to account " + history + " cannot go on",
                      List.of(history),
                      holder,
                      against)));
        }
      }
    }
    return new Heals.Answer(
        Optional.of(
            change(
                asBegun,
                record.map(Account::id).orElse(healing.rightfulId()),
                history,
                holder,
                duplicate.filter(one ->
                    situation.retiredBeside(healing).isPresent()
                        || (made.isEmpty() && Address.same(one.address(), healing.address()))),
                made,
                healing.reunion().orElseThrow().groups().isPresent() && !situation.isUncut(healing),
                "a recipe that was interrupted goes on")),
        Optional.empty());
  }

  private boolean isTheirs(Person person, String account) {
    return is(person, account, Verdict.Meaning.ACCOUNT);
  }

  private boolean is(Person person, String account, Verdict.Meaning meaning) {
    return situation.verdict(person.id(), account).filter(one -> one.is(meaning)).isPresent();
  }

  private static Heals.Answer later(Person person, String why) {
    return new Heals.Answer(
        Optional.empty(),
        Optional.of(
            held(
                person,
                "a recipe for this address cannot go on now: " + why,
                "Nothing, if that passes: the next run goes on. To see what was done: `./rollcall runs show`",
                List.of())));
  }

  /// A recipe that begins since the target refuses to rename the record.
  Change.Heal begin(Person person, Account record, String history, Sight holder, String reason) {
    Change.Heal heal =
        change(
            person,
            record.id(),
            history,
            holder.accountId(),
            Optional.of(holder),
            Optional.empty(),
            false,
            reason);
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
    Optional<String> duplicate = record.managedAs();
    List<Sight> histories = duplicate.isEmpty() ? List.of() : formerly(person, record);
    if (histories.isEmpty() || begun(person.id()).isPresent()) {
      return Optional.empty();
    }
    List<Sight> decided =
        histories.stream().filter(one -> isTheirs(person, one.accountId())).toList();
    Sight history = decided.size() == 1 ? decided.getFirst() : histories.getFirst();
    String id = history.accountId();
    Against against = against(person, Optional.of(record), history, duplicate.get(), true);
    List<Sight> others =
        histories.stream().filter(one -> decided.size() != 1 && !one.equals(history)).toList();
    others.forEach(other ->
        against
            .all()
            .add(
                "account %s has %s, which was theirs, too, and was used, last on %s"
                    .formatted(
                        other.accountId(), other.address(), other.lastActivity().orElseThrow())));
    String found =
        "account %s, %s, has %s, which was theirs and nobody else's, and was used, last on %s; their record %s is account %s"
            .formatted(
                id,
                history.kind(),
                history.address(),
                history.lastActivity().orElseThrow(),
                record.id(),
                duplicate.get());
    boolean proven = decided.size() == 1 ? against.hard().isEmpty() : against.all().isEmpty();
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
                      Optional.empty(),
                      false,
                      found)),
              Optional.empty()));
    }
    return Optional.of(
        new Heals.Answer(
            Optional.empty(),
            Optional.of(
                undecided(
                    person,
                    found,
                    histories.stream().map(Sight::accountId).toList(),
                    duplicate.get(),
                    against))));
  }

  /// @param histories accounts that may have their history
  private Case undecided(
      Person person, String found, List<String> histories, String duplicate, Against against) {
    String objections = against.all().isEmpty() ? "" : "; " + String.join("; ", against.all());
    List<Choice> choices = new ArrayList<>();
    if (against.hard().isEmpty()) {
      for (String history : histories) {
        choices.add(
            Choice.of(
                histories.size() == 1 ? "theirs" : "theirs-" + history,
                "account %s has their history: their record becomes that account's, with %s and its groups, and account %s gets a retired name; by `./rollcall heal %s`"
                    .formatted(history, person.address(), duplicate, person.address()),
                history,
                Verdict.Meaning.ACCOUNT));
      }
    }
    choices.add(
        new Choice(
            "not-theirs",
            "account %s is somebody else's, and all stays as it is; nobody is asked again"
                .formatted(String.join(" or ", histories)),
            histories.stream().collect(toMap(one -> one, _ -> Verdict.Meaning.NOT_THEIRS))));
    return held(
        person,
        found + objections,
        against.all().isEmpty()
            ? "./rollcall heal " + person.address()
            : "Find out which of them has their work",
        choices);
  }

  /// What speaks against it.
  ///
  /// @param hard what of it nobody can decide otherwise
  private record Against(List<String> all, List<String> hard) {}

  /// @param record their own, where it is shown and nothing was done to it
  /// @param holds whether the duplicate has the address
  private Against against(
      Person person, Optional<Account> record, Sight history, String duplicate, boolean holds) {
    List<String> hard = new ArrayList<>();
    Managed managed = history.managed().orElseThrow();
    managed.hindrance().ifPresent(hard::add);
    if (managed.administrator()) {
      hard.add("account " + history.accountId() + " is, or may be, an administrator");
    }
    String domain = Address.domain(person.address());
    if (record.filter(one -> !situation.isOurs(domain, one)).isPresent()) {
      hard.add(domain + " is not known to be a domain of this organization");
    }
    if (isProtected(person, record, history, duplicate)) {
      hard.add("the configuration protects one of the two");
    }
    linked(person, history.accountId(), managed, hard);
    Optional<Sight> other = Optional.ofNullable(situation.seen().lost().get(duplicate));
    Optional<Managed> cut = other.flatMap(Sight::managed).filter(_ -> holds);
    cut.ifPresent(one -> linked(person, duplicate, one, hard));
    cut.flatMap(Managed::hindrance).ifPresent(hard::add);
    List<String> all = new ArrayList<>(hard);
    if (!sharesAName(person, managed.name())) {
      all.add("account %s bears another name, %s".formatted(history.accountId(), managed.name()));
    }
    if (holds) {
      used(other.orElse(null), duplicate, hard, all);
    }
    return new Against(all, hard);
  }

  private void linked(Person person, String account, Managed managed, List<String> hard) {
    Stream.concat(Stream.of(account), managed.records().stream().map(DirectoryRecord::id))
        .flatMap(id -> situation.linkedTo(id).stream())
        .filter(other -> !other.equals(person.id()))
        .min(naturalOrder())
        .ifPresent(other ->
            hard.add("account %s, or a record of it, was linked to %s".formatted(account, other)));
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

  private boolean isProtected(
      Person person, Optional<Account> record, Sight history, String duplicate) {
    var protection = situation.rules().policies().protection();
    return protection.address(person.address())
        || protection.address(history.address())
        || protection.id(history.accountId())
        || protection.id(duplicate)
        || record.filter(protection::account).isPresent();
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

  /// Accounts that somebody used, each with an address that was this person's and nobody else's.
  private List<Sight> formerly(Person person, Account record) {
    return situation.seen().holders().values().stream()
        .filter(Holder.Unseen.class::isInstance)
        .map(holder -> ((Holder.Unseen) holder).sight())
        .filter(sight -> sight.managed().isPresent() && sight.lastActivity().isPresent())
        .filter(sight -> !Address.same(sight.address(), person.address()))
        .filter(sight -> !record.managedAs().equals(Optional.of(sight.accountId())))
        .filter(
            sight -> situation.givenTo(Address.key(sight.address())).equals(Set.of(person.id())))
        .filter(sight -> !is(person, sight.accountId(), Verdict.Meaning.NOT_THEIRS))
        .sorted(comparing(Sight::accountId))
        .toList();
  }

  private Change.Heal change(
      Person person,
      String record,
      String history,
      String duplicateId,
      Optional<Sight> duplicate,
      Optional<Account> made,
      boolean noted,
      String reason) {
    Attributes wanted = Wanted.of(person, situation.seen().traits()).present();
    List<Step> steps =
        recipe.reunite(
            new Recipe.Apart(person.address(), wanted, record, made, history, duplicate, noted));
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
