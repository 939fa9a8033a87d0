package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.correlate.Correlator;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Observer;
import io.rollcall.lifecycle.observe.Reach;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.plan.PlanRules;
import io.rollcall.lifecycle.plan.Planner;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Sizes;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs about named people read what their links do not know, and nothing else; they plan what they
/// would have planned had they read everything.
final class NarrowTest {
  private static final int PEOPLE = 30;
  private static final String WHOLE = "get users";

  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  /// A company that was synced as a whole, at a target whose pages are small.
  private void company() {
    for (int i = 0; i < PEOPLE; i++) {
      stage.person("p%02d".formatted(i), "Name P" + i, address(i));
    }
    stage.target.pageSize(2);
    assertThat(stage.run().exitCode()).isZero();
  }

  private static String address(int person) {
    return "a" + person + "@example.com";
  }

  private TargetReport only(String who) {
    return stage.engine().run(RunRules.sync().only(who)).targets().getFirst();
  }

  /// The calls of one run.
  private List<String> callsOf(Runnable run) {
    int before = stage.target.log().size();
    run.run();
    return stage.target.log().subList(before, stage.target.log().size());
  }

  @Test
  void whatIsHalfUndoneForSomebodyElseIsNoReasonToReadEverything() {
    company();
    String holder =
        stage.target.platform().add("held@example.com", Role.MEMBER, Attributes.NONE).id();
    stage.source.move("p03", "held@example.com");
    assertThat(stage.run().healed()).isEqualTo(1);
    stage.target.faults(
        (_, call) -> call.startsWith("change " + holder) ? Fault.REFUSE : Fault.NONE);
    stage.engine().run(RunRules.undo("p03"));
    stage.target.faults(PretendTarget.Faults.NONE);
    stage.source.move("p07", "new@example.com");

    assertThat(callsOf(() -> only("p07"))).isNotEmpty().noneMatch(call -> call.equals(WHOLE));
    assertThat(callsOf(() -> only("p03"))).contains(WHOLE);
  }

  @Test
  void aPersonWhoMovesCostsTheirAccountTheAddressAndTheChange() {
    company();
    stage.source.move("p07", "new@example.com");

    List<String> calls =
        callsOf(() -> {
          TargetReport report = only("p07");
          assertThat(report.writes()).isOne();
          assertThat(report.calls()).isEqualTo(3);
          assertThat(report.floor()).isEqualTo(3);
        });

    assertThat(calls)
        .containsExactly(
            "get user 1008",
            "get user by new@example.com",
            "change 1008 {userName=new@example.com}: done 1008");
  }

  @Test
  void whoHoldsTheAddressIsReadAndMovesFirst() {
    company();
    stage.source.move("p01", address(2));
    stage.source.move("p02", address(3));
    stage.source.move("p03", "free@example.com");

    List<String> calls = callsOf(() -> assertThat(only("p01").writes()).isEqualTo(3));

    assertThat(calls).doesNotContain(WHOLE).hasSize(7);
    assertThat(stage.target.platform().account("1002").orElseThrow().address())
        .isEqualTo(address(2));
  }

  @Test
  void aChainThatCostsMoreThanReadingEverythingEndsInReadingEverything() {
    company();
    for (int i = 0; i < PEOPLE; i++) {
      stage.source.move("p%02d".formatted(i), i + 1 < PEOPLE ? address(i + 1) : "x@example.com");
    }

    assertThat(callsOf(() -> assertThat(only("p00").writes()).isEqualTo(PEOPLE))).contains(WHOLE);
  }

  @Test
  void aLeaverIsRenamedFirstForWhoeverNeedsTheAddress() {
    company();
    stage.source.remove("p04");
    stage.source.move("p05", address(4));

    List<String> calls = callsOf(() -> assertThat(only("p04").writes()).isEqualTo(2));

    assertThat(calls).doesNotContain(WHOLE);
    assertThat(stage.target.platform().account("1005").orElseThrow().address())
        .contains(".retired-");
  }

  @Test
  void somebodyWithoutALinkIsLookedForAmongAll() {
    company();
    stage.person("p99", "New Hire", "hire@example.com");

    assertThat(callsOf(() -> only("p99"))).contains(WHOLE);
  }

  @Test
  void anAddressThatSomebodyWithoutALinkMayClaimIsLookedForAmongAll() {
    company();
    stage.target.platform().add("dup@example.com", Role.MEMBER, Attributes.NONE);
    stage.person("p99", "New Hire", "dup@example.com");
    stage.source.move("p07", "dup@example.com");

    assertThat(callsOf(() -> only("p07"))).contains(WHOLE);
  }

  @Test
  void aDuplicateIsHealedWithoutReadingEverything() {
    company();
    stage.target.platform().create("dup@example.com", Attributes.NONE, "careless-script");
    stage.source.move("p07", "dup@example.com");

    List<String> calls = callsOf(() -> assertThat(only("p07").healed()).isOne());

    assertThat(calls).doesNotContain(WHOLE);
  }

  @Test
  void whatNobodyShowsIsHealedWithoutReadingEverything() {
    company();
    stage.target.platform().create("dup@example.com", Attributes.NONE, "careless-script");
    stage
        .target
        .platform()
        .delete(stage.target.platform().at("dup@example.com").orElseThrow().id());
    stage.source.move("p07", "dup@example.com");

    List<String> calls = callsOf(() -> assertThat(only("p07").healed()).isOne());

    assertThat(calls).doesNotContain(WHOLE);
  }

  @Test
  void aRefusalThatNobodyCanExplainIsLookedForAmongAll() {
    company();
    stage.target.scimOnly();
    stage.target.platform().add("out@example.com", Role.OUTSIDE, Attributes.NONE);
    stage.source.move("p07", "out@example.com");

    assertThat(callsOf(() -> assertThat(only("p07").cases()).hasSize(1))).contains(WHOLE);
    assertThat(callsOf(() -> assertThat(only("p07").cases()).hasSize(1))).contains(WHOLE);
  }

  @Test
  void aLostAccountIsAQuestionAndTheOthersAreNotCountedAsLost() {
    company();
    stage.target.platform().role("1008", Role.GUEST);

    List<String> calls =
        callsOf(() -> {
          TargetReport report = only("p07");
          assertThat(report.cases()).extracting(Case::kind).containsExactly(Case.Kind.LOST_ACCOUNT);
          assertThat(report.gated()).isFalse();
          assertThat(report.writes()).isZero();
        });

    assertThat(calls).doesNotContain(WHOLE);
  }

  @Test
  void afterARunThatAGateStoppedEverythingIsReadAgain() {
    company();
    for (int i = 0; i < 20; i++) {
      stage.source.remove("p%02d".formatted(i));
    }
    assertThat(stage.run().exitCode()).isEqualTo(4);

    assertThat(callsOf(() -> only("p25"))).contains(WHOLE);
  }

  @Test
  void aShareOfAllIsNoShareOfThoseWhoWereRead() {
    company();
    stage.limit = new RevocationLimit(10, 0, 0);
    stage.source.remove("p04");

    TargetReport report = only(address(4));

    assertThat(report.gated()).isFalse();
    assertThat(report.plans().getFirst().linked()).isEqualTo(PEOPLE);
    assertThat(report.plans().getFirst().changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.DEACTIVATE);
  }

  @Test
  void whichDomainsAreOursIsToldByAll() {
    company();
    stage.domains = Set.of();
    stage.target.platform().create("dup@other.example", Attributes.NONE, "careless-script");
    stage.source.move("p07", "dup@other.example");

    assertThat(callsOf(() -> assertThat(only("p07").cases()).hasSize(1))).contains(WHOLE);
  }

  @Test
  void aParkedAccountGoesHomeWhereHomeIsFree() {
    company();
    stage.target.platform().rename("1008", "a7.parked-1008@example.com");
    stage.target.platform().add(address(7), Role.GUEST, Attributes.NONE);
    stage.target.platform().rename("1009", "a8.parked-1009@example.com");
    stage.target.platform().add(address(8), Role.MEMBER, Attributes.NONE);
    stage.source.move("p07", address(20));
    stage.source.move("p08", address(21));

    List<String> calls =
        callsOf(() -> {
          assertThat(changes("p07")).containsExactly("1008 → " + address(7));
          assertThat(changes("p08")).isEmpty();
        });

    assertThat(calls).doesNotContain(WHOLE);
  }

  private List<String> changes(String who) {
    return stage.engine().plan(RunRules.sync().only(who)).getFirst().plans().stream()
        .flatMap(plan -> plan.changes().stream())
        .map(change ->
            change.account().orElseThrow() + " → " + change.after().value(Attributes.USER_NAME))
        .toList();
  }

  @Test
  void licensesAreCountedAmongAll() {
    company();
    stage.policies =
        new Policies(
            Policies.USUAL.leave(),
            Policies.USUAL.protection(),
            new Grants(List.of(new Grants.License("Full", List.of(), Optional.of(2))), List.of()));

    assertThat(callsOf(() -> only("p07"))).contains(WHOLE);
  }

  @Test
  void whoLeftBeforeIsNotForgotten() {
    deletingLater();
    company();
    stage.source.remove("p04");
    stage.source.remove("p05");
    stage.run();
    var before = stage.store.departures().of(Stage.TARGET);
    assertThat(before).hasSize(2);

    stage.source.move("p07", "new@example.com");
    assertThat(callsOf(() -> only("p07"))).doesNotContain(WHOLE);

    assertThat(stage.store.departures().of(Stage.TARGET)).isEqualTo(before);
  }

  @Test
  void whoLeftBeforeIsNotForgottenWhereTheirAccountIsFoundForSomebodyElse() {
    deletingLater();
    company();
    stage.source.remove("p04");
    stage.run();
    var before = stage.store.departures().of(Stage.TARGET);
    stage.target.platform().role("1008", Role.CUT);
    stage.source.move("p07", address(4));

    assertThat(callsOf(() -> only("p07"))).doesNotContain(WHOLE);

    assertThat(before).hasSize(1);
    assertThat(stage.store.departures().of(Stage.TARGET)).isEqualTo(before);
  }

  @Test
  void whoLeftBeforeIsNotForgottenWhereAGateStopsTheRun() {
    deletingLater();
    company();
    stage.source.remove("p04");
    stage.run();
    var before = stage.store.departures().of(Stage.TARGET);
    stage
        .target
        .platform()
        .everybody()
        .forEach(account -> stage.target.platform().role(account.id(), Role.CUT));

    assertThat(stage.run().exitCode()).isEqualTo(4);

    assertThat(stage.store.departures().of(Stage.TARGET)).isEqualTo(before);
  }

  @Test
  void theDaysCountFromWhenAccessLastEnded() {
    deletingLater();
    company();
    stage.source.remove("p04");
    stage.run();
    var first = stage.store.departures().of(Stage.TARGET);
    String account = first.keySet().iterator().next();
    stage.run();
    assertThat(stage.store.departures().of(Stage.TARGET)).isEqualTo(first);

    stage.target.platform().active(account, true);
    stage.run();

    assertThat(stage.store.departures().of(Stage.TARGET).get(account)).isAfter(first.get(account));
  }

  @Test
  void theDaysBeginAnewAlsoWhereTheRunThatEndedAccessDied() {
    deletingLater();
    company();
    stage.source.remove("p04");
    stage.run();
    var first = stage.store.departures().of(Stage.TARGET);
    String account = first.keySet().iterator().next();
    stage.target.platform().active(account, true);
    stage.target.faults((_, call) -> call.startsWith("change") ? Fault.DIE_AFTER : Fault.NONE);
    assertThatThrownBy(stage::run).isInstanceOf(Killed.class);
    stage.target.faults(PretendTarget.Faults.NONE);

    stage.run();

    assertThat(stage.target.platform().account(account).orElseThrow().active()).isFalse();
    assertThat(stage.store.departures().of(Stage.TARGET).get(account)).isAfter(first.get(account));
  }

  @Test
  void whoMayNotSignInIsNotForgottenByARunAboutOthers() {
    deletingLater();
    company();
    stage.source.spoilAndBar("p04", "no mail");
    stage.run();
    var before = stage.store.departures().of(Stage.TARGET);
    stage.source.move("p07", "new@example.com");

    assertThat(callsOf(() -> only("p07"))).doesNotContain(WHOLE);

    assertThat(before).hasSize(1);
    assertThat(stage.store.departures().of(Stage.TARGET)).isEqualTo(before);
  }

  @Test
  void whoIsBackCountsNoMore() {
    deletingLater();
    company();
    stage.source.remove("p04");
    stage.run();
    assertThat(stage.store.departures().of(Stage.TARGET)).hasSize(1);

    stage.person("p04", "Name P4", address(4));
    stage.run();

    assertThat(stage.store.departures().of(Stage.TARGET)).isEmpty();
  }

  private void deletingLater() {
    stage.policies =
        new Policies(
            new Policies.Leave(Optional.of(Duration.ofDays(30)), false, false),
            Policies.USUAL.protection(),
            Grants.NONE);
  }

  @Test
  void whoLeftBeforeIsNotForgottenWhereARunHasToReadMore() {
    deletingLater();
    stage.target.scimOnly();
    company();
    stage.source.remove("p04");
    stage.source.remove("p05");
    stage.run();
    var before = stage.store.departures().of(Stage.TARGET);
    assertThat(before).hasSize(2);
    stage.target.platform().add("taken@example.com", Role.GUEST, Attributes.NONE);
    stage.source.move("p07", "taken@example.com");

    assertThat(callsOf(() -> only("p07"))).contains(WHOLE);

    assertThat(stage.store.departures().of(Stage.TARGET)).isEqualTo(before);
  }

  @Test
  void explainingCostsAHandfulOfQuestions() {
    company();
    stage.source.move("p07", address(8));

    assertThat(callsOf(() -> assertThat(stage.engine().explain("p07").targets()).hasSize(1)))
        .doesNotContain(WHOLE)
        .hasSizeLessThan(10);
  }

  @Test
  void asFewPagesAsQuestionsAreReadAsAWhole() {
    company();
    stage.target.pageSize(PEOPLE);

    assertThat(callsOf(() -> only("p07"))).containsExactly(WHOLE);
  }

  @Test
  void thePlanIsTheSameAsAfterReadingEverything() throws IOException {
    long first = Sizes.seed();
    int narrow = 0;
    int all = 0;
    for (int trial = 0; trial < 20 * Sizes.SIZE; trial++) {
      long seed = first + trial;
      try (Stage world = new Stage(Files.createDirectory(folder.resolve("s" + trial)))) {
        Comparison comparison = new Comparison(world, seed);
        comparison.compare();
        narrow += comparison.narrow;
        all += comparison.all;
      }
    }
    assertThat(narrow).as("of " + all).isGreaterThan(all / 4);
  }

  /// Plans for everybody who ever had a link, twice each, in a random life.
  private static final class Comparison {
    private final Stage stage;
    private final StormTest.Storm storm;
    private final String seed;
    private int narrow;
    private int all;

    Comparison(Stage stage, long seed) {
      this.stage = stage;
      this.storm = new StormTest.Storm(stage, seed);
      this.seed = "seed " + seed;
      stage.target.pageSize(1);
      if (seed % 3 == 0) {
        stage.domains = Set.of();
      }
      if (seed % 5 == 0) {
        stage.target.scimOnly();
      }
    }

    void compare() {
      storm.begin();
      for (int day = 0; day < 12; day++) {
        storm.run(day % 4 == 3);
        storm.day();
        Set<SourceId> people =
            stage.store.links().of(Stage.TARGET).stream().map(Link::person).collect(toSet());
        for (SourceId person : people) {
          compare(Set.of(person), day % 2 == 0);
        }
        Set<SourceId> some = new HashSet<>();
        people.stream().sorted().limit(3).forEach(some::add);
        compare(some, day % 2 == 1);
      }
    }

    private void compare(Set<SourceId> people, boolean thorough) {
      Source.Read.Complete source = (Source.Read.Complete) stage.source.read();
      stage.store.addresses().remember(source.people(), stage.clock.instant());
      TargetSetup setup = setup();
      Observer observer =
          new Observer(stage.store, stage.target, _ -> thorough, _ -> false, stage.groups);
      Optional<Observation> seen =
          new Narrow(stage.store, setup).of(observer, source, stage.clock.instant(), people);
      all++;
      if (seen.isPresent()) {
        narrow++;
        assertThat(seen.get().reach()).isInstanceOf(Reach.Some.class);
        Plan some = plan(setup, seen.get(), people);
        Plan whole = plan(setup, observer.observe(source, seen.get().at()), people);
        String story = seed + " " + people + storm.story();
        assertThat(some.changes()).as(story).isEqualTo(whole.changes());
        assertThat(some.cases()).as(story).isEqualTo(whole.cases());
        assertThat(some.linked()).as(story).isLessThanOrEqualTo(whole.linked());
      }
    }

    private TargetSetup setup() {
      return stage.setup(stage.target);
    }

    private Plan plan(TargetSetup setup, Observation seen, Set<SourceId> people) {
      return Planner.plan(
          seen,
          Correlator.correlate(seen),
          stage.target.recipe(),
          new PlanRules(
              true, false, setup.domains(), stage.policies, List.of(), Optional.of(people)));
    }
  }
}
