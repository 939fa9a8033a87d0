package io.rollcall.app.rehearse;

import static java.util.stream.Collectors.toCollection;

import io.rollcall.app.engine.kind.StandIn;
import io.rollcall.app.engine.kind.TargetKind;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.HttpOptions;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.scim.address.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Copies what a target shows onto the stage. The target is only read.
///
/// @param version of this program, for the User-Agent
record Copier(Stage stage, String version, Clock clock) {
  private static final int AT_ONCE = 8;

  /// @throws io.rollcall.lifecycle.target.TargetTrouble when the target cannot be read to its end
  Copy copy(TargetSetup setup, TargetKind kind) {
    Original original = new Original(setup.target());
    Instant at = clock.instant();
    List<Account> accounts = original.accounts();
    List<TargetGroup> groups = setup.groups().any() ? original.groups() : List.of();
    StandIn place =
        stage.standIn(original.name(), kind.preset(), domains(setup.domains(), accounts));
    Target hand = kind.standIn(setup.target(), place, unhurried(new Calls()).atOnce(AT_ONCE));
    Twins accountTwins = new Twins();
    Twins groupTwins = new Twins();
    List<String> losses = new ArrayList<>(new Copying(hand, accountTwins).accounts(accounts));
    losses.addAll(new CopyingGroups(stage, place, hand, accountTwins, groupTwins).copy(groups));
    Calls calls = new Calls();
    Target standIn =
        kind.standIn(setup.target(), place, unhurried(calls).atOnce(setup.concurrency()));
    return new Copy(
        setup.at(new CopiedTarget(standIn, original, accountTwins, groupTwins, clock.instant())),
        calls,
        at,
        (int) accounts.stream().filter(one -> accountTwins.hasCopy(one.id())).count(),
        (int) groups.stream().filter(one -> groupTwins.hasCopy(one.id())).count(),
        losses);
  }

  private static List<String> domains(Set<String> configured, List<Account> accounts) {
    TreeSet<String> domains =
        accounts.stream()
            .map(account -> Address.domain(account.address()))
            .filter(Address::isDomain)
            .collect(toCollection(TreeSet::new));
    domains.addAll(configured);
    return List.copyOf(domains);
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
