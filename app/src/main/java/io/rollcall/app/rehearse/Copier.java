package io.rollcall.app.rehearse;

import io.rollcall.app.engine.kind.StandIn;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Observer;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Copies what a target shows onto the stage. The target is only read, as it is for a plan.
///
/// @param store a copy of what is remembered
/// @param version of this program, for the User-Agent
record Copier(Stage stage, Store store, String version, Clock clock) {
  private static final int AT_ONCE = 8;

  /// @throws TargetTrouble when the target cannot be read to its end
  Copy copy(TargetSetup setup, TargetKind kind, Source.Read.Complete source) {
    Original original = new Original(setup.target());
    Instant at = clock.instant();
    Set<SourceId> asked = store.cases().askingForAccounts(original.name());
    Observation seen =
        new Observer(store, original, _ -> true, asked::contains, setup.groups())
            .observe(setup.shown(source), at);
    seen.groups()
        .trouble()
        .ifPresent(trouble -> {
          throw new TargetTrouble(Kind.TRANSIENT, trouble);
        });
    List<Account> accounts = seen.accounts();
    List<TargetGroup> groups = seen.groups().shown();
    StandIn place = stage.standIn(original.name(), kind.preset(), domains(setup.domains(), seen));
    Twins people = new Twins();
    Twins teams = new Twins();
    Target hand = kind.standIn(original, place, unhurried(new Calls()).atOnce(AT_ONCE));
    Copying copying = new Copying(hand, people, AT_ONCE);
    CopyingGroups copyingGroups = new CopyingGroups(stage, place, hand, people, teams);
    List<String> losses = new ArrayList<>(copying.make(accounts));
    losses.addAll(copyingGroups.copy(groups));
    losses.addAll(copying.settle(accounts));
    losses.addAll(copyingGroups.settle(groups));
    int copied = (int) accounts.stream().filter(one -> people.hasCopy(one.id())).count();
    Hidden hidden = new Hidden(stage, place, hand, people);
    hidden.put(seen.holders().values(), seen.refusals().values());
    hidden.put(seen.lost().values());
    Calls calls = new Calls();
    Target standIn = kind.standIn(original, place, unhurried(calls).atOnce(setup.concurrency()));
    return new Copy(
        setup.at(
            new CopiedTarget(standIn, original, people, teams, hidden.refused(), clock.instant())),
        calls,
        at,
        copied,
        (int) groups.stream().filter(one -> teams.hasCopy(one.id())).count(),
        losses,
        hidden.assumed());
  }

  /// No copy at all, where a run stops at its source.
  Copy nothing(TargetSetup setup) {
    return new Copy(
        setup.at(new Original(setup.target())),
        new Calls(),
        clock.instant(),
        0,
        0,
        List.of(),
        List.of());
  }

  private static List<String> domains(Set<String> configured, Observation seen) {
    Stream<String> addresses =
        Stream.concat(
            seen.accounts().stream().map(Account::address),
            seen.holders().values().stream().map(Holder::address));
    return Stream.concat(configured.stream(), addresses.map(Address::domain))
        .filter(Address::isDomain)
        .distinct()
        .sorted()
        .toList();
  }

  private HttpOptions unhurried(Calls calls) {
    SkippingClock skipping = new SkippingClock(clock);
    HttpOptions usual = HttpOptions.standard(version, skipping, calls);
    return new HttpOptions(
        usual.userAgent(),
        usual.connectTimeout(),
        usual.answerTimeout(),
        skipping,
        skipping,
        usual.concurrency(),
        calls,
        usual.route());
  }
}
