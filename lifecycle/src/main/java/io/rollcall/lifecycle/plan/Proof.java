package io.rollcall.lifecycle.plan;

import static java.util.Comparator.naturalOrder;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.plan.Score.Part;
import io.rollcall.lifecycle.plan.Score.Weight;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether the account that holds a person's address is that same person's duplicate, so that it
/// may be asked to give the address up. Everything against it must be absent and enough must speak
/// for it; what a recipe wrote itself never counts. What somebody decided counts for what only
/// people can know.
///
/// @param score what speaks for it and against it, for people
/// @param hard what of what speaks against it nobody can decide otherwise
/// @param expected the account that must turn up, where a log names it
record Proof(Score score, List<String> hard, Optional<String> expected) {
  Proof {
    hard = List.copyOf(hard);
  }

  boolean holds() {
    return score.holds();
  }

  /// What forbids it, for people.
  List<String> against() {
    return score.against();
  }

  /// What speaks for it, for people.
  List<String> evidence() {
    return score.parts().stream().filter(Part::alone).map(Part::text).toList();
  }

  /// @param rightful the account that shall have the address
  /// @param linked since when the rightful account is the person's: what was made later is not
  ///   older than it
  /// @param underWay a recipe for this address that was begun and not ended
  static Proof of(
      Person person,
      Account rightful,
      Instant linked,
      Holder holder,
      Optional<Healing> underWay,
      Known known) {
    Against against = new Against(known.proofNeeded());
    addressIsTheirs(person, rightful, known, against);
    Proof found =
        switch (holder) {
          case Holder.Visible visible ->
              ofVisible(person, visible, linked, underWay, known, against);
          case Holder.Hidden hidden -> ofHidden(person, hidden, linked, known, against);
          case Holder.Unseen unseen -> ofUnseen(person, unseen, underWay, known, against);
          case Holder.Recorded _ ->
              against
                  .weighing("a record has it, and no account")
                  .proof(List.of(), Optional.empty());
          case Holder.Unasked unasked ->
              against
                  .weighing("nobody can say whose account it is: " + unasked.why())
                  .proof(List.of(), Optional.empty());
        };
    return holder
        .accountId()
        .flatMap(id -> known.verdict(person.id(), id))
        .map(found::with)
        .orElse(found);
  }

  private static Proof ofUnseen(
      Person person,
      Holder.Unseen unseen,
      Optional<Healing> underWay,
      Known known,
      Against against) {
    return unseen
        .sight()
        .managed()
        .map(managed -> ofManaged(person, unseen.sight(), managed, underWay, known, against))
        .orElseGet(() ->
            against
                .weighing("it is held by " + unseen.sight().kind() + " of the organization")
                .proof(List.of(), Optional.empty()));
  }

  // Whoever looked knows whose it is; what forbids it whosever it is still does.
  private Proof with(Verdict verdict) {
    return switch (verdict.meaning()) {
      case DUPLICATE ->
          new Proof(
              new Score(score.needed(), List.of(Part.of(Weight.DECIDED, verdict.words())), hard),
              hard,
              expected);
      case NOT_THEIRS ->
          new Proof(
              new Score(score.needed(), List.of(), List.of(verdict.words())),
              hard,
              Optional.empty());
      case ACCOUNT, KEEP -> this;
    };
  }

  /// Whether somebody who knows more may say that it is theirs.
  boolean canBeDecided() {
    return hard.isEmpty();
  }

  /// What speaks against it.
  private static final class Against {
    private final List<String> all = new ArrayList<>();
    private final List<String> hard = new ArrayList<>();
    private final int needed;

    Against(int needed) {
      this.needed = needed;
    }

    /// What somebody who looked may know better.
    Against weighing(String objection) {
      all.add(objection);
      return this;
    }

    /// What forbids it whatever anybody knows of the account.
    void forbidding(String objection) {
      all.add(objection);
      hard.add(objection);
    }

    Proof proof(List<Part> evidence, Optional<String> expected) {
      return new Proof(new Score(needed, evidence, all), hard, expected);
    }
  }

  private static void addressIsTheirs(
      Person person, Account rightful, Known known, Against against) {
    String domain = Address.domain(person.address());
    if (!known.isOurs(domain, rightful)) {
      against.forbidding(domain + " is not known to be a domain of this organization");
    }
    known.givenTo(Address.key(person.address())).stream()
        .filter(other -> !other.equals(person.id()))
        .min(naturalOrder())
        .ifPresent(other -> against.forbidding("the source once gave this address to " + other));
  }

  private static Proof ofVisible(
      Person person,
      Holder.Visible holder,
      Instant linked,
      Optional<Healing> underWay,
      Known known,
      Against against) {
    Account account = holder.account();
    boolean ours = underWay.filter(Healing::broughtBack).isPresent();
    List<Part> evidence = new ArrayList<>();
    String theirs = account.attributes().value(Attributes.EMPLOYEE_NUMBER);
    String number = person.attributes().value(Attributes.EMPLOYEE_NUMBER);
    boolean sameNumber = !number.isEmpty() && number.equals(theirs) && !ours;
    if (sameNumber) {
      evidence.add(Part.of(Weight.EMPLOYEE_NUMBER, "same employee number " + number));
    }
    if (!theirs.isEmpty() && !number.isEmpty() && !theirs.equals(number)) {
      against.weighing("it has another employee number, " + theirs);
    }
    String externalId = account.attributes().value(Attributes.EXTERNAL_ID);
    boolean sameId = externalId.equals(person.id().id()) && !ours;
    if (sameId) {
      evidence.add(Part.of(Weight.EXTERNAL_ID, "its externalId is the person's id " + externalId));
    }
    if (!externalId.isEmpty() && !externalId.equals(person.id().id()) && !sameNumber) {
      against.weighing("its externalId is another's, " + externalId);
    }
    if (account.administrator()) {
      against.forbidding("it is an administrator");
    }
    known.linkedTo(account.id()).stream()
        .filter(other -> !other.equals(person.id()))
        .min(naturalOrder())
        .ifPresent(other -> against.forbidding("it was linked to " + other));
    known.couldBe(account.id()).stream()
        .filter(other -> !other.equals(person.id()))
        .min(naturalOrder())
        .ifPresent(other -> against.forbidding("it could be the account of " + other));
    Optional<String> expected = createdOverScim(holder.events(), linked);
    boolean logged = expected.filter(account.id()::equals).isPresent();
    if (!sameNumber && !sameId && bearsAnotherName(person, account)) {
      against.weighing("it bears another name, " + nameOf(account));
    }
    unused(holder.sight(), sameNumber || sameId, evidence, against);
    if (logged) {
      evidence.add(
          Part.of(
              Weight.MADE_AFTERWARDS, "created over SCIM when the person already had an account"));
    }
    linkedBefore(person, account.id(), known).ifPresent(evidence::add);
    if (!ours && bears(person, nameOf(account))) {
      evidence.add(Part.of(Weight.SAME_NAMES, "it bears their name"));
    }
    return against.proof(evidence, expected);
  }

  // What a name says is little, so the account must also be one that nobody ever used. A recipe
  // that cut it from its directories may have taken it out of the organization, which tells nothing
  // of its use any more: what was proved before holds.
  private static Proof ofManaged(
      Person person,
      Sight sight,
      Managed managed,
      Optional<Healing> underWay,
      Known known,
      Against against) {
    List<Part> evidence = new ArrayList<>();
    if (managed.administrator()) {
      against.forbidding("it is, or may be, an administrator");
    }
    known.linkedTo(sight.accountId()).stream()
        .filter(other -> !other.equals(person.id()))
        .min(naturalOrder())
        .ifPresent(other -> against.forbidding("it was linked to " + other));
    managed.records().stream()
        .flatMap(record -> known.linkedTo(record.id()).stream())
        .min(naturalOrder())
        .ifPresent(other -> against.forbidding("one of its records is linked to " + other));
    if (known.isBehindAnAccount(sight.accountId())) {
      against.forbidding("a record of this directory is that account's");
    }
    if (bears(person, managed.name())) {
      evidence.add(Part.of(Weight.NAME, "it bears the name " + managed.name()));
    } else {
      against.weighing(
          managed.name().isEmpty()
              ? "it bears no name"
              : "it bears another name, " + managed.name());
    }
    boolean begun =
        underWay
            .filter(Healing::goesOn)
            .flatMap(Healing::holderId)
            .filter(sight.accountId()::equals)
            .isPresent();
    if (managed.usageTold()) {
      unused(Optional.of(sight), false, evidence, against);
    } else if (begun) {
      evidence.add(Part.of(Weight.NEVER_USED, "never used when the recipe was begun"));
    } else {
      against.weighing(
          "nothing tells whether it was ever used: use is told a day late, and of who is in the organization");
    }
    linkedBefore(person, sight.accountId(), known).ifPresent(evidence::add);
    return against.proof(evidence, Optional.empty());
  }

  private static Optional<Part> linkedBefore(Person person, String accountId, Known known) {
    return known.linkedTo(accountId).contains(person.id())
        ? Optional.of(Part.of(Weight.LINKED_BEFORE, "it was linked to them before"))
        : Optional.empty();
  }

  private static boolean bears(Person person, String name) {
    List<String> words = words(name);
    List<String> ours = new ArrayList<>(words(person.attributes().value(Attributes.GIVEN_NAME)));
    ours.addAll(words(person.attributes().value(Attributes.FAMILY_NAME)));
    return (!ours.isEmpty() && words.containsAll(ours))
        || (!words.isEmpty()
            && words.equals(words(person.attributes().value(Attributes.DISPLAY_NAME))));
  }

  private static List<String> words(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT).split("[\\s,]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  // Both names, since one of them is what changes when people marry.
  private static boolean bearsAnotherName(Person person, Account account) {
    Attributes ours = person.attributes();
    return ours.differs(account.attributes(), Attributes.GIVEN_NAME)
        && ours.differs(account.attributes(), Attributes.FAMILY_NAME);
  }

  private static String nameOf(Account account) {
    Attributes attributes = account.attributes();
    return attributes.value(Attributes.GIVEN_NAME) + " " + attributes.value(Attributes.FAMILY_NAME);
  }

  // Somebody's work may hang on an account that was used; a log entry does not say whose.
  private static void unused(
      Optional<Sight> sight, boolean otherwiseProven, List<Part> evidence, Against against) {
    if (sight.isEmpty()) {
      return;
    }
    if (sight.get().lastActivity().isEmpty()) {
      evidence.add(Part.of(Weight.NEVER_USED, "never used"));
    } else if (!otherwiseProven) {
      against.weighing("it was used, last on " + sight.get().lastActivity().get());
    }
  }

  private static Proof ofHidden(
      Person person, Holder.Hidden holder, Instant linked, Known known, Against against) {
    Optional<String> expected = createdOverScim(holder.events(), linked);
    expected.stream()
        .flatMap(id -> known.linkedTo(id).stream())
        .filter(other -> !other.equals(person.id()))
        .min(naturalOrder())
        .ifPresent(other -> against.forbidding("it was linked to " + other));
    List<Part> evidence = new ArrayList<>();
    evidence.add(
        expected
            .map(id ->
                Part.of(
                    Weight.MADE_AFTERWARDS,
                    "created over SCIM as …"
                        + tail(id)
                        + " when the person already had an account"))
            .orElse(
                Part.of(
                    Weight.GIVEN_TO_NOBODY_ELSE,
                    "given to this person and never to another; checked again once it is visible")));
    expected.flatMap(id -> linkedBefore(person, id, known)).ifPresent(evidence::add);
    return against.proof(evidence, expected);
  }

  /// The account that the target's log says a SCIM token created under the address when the person
  /// already had one.
  private static Optional<String> createdOverScim(List<Event> events, Instant linked) {
    return events.stream()
        .filter(event -> event.byScim() && event.created() && !event.at().isBefore(linked))
        .reduce((_, later) -> later)
        .flatMap(Event::accountId);
  }

  private static String tail(String id) {
    return id.substring(Math.max(0, id.length() - 4));
  }

  /// What the engine knows beyond the holder itself.
  interface Known {
    /// How many points are needed.
    int proofNeeded();

    /// Whether a domain is known to be the organization's.
    ///
    /// @param rightful an account that is known to be a person's here
    boolean isOurs(String domain, Account rightful);

    /// Everybody whom a source ever gave an address.
    Set<SourceId> givenTo(String addressKey);

    /// What somebody decided about a person and an account.
    Optional<Verdict> verdict(SourceId person, String accountId);

    /// Whether one of the accounts that SCIM shows is a record of an account that the organization
    /// manages.
    boolean isBehindAnAccount(String managedId);

    /// Everybody who was ever linked to an account.
    Set<SourceId> linkedTo(String accountId);

    /// People without a link for whom an account is one of several that could be theirs.
    Set<SourceId> couldBe(String accountId);
  }
}
