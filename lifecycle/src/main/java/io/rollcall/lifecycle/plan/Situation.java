package io.rollcall.lifecycle.plan;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Reunion;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.scim.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An observation with the look-ups that planning needs, each built once.
final class Situation implements Proof.Known {
  // A little less than a day, for whoever runs once a day.
  private static final Duration TRY_AGAIN = Duration.ofHours(23);
  private static final Set<String> PUBLIC =
      Set.of(
          "aol.com",
          "fastmail.com",
          "gmail.com",
          "gmx.de",
          "gmx.net",
          "googlemail.com",
          "hotmail.com",
          "icloud.com",
          "live.com",
          "mail.com",
          "mail.ru",
          "me.com",
          "msn.com",
          "outlook.com",
          "proton.me",
          "protonmail.com",
          "qq.com",
          "t-online.de",
          "web.de",
          "yahoo.com",
          "yandex.ru",
          "zoho.com",
          "163.com");

  private final Observation seen;
  private final PlanRules rules;
  private final Map<String, Account> byKey = new HashMap<>();
  private final Map<String, Account> byId = new HashMap<>();
  private final Map<String, SourceId> liveOwner = new HashMap<>();
  private final Map<SourceId, String> liveAccount = new HashMap<>();
  private final Map<String, Set<SourceId>> everLinked = new HashMap<>();
  private final Map<SourceId, List<Link>> hidden = new HashMap<>();
  private final Map<String, Set<SourceId>> couldBe = new HashMap<>();
  private final Map<String, TreeSet<SourceId>> wanted = new HashMap<>();
  private final Set<String> behind = new HashSet<>();
  private final Set<SourceId> owners;
  private final Set<String> domains = new HashSet<>();

  Situation(Observation seen, Correlation.All correlated, PlanRules rules) {
    this.seen = seen;
    this.rules = rules;
    for (Account account : seen.accounts()) {
      byKey.put(Address.key(account.address()), account);
      byId.put(account.id(), account);
      account.managedAs().ifPresent(behind::add);
    }
    for (Link link : seen.links()) {
      everLinked.computeIfAbsent(link.accountId(), _ -> new HashSet<>()).add(link.person());
      if (link.live()) {
        liveOwner.put(link.accountId(), link.person());
      }
      // A retired account gave its address back, and nobody gets it with that address again.
      if (!byId.containsKey(link.accountId()) && link.state() != Link.State.RETIRED) {
        hidden.computeIfAbsent(link.person(), _ -> new ArrayList<>(1)).add(link);
      }
    }
    for (Correlation one : correlated.people()) {
      if (one instanceof Correlation.Matched matched) {
        liveOwner.put(matched.account().id(), matched.person().id());
      }
      if (one instanceof Correlation.Doubtful doubtful) {
        doubtful
            .candidates()
            .forEach(candidate ->
                couldBe
                    .computeIfAbsent(candidate.account().id(), _ -> new HashSet<>())
                    .add(doubtful.person().id()));
      }
      if (one.person().active()) {
        wanted.computeIfAbsent(key(one.person()), _ -> new TreeSet<>()).add(one.person().id());
      }
    }
    liveOwner.forEach((account, person) -> liveAccount.put(person, account));
    owners = Set.copyOf(liveOwner.values());
    rules.domains().forEach(domain -> domains.add(Address.domainKey(domain)));
    if (domains.isEmpty()) {
      domains.addAll(sharedDomains());
    }
  }

  // Where nobody named the organization's domains, those count that at least two linked accounts
  // are in already, unless anybody can get an address there.
  private Set<String> sharedDomains() {
    Map<String, Integer> counts = new HashMap<>();
    liveOwner.keySet().stream()
        .map(byId::get)
        .filter(java.util.Objects::nonNull)
        .forEach(account -> counts.merge(Address.domain(account.address()), 1, Integer::sum));
    counts.values().removeIf(count -> count < 2);
    counts.keySet().removeAll(PUBLIC);
    return counts.keySet();
  }

  /// Whether a refusal is so recent that the same is not tried again: nothing tells us when the
  /// holder lets go.
  boolean isRecent(Refusal refusal) {
    return !rules.again() && refusal.last().plus(TRY_AGAIN).isAfter(seen.at());
  }

  static String key(Person person) {
    return Address.key(person.address());
  }

  Observation seen() {
    return seen;
  }

  PlanRules rules() {
    return rules;
  }

  /// The recipe that was begun for the address that the person shall have, whatever became of it.
  Optional<Healing> healing(Person person) {
    return Optional.ofNullable(seen.healings().get(person.id()))
        .filter(healing -> Address.same(healing.address(), person.address()));
  }

  /// Whether a recipe's own request brought back who holds its address. Somebody else may have
  /// invited it while the recipe was interrupted; then it is theirs to keep. Where the answer to
  /// our request was lost, only an entry of the target's log counts that a SCIM token made after
  /// the address was refused: older ones tell how the account was lost.
  boolean weBroughtBack(Healing underWay, Holder.Visible holder) {
    String id = holder.account().id();
    boolean known = underWay.holderId().filter(id::equals).isPresent();
    Optional<Instant> refused =
        Optional.ofNullable(seen.refusals().get(underWay.person())).map(Refusal::last);
    boolean lastByScim =
        holder.events().stream()
            .filter(event -> event.accountId().filter(id::equals).isPresent())
            .reduce((_, later) -> later)
            .filter(Event::byScim)
            .filter(event -> refused.filter(event.at()::isBefore).isEmpty())
            .isPresent();
    return underWay.broughtBack() && (known || (refused.isPresent() && lastByScim));
  }

  /// Whether the account that a recipe took its address from is still active.
  boolean partedIsActive(Healing underWay) {
    return underWay
        .holderId()
        .filter(id ->
            account(id)
                .map(Account::active)
                .or(() -> retiredBeside(underWay).map(Sight::active))
                .orElse(false))
        .isPresent();
  }

  /// The account that a recipe gave a retired name beside SCIM, as it is now. Whoever has another
  /// name was named so by somebody else, and is left alone.
  Optional<Sight> retiredBeside(Healing underWay) {
    Step.Retire retire =
        new Step.Retire(underWay.address(), Names.retiredPattern(underWay.address()));
    return underWay
        .holderId()
        .filter(id -> owner(id).isEmpty())
        .filter(id -> !rules.policies().protection().id(id))
        .flatMap(id -> Optional.ofNullable(seen.lost().get(id)))
        .filter(sight -> retire.isNameOf(sight.accountId(), sight.address()));
  }

  /// Whether a recipe that makes a person's record anew has, or may have, left the account with
  /// their history active, without a record of which we know whose it is.
  boolean mayHoldAccess(Healing underWay) {
    return mayHistoryHoldAccess(underWay) || cutLoose(underWay).isPresent();
  }

  /// Which of the two it is.
  String withAccess(Healing underWay) {
    return Stream.concat(
            underWay.reunion().map(Reunion::accountId).stream()
                .filter(_ -> mayHistoryHoldAccess(underWay)),
            cutLoose(underWay).stream().map(Sight::accountId))
        .collect(Collectors.joining(" and account "));
  }

  // A holder that was cut from its directories, and kept the address.
  private Optional<Sight> cutLoose(Healing underWay) {
    return underWay
        .holderId()
        .filter(_ -> underWay.reunion().isPresent())
        .flatMap(id -> Optional.ofNullable(seen.lost().get(id)))
        .filter(Sight::active)
        .filter(sight -> Address.same(sight.address(), underWay.address()))
        .filter(sight -> sight.managed().filter(one -> one.records().isEmpty()).isPresent());
  }

  /// The record of a recipe that makes one anew, once it was made: it is the history's and was not
  /// before, or has the address, as it had not before.
  Optional<Account> made(Healing underWay) {
    return seen.accounts().stream()
        .filter(account -> account.managedAs().isPresent())
        .filter(account -> account.managedAs().equals(underWay.reunion().map(Reunion::accountId)))
        .filter(account ->
            !account.id().equals(underWay.rightfulId())
                || Address.same(account.address(), underWay.address()))
        .min(comparing(Account::id));
  }

  /// Whether a recipe that makes a record anew has not touched it yet.
  boolean isUncut(Healing underWay) {
    return made(underWay).isEmpty() && account(underWay.rightfulId()).isPresent();
  }

  private boolean mayHistoryHoldAccess(Healing underWay) {
    Optional<String> history = underWay.reunion().map(Reunion::accountId);
    boolean unasked = history.filter(seen.unasked()::contains).isPresent();
    boolean active =
        history
            .flatMap(id -> Optional.ofNullable(seen.lost().get(id)))
            .filter(Sight::active)
            .isPresent();
    return (active || unasked)
        && seen.accounts().stream()
            .filter(account -> account.managedAs().equals(history))
            .noneMatch(account -> owner(account.id()).isPresent());
  }

  Optional<Account> holding(String addressKey) {
    return Optional.ofNullable(byKey.get(addressKey));
  }

  /// Where an account that is parked came from, if nobody took that address meanwhile.
  Optional<String> home(Account account) {
    return Names.unparked(account.address(), account.id())
        .filter(address -> !byKey.containsKey(Address.key(address)));
  }

  Optional<Account> account(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  boolean isLinked(SourceId person) {
    return owners.contains(person);
  }

  /// Whose the account is by a live link or a fresh match.
  Optional<SourceId> owner(String accountId) {
    return Optional.ofNullable(liveOwner.get(accountId));
  }

  /// The account that is a person's by a live link or a fresh match.
  Optional<String> accountOf(SourceId person) {
    return Optional.ofNullable(liveAccount.get(person));
  }

  /// An account that creating an address may bring back, with the person whose it is or was: the
  /// source gave the address to somebody else earlier, and their account is not shown now, and they
  /// are no guest of whom another API shows that they have another address by now.
  Optional<Link> mayComeBack(String addressKey, SourceId person) {
    return givenTo(addressKey).stream()
        .filter(other -> !other.equals(person))
        .flatMap(other -> hidden.getOrDefault(other, List.of()).stream())
        .filter(link -> !hasAnother(link.accountId(), addressKey))
        .min(comparing(Link::person).thenComparing(Link::accountId));
  }

  private boolean hasAnother(String accountId, String addressKey) {
    return Optional.ofNullable(seen.lost().get(accountId))
        .filter(sight -> sight.belonging() == Sight.Belonging.GUEST)
        .filter(sight -> !Address.key(sight.address()).equals(addressKey))
        .isPresent();
  }

  /// The active people in scope whom the source gives one address; more than one is a mistake at
  /// the source.
  List<SourceId> wanting(String addressKey) {
    return List.copyOf(wanted.getOrDefault(addressKey, new TreeSet<>()));
  }

  @Override
  public boolean isOurs(String domain, Account rightful) {
    boolean own =
        rules.domains().isEmpty()
            && Address.domain(rightful.address()).equals(domain)
            && !PUBLIC.contains(domain);
    return own || domains.contains(domain);
  }

  /// Whether somebody said that a domain is the organization's.
  boolean isNamed(String domain) {
    return rules.domains().stream().map(Address::domainKey).anyMatch(domain::equals);
  }

  @Override
  public int proofNeeded() {
    return rules.proof();
  }

  @Override
  public boolean isBehindAnAccount(String managedId) {
    return behind.contains(managedId);
  }

  @Override
  public Optional<Verdict> verdict(SourceId person, String accountId) {
    return seen.verdict(person, accountId);
  }

  @Override
  public Set<SourceId> givenTo(String addressKey) {
    return seen.given().getOrDefault(addressKey, Set.of());
  }

  @Override
  public Set<SourceId> couldBe(String accountId) {
    return couldBe.getOrDefault(accountId, Set.of());
  }

  @Override
  public boolean isCutByHand(SourceId person, String accountId) {
    return seen.links().stream()
        .anyMatch(link ->
            link.person().equals(person)
                && link.accountId().equals(accountId)
                && link.isCutByHand());
  }

  /// An account that got an address back that a recipe for the person had taken from it, that
  /// somebody decided is not theirs, and that is not shown now: whoever holds that address may be
  /// the one.
  Optional<String> mayHaveAgain(Person person) {
    return seen.links().stream()
        .filter(link -> link.person().equals(person.id()) && link.gotBack(person.address()))
        .map(Link::accountId)
        .filter(id -> account(id).isEmpty())
        .filter(id ->
            verdict(person.id(), id).filter(one -> one.is(Verdict.Meaning.NOT_THEIRS)).isPresent())
        .min(naturalOrder());
  }

  @Override
  public Set<SourceId> linkedTo(String accountId) {
    return everLinked.getOrDefault(accountId, Set.of());
  }
}
