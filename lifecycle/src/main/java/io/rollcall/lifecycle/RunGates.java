package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.check.FirstContact;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.correlate.Correlation;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.GroupLink;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The gates of one run at one target. They count over all rounds: what was done already, by this
/// run and by one that was killed, and what the next plan would do. A share is one of what there
/// was when the run began.
final class RunGates {
  /// Roles and licenses are few and dear: without a limit of one's own, one of them always may go.
  private static final RevocationLimit GRANTED =
      new RevocationLimit(RevocationLimit.MEMBERS.percent(), 1, 0);

  private final TargetSetup setup;
  private final RunRules rules;
  private final List<Outcome> outcomes;
  private final String target;
  private final List<Plan> plans = new ArrayList<>();
  private final List<Gate> gates = new ArrayList<>();
  private Optional<Beginning> beginning = Optional.empty();

  /// How things stood before anything was sent.
  ///
  /// @param linked how many linked people had access
  /// @param unfinished what a run that was killed did, and still stands
  private record Beginning(Observation seen, int linked, Unfinished unfinished) {}

  /// @param outcomes what came of changes so far; the run adds to it
  RunGates(TargetSetup setup, RunRules rules, List<Outcome> outcomes) {
    this.setup = setup;
    this.rules = rules;
    this.outcomes = outcomes;
    this.target = setup.target().name();
  }

  /// The plans that were checked, in their order.
  List<Plan> plans() {
    return plans;
  }

  List<Gate> all() {
    return gates;
  }

  /// Whether somebody looked at the target's accounts.
  ///
  /// @param known whether it was accepted, or runs changed something there before
  boolean contact(Observation seen, Correlation.All correlated, boolean known) {
    Gate gate = FirstContact.gate(seen, correlated, known, rules.allowed().lost());
    gates.add(gate);
    return gate.passed();
  }

  /// Whether a plan may be sent.
  ///
  /// @param unfinished what a run that was killed did already
  boolean plan(Plan plan, Observation seen, Unfinished unfinished) {
    return plan(plan, plan, seen, unfinished);
  }

  /// Whether a part of a plan may be sent. Nothing that people lose is less for being sent in
  /// slices, so it is the whole that counts.
  ///
  /// @param now the part
  /// @param unfinished what a run that was killed did already
  boolean plan(Plan now, Plan plan, Observation seen, Unfinished unfinished) {
    Beginning began =
        beginning.orElseGet(() -> new Beginning(seen, plan.linked(), unfinished.standing(seen)));
    beginning = Optional.of(began);
    plans.add(now);
    List<Account> accounts = began.seen().accounts();
    Grants grants = setup.policies().grants();
    return revocations(plan, began)
        && deletions(plan, began)
        && renames(now, began)
        && granted("roles", Granted.roles(accounts, grants), plan)
        && granted("licenses", Granted.licenses(accounts, grants), plan)
        && (!seen.groups().read() || (groups(plan, began.seen()) && members(plan, began.seen())));
  }

  private boolean revocations(Plan plan, Beginning began) {
    Set<String> before = began.unfinished().revoked();
    Set<String> ours = accounts(Kind.DEACTIVATE, plan, before);
    RevocationLimit limit = setup.limits().revoke().allowing(rules.allowed().revoke());
    // Whoever revokes nothing need not answer for what was killed.
    int killed = ours.isEmpty() ? 0 : before.size();
    return passes(
        Gate.revocations(
            target, ours.size() + killed, killed, began.linked() + before.size(), limit));
  }

  /// The accounts that a kind of change has met, and would meet, but for some.
  private Set<String> accounts(Kind kind, Plan plan, Set<String> before) {
    return all(plan)
        .filter(change -> change.kind() == kind)
        .flatMap(change -> change.account().stream())
        .filter(account -> !before.contains(account))
        .collect(toSet());
  }

  /// What was done, and what a plan would do.
  private Stream<Change> all(Plan plan) {
    return Stream.concat(
        outcomes.stream().filter(Outcome::carriedOut).map(Outcome::change),
        plan.changes().stream());
  }

  private boolean passes(Gate gate) {
    if (plans.size() == 1) {
      gates.add(gate);
    } else if (!gate.passed()) {
      gates.add(gate.afterRound(plans.size() - 1));
    }
    return gate.passed();
  }

  private boolean deletions(Plan plan, Beginning began) {
    Set<String> before = began.unfinished().deleted();
    Set<String> ours = accounts(Kind.DELETE, plan, before);
    int linked = (int) began.seen().links().stream().filter(Link::live).count() + before.size();
    RevocationLimit limit = setup.limits().delete().allowing(rules.allowed().delete());
    return ours.isEmpty()
        || passes(
            Gate.deletions(target, ours.size() + before.size(), before.size(), linked, limit));
  }

  // Nothing is lost by another address, so there is no limit unless one is set. Whoever says how
  // many people a run may change, allows as many.
  private boolean renames(Plan plan, Beginning began) {
    Set<String> renaming =
        all(plan)
            .filter(change -> change.kind() == Kind.RENAME || change.kind() == Kind.HEAL)
            .filter(change -> !(change instanceof Change.Heal heal && heal.onlyEndsAccess()))
            .flatMap(change -> change.account().stream())
            .collect(toSet());
    renaming.removeAll(comingBack(plan));
    renaming.removeAll(askingAgain());
    int renamed = renaming.size();
    int allowed = Math.max(rules.allowed().rename(), rules.batch().orElse(0));
    RevocationLimit limit = setup.limits().rename().allowing(allowed);
    return setup.limits().rename().equals(RevocationLimit.ANY)
        || renamed == 0
        || passes(Gate.renames(target, renamed, began.linked(), limit));
  }

  // Whoever gave the address up when they left, and gets it back, is no mistake of the source's.
  private Set<String> comingBack(Plan plan) {
    return all(plan)
        .filter(change -> change.kind() == Kind.RENAME)
        .flatMap(change ->
            change.account().stream()
                .filter(id -> Names.isRetired(change.before().value(Attributes.USER_NAME), id)))
        .collect(toSet());
  }

  // Nothing changed at the source for whoever only asks again for what was refused.
  private Set<String> askingAgain() {
    Set<SourceId> asked =
        plans.stream()
            .flatMap(plan -> plan.cases().stream())
            .filter(one -> one.kind() == Case.Kind.HELD_ADDRESS)
            .flatMap(one -> one.who().person().stream())
            .collect(toSet());
    return plans.stream()
        .flatMap(plan -> plan.changes().stream())
        .filter(change -> change.kind() == Kind.RENAME)
        .filter(change -> change.who().person().filter(asked::contains).isPresent())
        .flatMap(change -> change.account().stream())
        .collect(toSet());
  }

  private boolean groups(Plan plan, Observation seen) {
    long again =
        all(plan)
            .filter(change -> change instanceof Change.CreateGroup create && isLinked(create, seen))
            .count();
    int linked = seen.groups().links().size();
    return again == 0 || passes(Gate.groups(target, again, linked, rules.allowed().lost()));
  }

  private static boolean isLinked(Change.CreateGroup create, Observation seen) {
    return seen.groups().links().stream().map(GroupLink::group).anyMatch(create.group()::equals);
  }

  private boolean members(Plan plan, Observation seen) {
    Map<String, Integer> losing = new HashMap<>();
    all(plan)
        .filter(change -> change.kind() == Kind.REMOVE_MEMBERS)
        .forEach(
            change -> losing.merge(change.account().orElseThrow(), removed(change), Integer::sum));
    RevocationLimit limit = setup.limits().remove().allowing(rules.allowed().remove());
    return passes(Gate.members(target, losing, seen.groups().shown(), limit));
  }

  private static int removed(Change change) {
    return change instanceof Change.Members members ? members.members().size() : 0;
  }

  /// A role or a license is guarded as a group is: those who have it are its members.
  private boolean granted(String things, Granted granted, Plan plan) {
    Map<String, Integer> losing = granted.losing(all(plan));
    if (losing.isEmpty()) {
      return true;
    }
    RevocationLimit usual = setup.limits().remove();
    RevocationLimit limit = usual.equals(RevocationLimit.MEMBERS) ? GRANTED : usual;
    return passes(
        Gate.granted(
            things, target, losing, granted.groups(), limit.allowing(rules.allowed().remove())));
  }
}
