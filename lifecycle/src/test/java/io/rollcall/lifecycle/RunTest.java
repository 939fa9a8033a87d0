package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.db.Lease;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.PretendAccount;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Sizes;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.source.Memory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs, and what holds of all of them.
final class RunTest {
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

  @Test
  void aRingOfAHundredTurnsInOneRun() {
    people(100);
    stage.run();
    IntStream.range(0, 100)
        .forEach(i -> stage.source.move(id(i), "a" + (i + 1) % 100 + "@example.com"));
    RunReport turned = stage.run();
    assertThat(turned.exitCode()).isZero();
    assertThat(turned.writes()).isEqualTo(101);
    assertThat(turned.calls()).isEqualTo(turned.floor());
    everybodyHasTheirAddress();
    atRest();
  }

  @Test
  void aChainOfAThousandMovesInOneRun() {
    people(1_000);
    stage.run();
    IntStream.range(0, 1_000)
        .forEach(i -> stage.source.move(id(i), "a" + (i + 1) + "@example.com"));
    RunReport moved = stage.run();
    assertThat(moved.exitCode()).isZero();
    assertThat(moved.writes()).isEqualTo(1_000);
    assertThat(moved.calls()).isEqualTo(moved.floor());
    everybodyHasTheirAddress();
    atRest();
  }

  @Test
  void aPoisonedPersonFailsAlone() {
    long first = Sizes.seed();
    people(20);
    stage.run();
    Random random = new Random(first);
    for (int trial = 0; trial < 5 * Sizes.SIZE; trial++) {
      int poisoned = random.nextInt(20);
      String account =
          stage.target.platform().at("a" + poisoned + "@example.com").orElseThrow().id();
      int change = trial;
      IntStream.range(0, 20)
          .forEach(i -> {
            Attributes attributes = Stage.named("Name" + change + " Family");
            stage.source.put(id(i), "a" + i + "@example.com", true, attributes);
          });
      stage.target.faults(
          (_, call) -> call.startsWith("change " + account + " ") ? Fault.REFUSE : Fault.NONE);
      RunReport report = stage.run();
      assertThat(report.failed()).as("seed " + first).isEqualTo(1);
      assertThat(report.writes()).as("seed " + first).isEqualTo(19);
      assertThat(report.exitCode()).isEqualTo(1);
      stage.target.faults(PretendTarget.Faults.NONE);
      assertThat(stage.run().writes()).isEqualTo(1);
    }
  }

  @Test
  void anIncompleteReadSendsNothingAtAll() {
    people(5);
    stage.run();
    IntStream.range(0, 5).forEach(i -> stage.source.remove(id(i)));
    stage.limit = new RevocationLimit(100, 100, 0);
    stage.source.breakOff("a page did not come");
    long before = stage.target.calls();
    RunReport report = stage.run();
    assertThat(report.exitCode()).isEqualTo(4);
    assertThat(stage.target.calls()).isEqualTo(before);
    assertThat(stage.target.platform().everybody()).allMatch(PretendAccount::active);
  }

  @Test
  void aRunForgetsWhatWasKeptOfSourcesThatAreNotConfigured() {
    people(2);
    stage.store.mirrors().keep("former", 0, new Memory.News("mark", Map.of("1", "Ann"), Set.of()));
    stage.plan();
    assertThat(stage.store.mirrors().mirror("former")).isPresent();
    stage.run();
    assertThat(stage.store.mirrors().mirror("former")).isEmpty();
  }

  @Test
  void aTargetThatAnswersNobodyEndsTheRunEarly() {
    people(50);
    stage.target.faults((_, call) -> call.startsWith("create") ? Fault.AWAY : Fault.NONE);
    RunReport report = stage.run();
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.failed()).isEqualTo(5);
    assertThat(report.targets().getFirst().stopped()).isPresent();
  }

  @Test
  void aRunThatMayNotGoOnSendsNoFurtherStepOfARecipe() {
    stage.target.stewards();
    stage.person("p1", "Ada Lovelace", "ada.byron@example.com");
    stage.run();
    stage
        .target
        .platform()
        .add("ada.lovelace@example.com", Role.DRIVEN, Stage.named("Ada Lovelace"));
    stage.source.move("p1", "ada.lovelace@example.com");
    Engine engine = stage.engine();
    stage.target.faults((_, call) -> {
      if (call.startsWith("unlink")) {
        engine.stop();
      }
      return Fault.NONE;
    });
    RunReport interrupted = engine.run(RunRules.sync());
    assertThat(stage.target.writes().getLast()).isEqualTo("unlink a1002: done");
    assertThat(interrupted.exitCode()).isEqualTo(1);
    stage.target.faults(PretendTarget.Faults.NONE);
    assertThat(stage.run().healed()).isEqualTo(1);
    atRest();
  }

  @Test
  void aRecordIsNotCutWhereTheAccountWithTheHistoryMayNotBeChanged() {
    stage.target.stewards();
    stage.person("p1", "Ada Lovelace", "ada.byron@example.com");
    stage.engine().run(RunRules.sync().only("nobody"));
    stage.source.move("p1", "ada.lovelace@example.com");
    stage.run();
    String history =
        stage.target.platform().add("ada.byron@example.com", Role.MANAGED, Stage.named("Ada")).id();
    stage.target.platform().use(history, stage.clock.instant());
    stage.target.faults((_, call) -> {
      if (call.equals("get account a" + history)) {
        stage.target.platform().role(history, Role.UNMANAGED);
      }
      return Fault.NONE;
    });

    RunReport report = stage.engine().run(RunRules.heal("p1"));

    assertThat(report.writes()).isZero();
    assertThat(report.targets().getFirst().cases())
        .singleElement()
        .extracting(one -> one.text())
        .asString()
        .contains("is not managed by the organization", "nothing was changed");
    assertThat(stage.run().writes()).isZero();
  }

  @Test
  void aRecipeThatWaitsDoesNotHoldUpTheOthers() {
    stage.target.stewards();
    people(3);
    stage.run();
    for (int i = 0; i < 3; i++) {
      stage
          .target
          .platform()
          .add("b" + i + "@example.com", Role.DRIVEN, Stage.named("Name Family"));
      stage.source.put(id(i), "b" + i + "@example.com", true, Stage.named("Name Family"));
    }
    stage.target.letsGoSlowly();
    int before = stage.target.log().size();
    assertThat(stage.run().healed()).isEqualTo(3);
    List<String> sent = stage.target.log().subList(before, stage.target.log().size());
    assertThat(sent.stream().filter(call -> call.startsWith("get leave")).limit(3))
        .containsExactly("get leave a1004", "get leave a1005", "get leave a1006");
    assertThat(sent.stream().filter(call -> call.startsWith("await"))).hasSize(3);
    atRest();
  }

  @Test
  void twoTargetsOfOneRunAreJournalledApart() {
    people(3);
    PretendTarget second = new PretendTarget("second", stage.clock);
    RunReport report = stage.engine(List.of(stage.target, second)).run(RunRules.sync());
    assertThat(report.exitCode()).isZero();
    assertThat(report.writes()).isEqualTo(6);
    assertThat(second.platform().everybody()).hasSize(3);
  }

  @Test
  void aRunWhileAnotherHoldsTheTargetSendsNothing() {
    people(1);
    try (Lease other = stage.holdTarget()) {
      RunReport report = stage.run();
      assertThat(other.fence()).isPositive();
      assertThat(report.targets().getFirst().stopped().orElseThrow()).contains("Another run");
      assertThat(stage.target.calls()).isZero();
    }
    assertThat(stage.run().writes()).isEqualTo(1);
  }

  @Test
  void lookingBehindThatFailsIsACaseAndTheOthersGoOn() {
    people(2);
    stage.run();
    stage
        .target
        .platform()
        .add("b@example.com", io.rollcall.lifecycle.pretend.Role.CUT, Attributes.NONE);
    stage.source.move(id(0), "b@example.com");
    stage.source.move(id(1), "c@example.com");
    stage.target.faults((_, call) -> call.startsWith("get member") ? Fault.AWAY : Fault.NONE);
    RunReport report = stage.run();
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.writes()).isEqualTo(1);
    assertThat(report.conflicts()).isEqualTo(1);
    stage.target.faults(PretendTarget.Faults.NONE);
    assertThat(stage.run().healed()).isEqualTo(1);
  }

  private void people(int count) {
    IntStream.range(0, count)
        .forEach(i -> stage.person(id(i), "Name Family", "a" + i + "@example.com"));
  }

  private static String id(int i) {
    return "p%04d".formatted(i);
  }

  private void everybodyHasTheirAddress() {
    stage
        .store
        .links()
        .of(Stage.TARGET)
        .forEach(link -> {
          String address =
              stage.target.platform().account(link.accountId()).orElseThrow().address();
          assertThat(address).isEqualTo(stage.source.person(link.person().id()).address());
        });
  }

  private void atRest() {
    RunReport again = stage.run();
    assertThat(again.writes()).isZero();
    assertThat(again.calls()).isEqualTo(1);
  }

  /// Who died after the first create comes back to a target with an account and no link.
  @Test
  void aFirstRunThatDiedIsNoFirstContact() {
    stage.forget();
    stage.person("p1", "Ann Ono", "ann@example.com");
    stage.target.faults((_, call) -> call.startsWith("create") ? Fault.DIE_AFTER : Fault.NONE);
    assertThatThrownBy(stage::run).isInstanceOf(Killed.class);
    stage.target.faults(PretendTarget.Faults.NONE);

    assertThat(stage.run().exitCode()).isZero();
    assertThat(stage.target.platform().everybody()).hasSize(1);
  }

  /// What was asked for and not answered is known to be theirs, whatever else could be.
  @Test
  void theAccountThatADeadRunMadeIsTheirsWhoeverTookAFormerAddress() {
    people(1);
    stage.run();
    stage.person("p1", "Ann Ono", "first@example.com");
    stage.target.faults((_, call) -> call.startsWith("create") ? Fault.REFUSE : Fault.NONE);
    stage.run();
    stage.source.move("p1", "ann@example.com");
    stage.target.faults((_, call) -> call.startsWith("create") ? Fault.DIE_AFTER : Fault.NONE);
    assertThatThrownBy(stage::run).isInstanceOf(Killed.class);
    stage.target.faults(PretendTarget.Faults.NONE);
    String made = stage.target.platform().at("ann@example.com").orElseThrow().id();
    stage.target.platform().create("first@example.com", Attributes.NONE, "somebody");
    stage.source.move("p1", "ono@example.com");

    assertThat(stage.run().exitCode()).isZero();
    assertThat(stage.target.platform().at("ono@example.com").orElseThrow().id()).isEqualTo(made);
  }

  /// Nobody keeps access because they were gone before it was known that they had it.
  @Test
  void theAccountThatADeadRunMadeForSomebodyWhoIsGoneIsAQuestion() {
    people(1);
    stage.run();
    stage.person("p1", "Ann Ono", "ann@example.com");
    stage.target.faults((_, call) -> call.startsWith("create") ? Fault.DIE_AFTER : Fault.NONE);
    assertThatThrownBy(stage::run).isInstanceOf(Killed.class);
    stage.target.faults(PretendTarget.Faults.NONE);
    stage.source.remove("p1");

    assertThat(stage.run().exitCode()).isEqualTo(3);
    assertThat(stage.run().exitCode()).as("it is asked until it is answered").isEqualTo(3);
    assertThat(stage.store.cases().open(Stage.TARGET).getFirst().text())
        .contains("p1", "never learned the answer");

    String made = stage.target.platform().at("ann@example.com").orElseThrow().id();
    stage.target.platform().active(made, false);
    assertThat(stage.run().exitCode()).isZero();
  }

  /// What was asked for again and answered says that the first time made nothing.
  @Test
  void aCreateThatWasAnsweredLaterIsNoQuestionWhenItsPersonIsGone() {
    people(1);
    stage.run();
    stage.person("p1", "Ann Ono", "ann@example.com");
    stage.target.faults((_, call) -> call.startsWith("create") ? Fault.DIE_BEFORE : Fault.NONE);
    assertThatThrownBy(stage::run).isInstanceOf(Killed.class);
    stage.target.faults(PretendTarget.Faults.NONE);
    assertThat(stage.run().exitCode()).isZero();
    String made = stage.target.platform().at("ann@example.com").orElseThrow().id();
    stage.source.remove("p1");
    assertThat(stage.run().exitCode()).isZero();
    stage.target.platform().role(made, io.rollcall.lifecycle.pretend.Role.OUTSIDE);
    stage.target.platform().rename(made, "elsewhere@example.com");
    stage
        .target
        .platform()
        .add("ann@example.com", io.rollcall.lifecycle.pretend.Role.MEMBER, Attributes.NONE);

    assertThat(stage.store.journal().unansweredCreates(Stage.TARGET)).isEmpty();
    assertThat(stage.run().exitCode()).isZero();
  }
}
