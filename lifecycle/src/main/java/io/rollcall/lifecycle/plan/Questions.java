package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Choice;
import io.rollcall.lifecycle.model.Grants.License;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.source.Source.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the engine asks a person, worded: each with what was found and what to do.
final class Questions {
  private Questions() {}

  static Case lost(Correlation.Lost lost) {
    String id = lost.link().accountId();
    String text =
        lost.sight()
            .map(sight ->
                "the linked account "
                    + id
                    + " is "
                    + sight.kind()
                    + " now; SCIM shows only members and administrators, so it answers 404")
            .orElse(
                "the linked account "
                    + id
                    + " is not shown any more: it was cut from the organization, or the token belongs to"
                    + " another one");
    String next =
        lost.sight()
            .map(_ -> "Make it a member again in the app")
            .orElse(
                "Invite " + lost.person().address() + " again in the app; the account comes back");
    return new Case(Who.of(lost.person()), Case.Kind.LOST_ACCOUNT, id, text, next);
  }

  /// @param isTaken whether an account, by id, is somebody else's by a live link
  static Case doubtful(Correlation.Doubtful doubtful, Predicate<String> isTaken) {
    String candidates =
        doubtful.candidates().stream()
            .map(one ->
                one.account().id() + " " + one.account().address() + " (" + one.evidence() + ")")
            .collect(Collectors.joining("; "));
    return new Case(
            Who.of(doubtful.person()),
            Case.Kind.AMBIGUOUS,
            doubtful.person().address(),
            "several accounts could be theirs, one could be several people's, or its names are"
                + " others: "
                + candidates,
            doubtful.candidates().stream().anyMatch(Correlation.Candidate::isWrittenBack)
                ? "Take the account's id off the wrong entry in the source"
                : "Take the employee number or the address off the wrong account in the app")
        .decidedBy(choices(doubtful, isTaken));
  }

  private static List<Choice> choices(Correlation.Doubtful doubtful, Predicate<String> isTaken) {
    List<Choice> choices = new ArrayList<>();
    Map<String, Verdict.Meaning> none = new TreeMap<>();
    for (Correlation.Candidate candidate : doubtful.candidates()) {
      Account account = candidate.account();
      none.put(account.id(), Verdict.Meaning.NOT_THEIRS);
      if (!isTaken.test(account.id())) {
        choices.add(
            Choice.of(
                account.id(),
                "account %s (%s) is theirs; the next run links it, and makes it what the source says"
                    .formatted(account.id(), account.address()),
                account.id(),
                Verdict.Meaning.ACCOUNT));
      }
    }
    choices.add(
        new Choice(
            "none",
            "none of them is theirs; the next run creates an account for %s, if nobody has %s"
                .formatted(doubtful.person().name(), doubtful.person().address()),
            none));
    return choices;
  }

  static Case madeForTheGone(SourceId person, Account account) {
    return new Case(
            new Who(Optional.of(person), person.toString(), account.address()),
            Case.Kind.AMBIGUOUS,
            account.address(),
            "account "
                + account.id()
                + " has the address that an account was asked for, for "
                + person
                + ", in a run that never learned the answer; they are not in scope any more, or may not"
                + " sign in, and the account is linked to nobody",
            "Find out whose it is. If it was made for them, deactivate it in the app; nothing is asked any more once it"
                + " is inactive, or linked to whom it belongs")
        .decidedBy(
            List.of(
                Choice.of(
                    "keep",
                    "account %s is somebody's; it stays as it is, and nobody is asked again"
                        .formatted(account.id()),
                    account.id(),
                    Verdict.Meaning.KEEP)));
  }

  static Optional<Case> shared(Person person, List<SourceId> wanting) {
    if (wanting.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Case(
            Who.of(person),
            Case.Kind.SHARED_ADDRESS,
            person.id().toString(),
            "the source gives "
                + person.address()
                + " to "
                + wanting.size()
                + " people: "
                + wanting.stream().map(SourceId::toString).collect(Collectors.joining(", ")),
            "Correct the source so that one of them has it"));
  }

  static Case namesake(Person person, Account account) {
    return new Case(
            Who.of(person),
            Case.Kind.HELD_ADDRESS,
            person.address(),
            "account "
                + account.id()
                + " has this address and is not theirs: it was another person's, or its employee number"
                + " or externalId is another's",
            "If the address was given to somebody new, rename account "
                + account.id()
                + " in the app")
        .decidedBy(
            List.of(
                Choice.of(
                    "theirs",
                    "account %s is theirs all the same; the next run links it, and makes it what the source says"
                        .formatted(account.id()),
                    account.id(),
                    Verdict.Meaning.ACCOUNT)));
  }

  static Case unseen(Person person, Sight sight) {
    return new Case(
        Who.of(person),
        Case.Kind.HELD_ADDRESS,
        person.address(),
        "account "
            + sight.accountId()
            + " has this address and is "
            + sight.kind()
            + (sight.record().isPresent()
                ? ", which has another userName here"
                : ", which SCIM does not show"),
        sight
            .way()
            .orElse("Make it a member in the app if it is theirs; it is linked at the next run"));
  }

  static Case recorded(Person person, Diagnosis diagnosis, String way) {
    return new Case(
        Who.of(person),
        Case.Kind.HELD_ADDRESS,
        person.address(),
        "the address is held by " + diagnosis.words(),
        way);
  }

  static Case comesBack(Person person, Link others) {
    return new Case(
        Who.of(person),
        Case.Kind.FOREIGN_ACCOUNT,
        person.address(),
        "the source gave this address to "
            + others.person()
            + " earlier, whose account "
            + others.accountId()
            + " is not shown any more; creating the address may bring that account back",
        "Invite "
            + person.address()
            + " in the app; if their account comes back, the next run gives it another name and"
            + " creates a new one");
  }

  static Case incomplete(Unusable unusable) {
    String id = unusable.id().toString();
    return new Case(
        new Who(Optional.of(unusable.id()), id, id),
        Case.Kind.INCOMPLETE_PERSON,
        id,
        "in scope, but left out and left as they are: " + unusable.why(),
        "Complete the entry in " + unusable.id().source() + ", or take it out of scope");
  }

  static Case protectedAccount(Who who, Account account, String loss) {
    return new Case(
        who,
        Case.Kind.PROTECTED,
        account.address(),
        "account "
            + account.id()
            + " "
            + loss
            + ", and the configuration protects it; nothing is changed",
        "If it is right, take it out of `protect` for one run, or do it in the app");
  }

  /// @param result what becomes of the person or their account meanwhile
  static Case noLicense(Who who, License license, String result) {
    return new Case(
        who,
        Case.Kind.LICENSE,
        who.address(),
        "their groups give them the license "
            + license.name()
            + ", and all "
            + license.most().orElseThrow()
            + " that the configuration allows are in use, so that the account "
            + result,
        "Free one, or raise `licenses` in the configuration; who loses access in a run frees theirs for the next");
  }

  static Case notChanged(Who who, String present, String wanted, String target) {
    return new Case(
        who,
        Case.Kind.LICENSE,
        who.address(),
        "their groups give them the license "
            + wanted
            + ", the account has "
            + (present.isEmpty() ? "none" : present)
            + ", and "
            + target
            + " does not make that change over SCIM",
        "Change it in the app, or the groups at the source");
  }

  static Case noGroup(String group, String target) {
    return new Case(
        new Who(Optional.empty(), group, group),
        Case.Kind.GROUP,
        group,
        "it gives licenses or roles at "
            + target
            + ", and the source has no such group; nobody loses any for it",
        "Correct the name in the configuration, or make the group at the source");
  }

  static Case unnamed(Person person, String target, List<String> missing) {
    return new Case(
        Who.of(person),
        Case.Kind.INCOMPLETE_PERSON,
        person.id().toString(),
        "in scope, but not created: "
            + target
            + " creates nobody without "
            + String.join(" and ", missing)
            + ", and the source has no value of it",
        "Complete the entry in " + person.id().source());
  }

  static Optional<Case> tombstone(Person person) {
    return Names.beforeTombstone(person.address()).isPresent()
        ? Optional.of(
            new Case(
                Who.of(person),
                Case.Kind.INCOMPLETE_PERSON,
                person.id().toString(),
                "in scope, but not created: "
                    + person.address()
                    + " is what an identity provider calls somebody whom it deleted",
                "Take deleted people out of the scope in " + person.id().source()))
        : Optional.empty();
  }

  static Case refusedCreate(Person person, Refusal refusal) {
    return new Case(
        Who.of(person),
        Case.Kind.HELD_ADDRESS,
        person.address(),
        "the target refused to create it, last on "
            + refusal.last()
            + " ("
            + refusal.times()
            + " times): "
            + refusal.text(),
        "Find out whose it is; if it is theirs, invite "
            + person.address()
            + " in the app: once it is visible it is linked");
  }
}
