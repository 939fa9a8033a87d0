package io.rollcall.lifecycle.observe;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.source.Source.Unusable;
import io.rollcall.lifecycle.target.Traits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that correlation and planning may know about one target at one moment.
///
/// @param at the moment
/// @param target the target's name
/// @param people everybody in scope, read completely
/// @param unusable people in scope whom the source describes too badly to act on
/// @param reach how much of the target was read
/// @param accounts every account that the target shows over SCIM, as far as it was read
/// @param links every link of this target, live or not
/// @param refusals addresses that this target refused, by person
/// @param healings recipes that were begun and not done, by person
/// @param holders who holds a refused or occupied address, by address key, as far as it can be seen
/// @param lost what other APIs show of accounts that SCIM does not show, linked ones and those that
///   a recipe under way took an address from, by account id
/// @param departures since when the people of accounts have been gone, by account id
/// @param groups what is known of groups
/// @param given every person that a source ever gave an address to, by address key
/// @param asked what accounts were asked for with, without an answer, by person and address key
/// @param verdicts what people decided about whose accounts are, by person and account id
/// @param unasked ids of accounts that recipes are about, and that nobody could be asked about now
public record Observation(
    Instant at,
    String target,
    Traits traits,
    List<Person> people,
    List<Unusable> unusable,
    Reach reach,
    List<Account> accounts,
    List<Link> links,
    Map<SourceId, Refusal> refusals,
    Map<SourceId, Healing> healings,
    Map<String, Holder> holders,
    Map<String, Sight> lost,
    Map<String, Instant> departures,
    GroupsSeen groups,
    Map<String, Set<SourceId>> given,
    Map<SourceId, Map<String, Attributes>> asked,
    Map<SourceId, Map<String, Verdict>> verdicts,
    Set<String> unasked) {
  public Observation {
    people = List.copyOf(people);
    unusable = List.copyOf(unusable);
    accounts = List.copyOf(accounts);
    links = List.copyOf(links);
    refusals = Map.copyOf(refusals);
    healings = Map.copyOf(healings);
    holders = Map.copyOf(holders);
    lost = Map.copyOf(lost);
    departures = Map.copyOf(departures);
    given = Map.copyOf(given);
    asked = Map.copyOf(asked);
    verdicts = Map.copyOf(verdicts);
    unasked = Set.copyOf(unasked);
  }

  /// Everything that the target shows; it answered every create, and nobody decided anything.
  public Observation(
      Instant at,
      String target,
      Traits traits,
      List<Person> people,
      List<Unusable> unusable,
      List<Account> accounts,
      List<Link> links,
      Map<SourceId, Refusal> refusals,
      Map<SourceId, Healing> healings,
      Map<String, Holder> holders,
      Map<String, Sight> lost,
      Map<String, Instant> departures,
      GroupsSeen groups,
      Map<String, Set<SourceId>> given) {
    this(
        at,
        target,
        traits,
        people,
        unusable,
        Reach.WHOLE,
        accounts,
        links,
        refusals,
        healings,
        holders,
        lost,
        departures,
        groups,
        given,
        Map.of(),
        Map.of(),
        Set.of());
  }

  /// What somebody decided about a person and an account.
  public Optional<Verdict> verdict(SourceId person, String accountId) {
    return Optional.ofNullable(verdicts.getOrDefault(person, Map.of()).get(accountId));
  }

  /// Whether it is known how the account of a link stands.
  public boolean reaches(Link link) {
    return reach.includes(link.person());
  }
}
