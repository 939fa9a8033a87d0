package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.db.Lease;
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
import io.rollcall.lifecycle.model.Grants;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    assertThat(gates.all().getLast().text())
        .startsWith("Stopped after round 2: ")
        .contains("3 of 20 linked people lose access");
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
  void whatPeopleLoseIsNotLessForBeingSentInSlices() {
    Plan all = plan(4, taken("1"), taken("2"), taken("3"));

    assertThat(gates(50).plan(plan(4, taken("1")), all, seen(admins("1", "2", "3", "4")), NOTHING))
        .isFalse();
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
            .contains("3 of 9 linked people lose access, 1 of them by a run that was killed");
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

  private static Stage nine(Path folder) {
    Stage stage = new Stage(folder);
    stage.limit = new RevocationLimit(0, 2, 0);
    IntStream.range(0, 9)
        .forEach(i -> stage.person("p" + i, "Given Name" + i, "p" + i + "@example.com"));
    stage.run();
    return stage;
  }

  /// @param call the call with which the process dies; reading is 1
  private static void kill(Stage stage, int call, Fault fault, int allowed) {
    stage.target.faults((number, _) -> number == call ? fault : Fault.NONE);
    RunRules rules = RunRules.sync().allowing(new RunRules.Allowed(allowed, 0, 0, 0, 0));
    assertThatThrownBy(() -> stage.engine().run(rules)).isInstanceOf(Killed.class);
    stage.target.faults(PretendTarget.Faults.NONE);
  }

  @Test
  void whoRevokesNobodyDoesNotAnswerForARunThatWasKilled() {
    try (Stage stage = nine(folder)) {
      List.of("p0", "p1", "p2", "p3").forEach(stage.source::remove);
      kill(stage, 5, Fault.DIE_BEFORE, 4);
      stage.person("p3", "Given Name3", "p3@example.com");
      stage.person("p9", "Given Name9", "p9@example.com");

      assertThat(stage.run().exitCode()).isZero();
    }
  }

  @Test
  void whoeverHasAccessAgainIsNotCountedForARunThatWasKilled() {
    try (Stage stage = nine(folder)) {
      stage.source.remove("p0");
      stage.source.remove("p1");
      kill(stage, 3, Fault.DIE_BEFORE, 0);
      String account =
          stage.store.links().of(Stage.TARGET).stream()
              .filter(link -> link.person().id().equals("p0"))
              .findFirst()
              .orElseThrow()
              .accountId();
      stage.target.change(account, Attributes.of(Attributes.ACTIVE, "true"));
      stage.person("p0", "Given Name0", "p0@example.com");
      stage.source.remove("p2");

      assertThat(stage.run().exitCode()).isZero();
    }
  }

  @Test
  void accessThatWasLostWithTheAnswerCountsToo() {
    try (Stage stage = nine(folder)) {
      stage.source.remove("p0");
      stage.source.remove("p1");
      kill(stage, 3, Fault.DIE_AFTER, 0);
      stage.source.remove("p2");

      assertThat(stage.plan().gated()).isTrue();
      assertThat(stage.run().exitCode()).isEqualTo(4);
    }
  }

  @Test
  void aRunThatEndedEndsWhatWasBegunBeforeItWhateverAGateStoppedSince() {
    try (Stage stage = nine(folder)) {
      stage.source.remove("p0");
      stage.source.remove("p1");
      kill(stage, 3, Fault.DIE_BEFORE, 0);
      stage.person("p9", "Given Name9", "p9@example.com");
      stage.target.faults((_, call) -> call.contains("p9@") ? Fault.REFUSE : Fault.NONE);
      assertThat(stage.run().exitCode()).isEqualTo(1);
      List.of("p2", "p3", "p4").forEach(stage.source::remove);
      assertThat(stage.run().exitCode()).isEqualTo(4);
      stage.target.faults(PretendTarget.Faults.NONE);
      stage.person("p4", "Given Name4", "p4@example.com");

      assertThat(stage.run().exitCode()).isZero();
    }
  }

  @Test
  void aRunThatIsUnderWayWasNotKilled() {
    try (Stage stage = nine(folder)) {
      stage.clock.tick(Duration.ofDays(36_500));
      stage.source.remove("p0");
      stage.source.remove("p1");
      kill(stage, 3, Fault.DIE_BEFORE, 0);
      stage.source.remove("p2");
      assertThat(stage.plan().gated()).isTrue();

      try (Lease _ = stage.holdTarget()) {
        assertThat(stage.plan().gated()).isFalse();
      }
    }
  }

  @Test
  void aLicenseInsteadOfOneThatNobodyGaveIsNoLoss() {
    Grants grants =
        new Grants(
            List.of(new Grants.License("Full", List.of("app_full"), Optional.empty())), List.of());
    Change raised = update("1", Kind.UPDATE, Attributes.LICENSE, "Guest", "Full");
    Change lowered = update("1", Kind.UPDATE, Attributes.LICENSE, "Full", "Guest");
    List<Account> guests = List.of(licensed("Guest"));

    assertThat(Granted.licenses(guests, grants).losing(Stream.of(raised))).isEmpty();
    assertThat(Granted.licenses(List.of(licensed("Full")), grants).losing(Stream.of(lowered)))
        .containsEntry("full", 1);
  }

  private static Account licensed(String license) {
    return new Account(
        "1", "1@example.com", true, false, Attributes.of(Attributes.LICENSE, license));
  }

  private RunGates gates(int percent) {
    RevocationLimit limit = new RevocationLimit(percent, 0, 0);
    return new RunGates(
        new TargetSetup(
            new PretendTarget("miro", new TickingClock()),
            HealPolicy.AUTO,
            Set.of(),
            new Limits(limit, limit, limit, RevocationLimit.ANY),
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
