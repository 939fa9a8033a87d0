package io.rollcall.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.PlanText;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.RunText;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.target.Traits;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole domain moves.
final class BulkTest {
  private static final int PEOPLE = 30;
  private static final RunRules TWELVE = RunRules.sync().inBatchesOf(12);

  @TempDir Path folder;

  private static void people(Stage stage, String domain) {
    for (int i = 0; i < PEOPLE; i++) {
      stage.person("p%02d".formatted(i), "Pat N" + i, "p%02d@%s".formatted(i, domain));
    }
  }

  private Stage moving() {
    Stage stage = new Stage(folder);
    stage.domains = Set.of("old.example", "new.example");
    people(stage, "old.example");
    assertThat(stage.run().exitCode()).isZero();
    people(stage, "new.example");
    return stage;
  }

  @Test
  void thePlanSaysItInOneEntryAndNotInOneForEachPerson() {
    try (Stage stage = moving()) {
      assertThat(words(PlanText.of(stage.plan(), false)))
          .contains(
              "~ rename old.example → new.example 30 people p00@new.example, p01@new.example, p02@new.example and 27 more (--all shows each) why the address changed in staff risk address changes")
          .contains("30 people change, 0 unchanged");
      assertThat(PlanText.of(stage.plan(), true))
          .contains("~ rename   p29@old.example → p29@new.example   Pat N29");
    }
  }

  @Test
  void whoIsAskedAboutABatchHearsHowManyWait() {
    try (Stage stage = moving()) {
      RunReport sent =
          stage
              .engine()
              .run(
                  stage.engine().plan(TWELVE).stream()
                      .flatMap(report -> report.plans().stream())
                      .toList(),
                  TWELVE);

      assertThat(sent.writes()).isEqualTo(12);
      assertThat(sent.waiting()).isEqualTo(PEOPLE - 12);
    }
  }

  @Test
  void aRunThatWouldMoveMostPeopleStopsAndSaysWhatAllowsIt() {
    try (Stage stage = moving()) {
      stage.renameLimit = new RevocationLimit(30, 0, 0);
      RunReport stopped = stage.run();

      assertThat(stopped.exitCode()).isEqualTo(4);
      assertThat(stopped.writes()).isZero();
      assertThat(Gate.stopping(stopped.targets().getFirst().gates()).orElseThrow().text())
          .isEqualTo(
              "Stopped before the first change: 30 of 30 linked people get another address at miro; the limit is 30 %. Look which (./rollcall plan). If it is right: --allow-rename 30, or piece by piece: --batch 9");
      RunReport allowed =
          stage.engine().run(RunRules.sync().allowing(new RunRules.Allowed(0, 0, 0, PEOPLE, 0)));
      assertThat(allowed.exitCode()).isZero();
      assertThat(allowed.writes()).isEqualTo(PEOPLE);
      people(stage, "old.example");
      assertThat(stage.engine().run(TWELVE).writes())
          .as("whoever says how many, allows as many")
          .isEqualTo(12);
    }
  }

  @Test
  void batchesGoOnWhereTheLastOneEndedUntilNobodyWaits() {
    try (Stage stage = moving()) {
      TargetReport plan = stage.engine().plan(TWELVE).getFirst();
      assertThat(plan.plans().getFirst().changes()).hasSize(12);
      assertThat(words(PlanText.of(plan, false)))
          .contains("12 people change")
          .contains("18 people wait for the next run");

      RunReport first = stage.engine().run(TWELVE);
      assertThat(first.writes()).isEqualTo(12);
      assertThat(first.waiting()).isEqualTo(18);
      assertThat(RunText.of(first))
          .contains(
              "done       rename   old.example → new.example   12 people",
              "18 people wait for the next run");
      assertThat(stage.engine().run(TWELVE).waiting()).isEqualTo(6);
      RunReport last = stage.engine().run(TWELVE);
      assertThat(last.writes()).isEqualTo(6);
      assertThat(last.waiting()).isZero();

      assertThat(stage.run().writes()).isZero();
      assertThat(stage.target.readAll())
          .extracting(Account::address)
          .hasSize(PEOPLE)
          .allMatch(address -> address.endsWith("@new.example"));
    }
  }

  @Test
  void aPlanThatWasWrittenIsCarriedOutInBatchesAndWhatIsDoneIsNoFailure() {
    try (Stage stage = moving()) {
      List<Plan> agreed = stage.plan().plans();

      assertThat(stage.engine().send(agreed, TWELVE).writes()).isEqualTo(12);
      RunReport second = stage.engine().send(agreed, TWELVE);
      assertThat(second.exitCode()).isZero();
      assertThat(second.writes()).isEqualTo(12);
      assertThat(second.waiting()).isEqualTo(6);
      assertThat(stage.engine().send(agreed, TWELVE).writes()).isEqualTo(6);

      assertNothingIsLeft(stage, agreed);
    }
  }

  @Test
  void groupsOfAPlanThatWasWrittenAreNoFailureOnceTheyAreDone() {
    try (Stage stage = moving()) {
      stage.groups = new GroupRules(List.of("*"), Map.of());
      stage.target.groups(new Traits.Groups(true, true, 2, 100));
      stage.source.group("new", "New", Set.of("p00", "p15", "p29"));
      List<Plan> agreed = stage.plan().plans();
      assertThat(agreed.getFirst().changes()).hasSize(PEOPLE + 2);

      RunReport first = stage.engine().send(agreed, TWELVE);
      assertThat(first.failed()).isZero();
      assertThat(stage.target.readGroups()).as("it waits for its members").isEmpty();
      stage.engine().send(agreed, TWELVE);
      RunReport third = stage.engine().send(agreed, TWELVE);
      assertThat(third.failed()).isZero();
      assertThat(third.waiting()).isZero();
      assertThat(stage.target.readGroups())
          .singleElement()
          .satisfies(group -> assertThat(group.members()).hasSize(3));

      assertNothingIsLeft(stage, agreed);
    }
  }

  @Test
  void aSwapOfAPlanThatWasWrittenIsNoFailureOnceItIsDone() {
    try (Stage stage = swapping()) {
      List<Plan> agreed = stage.plan().plans();
      assertThat(agreed.getFirst().changes()).extracting(Change::kind).contains(Change.Kind.PARK);

      assertThat(stage.engine().send(agreed, TWELVE).writes()).isEqualTo(13);
      RunReport second = stage.engine().send(agreed, TWELVE);
      assertThat(second.failed()).isZero();
      assertThat(second.exitCode()).isZero();
      stage.engine().send(agreed, TWELVE);
      assertNothingIsLeft(stage, agreed);
    }
  }

  @Test
  void aSwapThatWasCutShortGoesOnWhereItWas() {
    try (Stage stage = swapping()) {
      List<Plan> agreed = stage.plan().plans();
      stage.target.faults((number, _) -> number == 2 ? Fault.DIE_AFTER : Fault.NONE);
      assertThatThrownBy(() -> stage.engine().send(agreed, TWELVE)).isInstanceOf(Killed.class);
      assertThat(stage.target.writes().getLast()).contains("parked");
      stage.target.faults(PretendTarget.Faults.NONE);

      RunReport second = stage.engine().send(agreed, TWELVE);
      assertThat(second.failed()).isZero();
      assertThat(second.exitCode()).isZero();
      assertThat(stage.target.find("p01@new.example").orElseThrow().id()).isEqualTo("1001");
      assertThat(stage.target.find("p00@new.example").orElseThrow().id()).isEqualTo("1002");
    }
  }

  /// A whole domain moved, and now two people swap addresses while the rest moves back.
  private Stage swapping() {
    Stage stage = new Stage(folder);
    stage.domains = Set.of("old.example", "new.example");
    people(stage, "new.example");
    assertThat(stage.run().exitCode()).isZero();
    people(stage, "old.example");
    stage.source.move("p00", "p01@new.example");
    stage.source.move("p01", "p00@new.example");
    return stage;
  }

  @Test
  void thoseWhoAreRefusedEachTimeKeepNobodyElseWaiting() {
    try (Stage stage = moving()) {
      Set<String> poisoned = new HashSet<>();
      for (int i = 0; i < 4; i++) {
        poisoned.add(stage.target.find("p%02d@old.example".formatted(i)).orElseThrow().id());
      }
      stage.target.faults((_, call) ->
          poisoned.stream().anyMatch(id -> call.startsWith("change " + id + " "))
              ? Fault.FORBID
              : Fault.NONE);
      for (int run = 0; run < 8; run++) {
        stage.engine().run(RunRules.sync().inBatchesOf(4));
      }
      assertThat(stage.target.readAll())
          .filteredOn(account -> account.address().endsWith("@old.example"))
          .extracting(Account::id)
          .containsExactlyInAnyOrderElementsOf(poisoned);
      stage.target.faults(PretendTarget.Faults.NONE);
      assertThat(stage.engine().run(RunRules.sync().inBatchesOf(4)).writes()).isEqualTo(4);
    }
  }

  @Test
  void thoseWhoseLicenseIsIgnoredKeepNobodyElseWaitingAndTheirCasesOpen() {
    try (Stage stage = new Stage(folder)) {
      people(stage, "old.example");
      assertThat(stage.run().exitCode()).isZero();
      stage.target.changesAnyLicense();
      stage
          .target
          .platform()
          .add("other@example.com", Role.MEMBER, Attributes.of(Attributes.LICENSE, "Free"));
      stage.policies = licensed("Full");
      stage.target.ignores(Set.of(Attributes.LICENSE));

      assertThat(stage.engine().run(TWELVE).targets().getFirst().cases()).hasSize(12);
      assertThat(stage.engine().run(TWELVE).targets().getFirst().cases())
          .as("what was told of those who wait now")
          .hasSize(24);
      stage.engine().run(TWELVE);
      assertThat(changed(stage)).as("after three batches").hasSize(PEOPLE);
      assertThat(stage.engine().run(TWELVE).waiting()).as("everybody was reached").isZero();
      assertThat(stage.store.cases().open(Stage.TARGET)).hasSize(PEOPLE);

      stage.target.ignores(Set.of());
      for (int run = 0; run < 3; run++) {
        stage.engine().run(TWELVE);
      }
      assertThat(stage.store.cases().open(Stage.TARGET)).isEmpty();
      assertThat(stage.run().writes()).isZero();
    }
  }

  @Test
  void aLicenseThatIsNotWantedAnyMoreIsNoCaseWhileItsPersonWaits() {
    try (Stage stage = new Stage(folder)) {
      stage.domains = Set.of("old.example", "new.example");
      people(stage, "old.example");
      assertThat(stage.run().exitCode()).isZero();
      stage.target.changesAnyLicense();
      stage
          .target
          .platform()
          .add("other@example.com", Role.MEMBER, Attributes.of(Attributes.LICENSE, "Free"));
      stage.policies = licensed("Full");
      stage.target.ignores(Set.of(Attributes.LICENSE));
      stage.run();
      assertThat(stage.store.cases().open(Stage.TARGET)).hasSize(PEOPLE);

      stage.policies = Policies.USUAL;
      people(stage, "new.example");
      assertThat(stage.engine().run(TWELVE).waiting()).isEqualTo(PEOPLE - 12);
      assertThat(stage.store.cases().open(Stage.TARGET)).isEmpty();
    }
  }

  @Test
  void thoseWhoseAnswersAreLostKeepNobodyElseWaiting() {
    try (Stage stage = moving()) {
      stage.target.faults((_, call) -> call.startsWith("change ") ? Fault.LOST_BEFORE : Fault.NONE);
      // A run ends after five in a row.
      for (int run = 0; run < PEOPLE / 5; run++) {
        stage.engine().run(RunRules.sync().inBatchesOf(5));
      }
      assertThat(changed(stage)).hasSize(PEOPLE);
    }
  }

  @Test
  void thoseWhoseNewAddressIsAcceptedAndNotTakenKeepNobodyElseWaiting() {
    try (Stage stage = moving()) {
      stage.target.ignores(Set.of(Attributes.USER_NAME));
      for (int run = 0; run < 3; run++) {
        stage.engine().run(TWELVE);
      }
      assertThat(changed(stage)).hasSize(PEOPLE);
    }
  }

  private static Policies licensed(String license) {
    return new Policies(
        Policies.USUAL.leave(),
        Policies.USUAL.protection(),
        new Grants(List.of(new Grants.License(license, List.of(), Optional.empty())), List.of()));
  }

  private static void assertNothingIsLeft(Stage stage, List<Plan> agreed) {
    RunReport nothing = stage.engine().send(agreed, TWELVE);
    assertThat(nothing.writes()).isZero();
    assertThat(nothing.failed()).isZero();
    assertThat(nothing.exitCode()).isZero();
  }

  /// The accounts that somebody tried to change.
  private static Set<String> changed(Stage stage) {
    return stage.target.writes().stream()
        .filter(line -> line.startsWith("change "))
        .map(line -> line.split(" ")[1])
        .collect(toSet());
  }

  @Test
  void whomNobodyCouldBeAskedAboutHidesNobodyElse() {
    try (Stage stage = moving()) {
      stage.target.platform().add("p00@new.example", Role.GUEST, Attributes.NONE);
      stage.target.platform().add("p01@new.example", Role.GUEST, Attributes.NONE);
      stage.target.togetherBut(Set.of("p00@new.example"));

      assertThat(stage.sync().cases())
          .extracting(one -> one.value() + ": " + one.text())
          .satisfiesExactlyInAnyOrder(
              one -> assertThat(one).startsWith("p00@new.example").contains("no answer"),
              one -> assertThat(one).startsWith("p01@new.example").contains("guest"));
    }
  }

  @Test
  void aPilotIsAboutThoseWhoAreNamed() {
    try (Stage stage = moving()) {
      RunReport pilot =
          stage.engine().run(RunRules.sync().only(List.of("p03", "p07@new.example", "Pat N11")));

      assertThat(pilot.exitCode()).isZero();
      assertThat(pilot.writes()).isEqualTo(3);
      assertThat(stage.target.readAll())
          .extracting(Account::address)
          .filteredOn(address -> address.endsWith("@new.example"))
          .containsExactlyInAnyOrder("p03@new.example", "p07@new.example", "p11@new.example");
    }
  }

  @Test
  void whoAsksWhetherAllOfAPilotAreKnownReadsTheSourceOnce() {
    try (Stage stage = moving()) {
      Engine engine = stage.engine();
      int before = stage.source.reads();
      assertThat(engine.unknown(List.of("p03", "nobody"))).containsExactly("nobody");
      engine.run(RunRules.sync().only("p03"));
      assertThat(stage.source.reads()).isEqualTo(before + 1);

      stage.source.move("p03", "p03@old.example");
      assertThat(engine.run(RunRules.sync().only("p03")).writes()).as("read anew").isEqualTo(1);
    }
  }

  @Test
  void whoComesBackToTheirAddressIsNoneOfThem() {
    try (Stage stage = new Stage(folder)) {
      stage.policies =
          new Policies(
              new Policies.Leave(Optional.empty(), false, true),
              Policies.USUAL.protection(),
              Policies.USUAL.grants());
      stage.limit = new RevocationLimit(100, 100, 0);
      people(stage, "old.example");
      stage.domains = Set.of("old.example", "new.example");
      stage.run();
      List.copyOf(stage.source.people()).forEach(one -> stage.source.remove(one.id().id()));
      assertThat(String.join(" ", PlanText.of(stage.plan(), false)))
          .contains("30 people")
          .contains("who leaves gives the address up")
          .doesNotContain("the address changed");
      assertThat(stage.run().writes()).isEqualTo(2 * PEOPLE);

      stage.renameLimit = new RevocationLimit(30, 0, 0);
      people(stage, "old.example");

      assertThat(stage.run().writes()).isEqualTo(2 * PEOPLE);
      assertThat(stage.target.readAll())
          .allMatch(account -> account.address().endsWith("d.example") && account.active());
    }
  }

  @Test
  void manyQuestionsOfOneKindAreCounted() {
    try (Stage stage = new Stage(folder)) {
      for (int i = 0; i < 12; i++) {
        stage.person("s%02d".formatted(i), "Sam S" + i, "same@example.com");
      }

      assertThat(PlanText.of(stage.plan(), false))
          .contains("? cases    and 9 more of this kind (--all shows each)")
          .filteredOn(line -> line.startsWith("? case "))
          .hasSize(3);
      assertThat(PlanText.of(stage.plan(), true))
          .filteredOn(line -> line.startsWith("? case "))
          .hasSize(12);
      assertThat(RunText.of(stage.run()))
          .contains("? cases    and 9 more of this kind (./rollcall cases list shows each)");
    }
  }

  private static String words(List<String> lines) {
    return String.join(" ", lines).replaceAll(" +", " ");
  }
}
