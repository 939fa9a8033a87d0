package io.rollcall.lifecycle.correlate;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.correlate.Correlation.Candidate;
import io.rollcall.lifecycle.correlate.Correlation.Leaver;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.scim.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Ties people to accounts. Identity is the link; only people without one are looked for. What
/// somebody decided holds. Whose entry names an account, as an earlier run wrote it there, has it.
/// Else evidence is scored: the source id as `externalId` 200, the same employee number 100, the
/// same address 70, an address that the source gave the person earlier 60, one that an account with
/// these names was asked for, without an answer, 50 more. One candidate that leads by {@link
/// #MARGIN} is the person's; otherwise a person decides. An account that was ever linked to
/// somebody else, or whose employee number is another, is never a candidate: that is a namesake. So
/// is one whose `externalId` is another person's, unless the employee number is the same. Where an
/// `externalId` alone speaks for an account, or one of another system is on it, a person decides if
/// both names differ.
public final class Correlator {
  private static final int MARGIN = 50;

  private final Observation seen;
  private final Map<String, Account> accountsById = new HashMap<>();
  private final Map<String, List<Account>> accountsByKey = new HashMap<>();
  private final Map<String, List<Account>> accountsByNumber = new HashMap<>();
  private final Map<String, List<Account>> accountsByExternalId = new HashMap<>();
  private final Map<SourceId, Link> liveLinks = new HashMap<>();
  private final Map<String, Set<SourceId>> everLinked = new HashMap<>();
  private final Set<String> retired = new HashSet<>();
  private final Set<String> liveAccounts = new HashSet<>();
  private final Map<SourceId, Set<String>> formerKeys = new HashMap<>();

  /// Who has no link, and whose entry names an account.
  private final Map<String, Set<SourceId>> written = new HashMap<>();

  /// Who somebody decided has an account, of those in scope.
  private final Map<String, Set<SourceId>> decided = new HashMap<>();

  /// Whom the source knows or knew.
  private final Set<String> ids = new HashSet<>();

  private Correlator(Observation seen) {
    this.seen = seen;
    for (Account account : seen.accounts()) {
      accountsById.put(account.id(), account);
      index(accountsByKey, Address.key(account.address()), account);
      String number = account.attributes().value(Attributes.EMPLOYEE_NUMBER);
      if (!number.isEmpty()) {
        index(accountsByNumber, number, account);
      }
      index(accountsByExternalId, Evidence.externalId(account), account);
    }
    seen.people().forEach(person -> ids.add(person.id().id()));
    seen.unusable().forEach(one -> ids.add(one.id().id()));
    for (Link link : seen.links()) {
      ids.add(link.person().id());
      everLinked.computeIfAbsent(link.accountId(), _ -> new HashSet<>()).add(link.person());
      switch (link.state()) {
        case LIVE -> {
          liveLinks.put(link.person(), link);
          liveAccounts.add(link.accountId());
        }
        case RETIRED -> retired.add(link.accountId());
        case SEVERED -> {}
      }
    }
    for (Person person : seen.people()) {
      seen.verdicts().getOrDefault(person.id(), Map.of()).values().stream()
          .filter(verdict -> verdict.is(Verdict.Meaning.ACCOUNT))
          .forEach(verdict ->
              decided.computeIfAbsent(verdict.accountId(), _ -> new HashSet<>()).add(person.id()));
      if (!liveLinks.containsKey(person.id())) {
        written(person)
            .ifPresent(id -> written.computeIfAbsent(id, _ -> new HashSet<>()).add(person.id()));
      }
    }
    seen.given()
        .forEach((key, people) ->
            people.forEach(
                person -> formerKeys.computeIfAbsent(person, _ -> new HashSet<>()).add(key)));
  }

  public static Correlation.All correlate(Observation seen) {
    return new Correlator(seen).all();
  }

  private static void index(Map<String, List<Account>> index, String key, Account account) {
    index.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(account);
  }

  private Correlation.All all() {
    List<Correlation> people = new ArrayList<>(seen.people().size());
    seen.people().stream()
        .sorted(comparing(Person::id))
        .forEach(person -> people.add(correlate(person)));
    List<Correlation> settled = withoutDoubleClaims(people);
    return new Correlation.All(settled, leavers(), orphans(settled));
  }

  // One account that looks like two people's is nobody's until a person has decided.
  private static List<Correlation> withoutDoubleClaims(List<Correlation> people) {
    Map<String, Integer> claims = new HashMap<>();
    for (Correlation one : people) {
      if (one instanceof Correlation.Matched matched) {
        claims.merge(matched.account().id(), 1, Integer::sum);
      }
    }
    return people.stream().map(one -> claims(one, claims)).toList();
  }

  private static Correlation claims(Correlation one, Map<String, Integer> claims) {
    return one instanceof Correlation.Matched(Person person, Account account, String evidence)
            && claims.getOrDefault(account.id(), 0) > 1
        ? new Correlation.Doubtful(person, List.of(new Candidate(account, 0, evidence)))
        : one;
  }

  private Correlation correlate(Person person) {
    Link link = liveLinks.get(person.id());
    if (link == null) {
      return search(person);
    }
    if (!seen.reaches(link)) {
      return new Correlation.Unread(person, link);
    }
    Account account = accountsById.get(link.accountId());
    return account == null
        ? new Correlation.Lost(person, link, Optional.ofNullable(seen.lost().get(link.accountId())))
        : new Correlation.Linked(person, link, account);
  }

  private Optional<String> written(Person person) {
    List<String> all = person.said().accounts(seen.target());
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  // What an earlier run wrote into the person's entry speaks louder than anything else. Who copies
  // an entry copies it, too: then a person decides, and nobody gets a second account meanwhile.
  private Optional<Correlation> byTheEntry(Person person) {
    Account account = written(person).map(accountsById::get).orElse(null);
    if (account == null || retired.contains(account.id()) || isRuledOut(person, account)) {
      return Optional.empty();
    }
    String evidence = Correlation.Matched.BY_THE_ENTRY;
    if (isAnothers(person, account)) {
      return doubtful(person, account, evidence + linkedToAnother(person, account));
    }
    boolean copied =
        written.getOrDefault(account.id(), Set.of()).size() > 1
            || person.said().isShared(seen.target());
    return copied || !numbersFit(person, account)
        ? doubtful(person, account, evidence)
        : Optional.of(new Correlation.Matched(person, account, evidence));
  }

  private static Optional<Correlation> doubtful(Person person, Account account, String evidence) {
    return Optional.of(
        new Correlation.Doubtful(person, List.of(new Candidate(account, 0, evidence))));
  }

  private Correlation search(Person person) {
    return decided(person).or(() -> byTheEntry(person)).orElseGet(() -> byEvidence(person));
  }

  // Whoever looked knows more than any evidence, but for an account that is somebody else's now.
  private Optional<Correlation> decided(Person person) {
    return seen.verdicts().getOrDefault(person.id(), Map.of()).values().stream()
        .filter(verdict -> verdict.is(Verdict.Meaning.ACCOUNT))
        .filter(verdict ->
            !liveAccounts.contains(verdict.accountId()) && !retired.contains(verdict.accountId()))
        .sorted(comparing(Verdict::at).reversed().thenComparing(Verdict::accountId))
        .flatMap(verdict ->
            Stream.ofNullable(accountsById.get(verdict.accountId()))
                .map(account -> new Correlation.Matched(person, account, verdict.words())))
        .map(Correlation.class::cast)
        .findFirst();
  }

  // Somebody decided that it is not theirs, or that it is another's.
  private boolean isRuledOut(Person person, Account account) {
    return seen.verdict(person.id(), account.id())
            .filter(one -> one.is(Verdict.Meaning.NOT_THEIRS))
            .isPresent()
        || decided.getOrDefault(account.id(), Set.of()).stream()
            .anyMatch(other -> !other.equals(person.id()));
  }

  private Correlation byEvidence(Person person) {
    List<Candidate> candidates =
        reachable(person).stream()
            .filter(account -> mayBe(person, account))
            .map(evidence(person)::weigh)
            .sorted(comparingInt(Candidate::score).reversed().thenComparing(c -> c.account().id()))
            .toList();
    if (candidates.isEmpty()) {
      List<Candidate> others = othersWithTheNumber(person);
      return others.isEmpty()
          ? new Correlation.Unknown(person)
          : new Correlation.Doubtful(person, others);
    }
    Candidate best = candidates.getFirst();
    boolean clear =
        candidates.size() == 1
            || (best.score() - candidates.get(1).score() >= MARGIN
                && !evidence(person).isProven(candidates.get(1)));
    return clear && !evidence(person).isContradicted(best)
        ? new Correlation.Matched(person, best.account(), best.evidence())
        : new Correlation.Doubtful(person, candidates);
  }

  // The same employee number on an account that is or was linked to another source id: most likely
  // the same person under a new entry, so a second account would double them.
  private List<Candidate> othersWithTheNumber(Person person) {
    String number = person.attributes().value(Attributes.EMPLOYEE_NUMBER);
    return accountsByNumber.getOrDefault(number, List.of()).stream()
        .filter(account -> !retired.contains(account.id()) && !isRuledOut(person, account))
        .sorted(comparing(Account::id))
        .map(account ->
            new Candidate(
                account, 0, evidence(person).weigh(account).evidence() + linkedTo(account)))
        .toList();
  }

  private String linkedTo(Account account) {
    return linked(everLinked.getOrDefault(account.id(), Set.of()).stream());
  }

  private String linkedToAnother(Person person, Account account) {
    return linked(
        everLinked.getOrDefault(account.id(), Set.of()).stream()
            .filter(other -> !other.equals(person.id())));
  }

  private static String linked(Stream<SourceId> others) {
    return others.min(naturalOrder()).map(other -> ", linked to " + other).orElse("");
  }

  private Set<Account> reachable(Person person) {
    Set<Account> found = new HashSet<>(accountsByKey.getOrDefault(key(person), List.of()));
    formerKeys
        .getOrDefault(person.id(), Set.of())
        .forEach(key -> found.addAll(accountsByKey.getOrDefault(key, List.of())));
    found.addAll(accountsByExternalId.getOrDefault(person.id().id(), List.of()));
    String number = person.attributes().value(Attributes.EMPLOYEE_NUMBER);
    if (!number.isEmpty()) {
      found.addAll(accountsByNumber.getOrDefault(number, List.of()));
    }
    return found;
  }

  private static String key(Person person) {
    return Address.key(person.address());
  }

  private boolean isAnothers(Person person, Account account) {
    return everLinked.getOrDefault(account.id(), Set.of()).stream()
        .anyMatch(linked -> !linked.equals(person.id()));
  }

  private static boolean numbersFit(Person person, Account account) {
    String theirs = account.attributes().value(Attributes.EMPLOYEE_NUMBER);
    String ours = person.attributes().value(Attributes.EMPLOYEE_NUMBER);
    return theirs.isEmpty() || ours.isEmpty() || theirs.equals(ours);
  }

  private boolean mayBe(Person person, Account account) {
    String theirs = account.attributes().value(Attributes.EMPLOYEE_NUMBER);
    String ours = person.attributes().value(Attributes.EMPLOYEE_NUMBER);
    return !isAnothers(person, account)
        && !isRuledOut(person, account)
        && !written.containsKey(account.id())
        && !retired.contains(account.id())
        && numbersFit(person, account)
        && (Evidence.externalId(account).equals(person.id().id())
            || !ids.contains(Evidence.externalId(account))
            || (!ours.isEmpty() && ours.equals(theirs)));
  }

  private Evidence evidence(Person person) {
    return new Evidence(
        person,
        formerKeys.getOrDefault(person.id(), Set.of()),
        seen.asked().getOrDefault(person.id(), Map.of()));
  }

  private List<Leaver> leavers() {
    Set<SourceId> inScope = seen.people().stream().map(Person::id).collect(toSet());
    seen.unusable().stream().map(Unusable::id).forEach(inScope::add);
    return liveLinks.values().stream()
        .filter(link -> !inScope.contains(link.person()) && seen.reaches(link))
        .sorted(comparing(Link::person))
        .map(link -> new Leaver(link, Optional.ofNullable(accountsById.get(link.accountId()))))
        .toList();
  }

  private List<Account> orphans(List<Correlation> people) {
    Set<String> taken = new HashSet<>(retired);
    liveLinks.values().forEach(link -> taken.add(link.accountId()));
    people.forEach(one -> {
      if (one instanceof Correlation.Matched matched) {
        taken.add(matched.account().id());
      }
    });
    return seen.accounts().stream().filter(account -> !taken.contains(account.id())).toList();
  }
}
