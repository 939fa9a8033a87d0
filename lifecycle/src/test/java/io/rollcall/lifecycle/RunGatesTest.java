package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.check.Limits;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.observe.GroupsSeen;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.target.miro.MiroTraits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the limits of a run are shares of.
final class RunGatesTest {
  private static final Unfinished NOTHING = new Unfinished(Set.of(), Set.of());
  private static final String ADMIN = Attributes.role("Admin");

  @TempDir Path folder;

  private final List<Outcome> outcomes = new ArrayList<>();

  @Test
  void theShareIsOneOfThoseWhoHadAccessWhenTheRunBegan() {
    RunGates gates = gates(10);
    Plan first = plan(20, off("1"), off("2"));

    assertThat(gates.plan(first, seen(List.of()), NOTHING)).isTrue();
    first.changes().forEach(change -> outcomes.add(new Outcome.Done(change)));

    assertThat(gates.plan(plan(18), seen(List.of()), NOTHING)).isTrue();
    assertThat(gates.plan(plan(500, off("3")), seen(List.of()), NOTHING)).isFalse();
    assertThat(gates.all().getLast().text()).contains("3 of 20 linked people lose access");
  }

  @Test
  void aRoleIsCountedAgainstThoseWhoHadItWhenTheRunBegan() {
    RunGates gates = gates(50);
    Plan first = plan(4, taken("1"), taken("2"));

    assertThat(gates.plan(first, seen(admins("1", "2", "3", "4")), NOTHING)).isTrue();
    first.changes().forEach(change -> outcomes.add(new Outcome.Done(change)));

    assertThat(gates.plan(plan(4), seen(admins("3", "4")), NOTHING)).isTrue();
    assertThat(gates.plan(plan(4, taken("3")), seen(admins("3", "4")), NOTHING)).isFalse();
    assertThat(gates.all().getLast().text()).contains("3 of 4 who have the role Admin");
  }

  @Test
  void whoHasARoleAndNoAccessDoesNotMakeTheLimitWider() {
    RunGates gates = gates(50);
    List<Account> accounts = new ArrayList<>(admins("1", "2"));
    admins("3", "4", "5", "6")
        .forEach(one -> accounts.add(one.with(Attributes.of(Attributes.ACTIVE, "false"))));

    assertThat(gates.plan(plan(2, taken("1"), taken("2")), seen(accounts), NOTHING)).isFalse();
  }

  @Test
  void aRunThatWasKilledCountsWithTheOneThatGoesOn() {
    try (Stage stage = new Stage(folder)) {
      stage.limit = new RevocationLimit(0, 2, 0);
      IntStream.range(0, 9)
          .forEach(i -> stage.person("p" + i, "Given Name" + i, "p" + i + "@example.com"));
      stage.run();
      stage.source.remove("p0");
      stage.source.remove("p1");
      stage.target.faults((number, _) -> number == 3 ? Fault.DIE_BEFORE : Fault.NONE);
      assertThatThrownBy(stage::run).isInstanceOf(Killed.class);
      stage.target.faults(PretendTarget.Faults.NONE);
      stage.source.remove("p2");

      for (int again = 0; again < 2; again++) {
        RunReport stopped = stage.run();
        assertThat(stopped.exitCode()).isEqualTo(4);
        assertThat(stopped.targets().getFirst().gates().getLast().text())
            .contains("3 of 9 linked people lose access");
      }
      assertThat(stage.plan().gated()).isTrue();

      // Whoever comes back goes on where the killed run ended, and the next run counts anew.
      stage.person("p2", "Given Name2", "p2@example.com");
      assertThat(stage.run().exitCode()).isZero();
      stage.source.remove("p2");
      stage.source.remove("p3");
      assertThat(stage.run().exitCode()).isZero();
    }
  }

  private RunGates gates(int percent) {
    RevocationLimit limit = new RevocationLimit(percent, 0, 0);
    return new RunGates(
        new TargetSetup(
            new PretendTarget("miro", new TickingClock()),
            HealPolicy.AUTO,
            Set.of(),
            new Limits(limit, limit, limit),
            Policies.USUAL,
            GroupRules.NONE,
            Mapping.NONE,
            1),
        RunRules.sync(),
        outcomes);
  }

  private static Plan plan(int linked, Change... changes) {
    return new Plan("miro", List.of(changes), List.of(), linked, 0, 0);
  }

  private static Change off(String account) {
    return update(account, Kind.DEACTIVATE, Attributes.ACTIVE, "true", "false");
  }

  private static Change taken(String account) {
    return update(account, Kind.UPDATE, ADMIN, Attributes.GIVEN, "");
  }

  private static Change update(String account, Kind kind, String path, String from, String to) {
    SourceId person = new SourceId("staff", account);
    return new Change.Update(
        new Who(Optional.of(person), account, account + "@example.com"),
        account,
        kind,
        Attributes.of(path, from),
        Attributes.of(path, to),
        "");
  }

  private static List<Account> admins(String... ids) {
    Attributes role = Attributes.of(ADMIN, Attributes.GIVEN);
    return List.of(ids).stream()
        .map(id -> new Account(id, id + "@example.com", true, false, role))
        .toList();
  }

  private static Observation seen(List<Account> accounts) {
    return new Observation(
        TickingClock.START,
        "miro",
        MiroTraits.traits(),
        List.of(),
        List.of(),
        accounts,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        GroupsSeen.NONE,
        Map.of());
  }
}
