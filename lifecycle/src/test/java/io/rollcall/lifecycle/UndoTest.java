package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Names;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.PretendAccount;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UndoTest {
  private static final String BEFORE = "ada.byron@example.com";
  private static final String ADDRESS = "ada.lovelace@example.com";
  private static final SourceId ADA = new SourceId("staff", "p1");

  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void somebodyHasAnAccount() {
    stage = new Stage(folder);
    stage.person(ADA.id(), "Ada Lovelace", BEFORE);
    stage.run();
  }

  @Test
  void atAnotherTargetNothingIsHealed() {
    stage.heal = HealPolicy.ASK;
    PretendTarget other = new PretendTarget("other", stage.clock);
    stage.store.contacts().accept("other", stage.clock.instant());
    stage.engine(List.of(stage.target, other)).run(RunRules.sync());
    stage.target.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    other.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    stage.source.move(ADA.id(), ADDRESS);
    stage.engine().run(RunRules.heal(ADA.id()));
    assertThat(accounts(stage.target)).contains("1001 " + ADDRESS + " member");
    List<String> before = accounts(other);

    RunReport report = stage.engine(List.of(stage.target, other)).run(RunRules.undo(ADA.id()));

    assertThat(accounts(stage.target))
        .containsExactly("1001 " + BEFORE + " member", "1002 " + ADDRESS + " member");
    assertThat(accounts(other)).isEqualTo(before);
    assertThat(report.targets().get(1).writes()).isZero();
  }

  @Test
  void whatStoppedIsNotTriedAgain() {
    healing(Healing.State.STOPPED, "somebody took it");
    stage.target.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    stage.source.move(ADA.id(), ADDRESS);

    RunReport report = stage.engine().run(RunRules.undo(ADA.id()));

    assertThat(report.writes()).isZero();
    assertThat(accounts(stage.target)).contains("1001 " + BEFORE + " member");
  }

  @ParameterizedTest
  @EnumSource(
      value = Healing.State.class,
      names = {"OPEN", "PUTTING_BACK", "STOPPED", "ALARM"})
  void whoeverAsksHearsThatARecipeIsNotDone(Healing.State state) {
    healing(state, "so it is");

    assertThat(stage.engine().nothingToUndo(ADA.id()))
        .contains(
            "A recipe for %s is not done (%s: so it is), and only one that is done can be undone."
                .formatted(ADDRESS, state));
  }

  @Test
  void whatIsDoneOrHalfUndoneCanBeUndone() {
    assertThat(stage.engine().nothingToUndo(ADA.id()))
        .contains("Nothing was healed for p1, so there is nothing to undo.");
    stage.target.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    stage.source.move(ADA.id(), ADDRESS);
    stage.run();
    assertThat(stage.engine().nothingToUndo(ADA.id())).isEmpty();

    stage.target.faults((_, call) -> call.startsWith("change 1002") ? Fault.REFUSE : Fault.NONE);
    stage.engine().run(RunRules.undo(ADA.id()));

    assertThat(stage.engine().nothingToUndo(ADA.id())).isEmpty();
  }

  /// Nobody is given an address that is to go back to somebody else, and a person can end it.
  @Test
  void whoeverLostTheirAccountHalfWayGetsNoOtherAtThatAddress() {
    halfUndone();
    loseTheirAccount();

    stage.run();

    assertThat(accounts(stage.target))
        .containsExactly(
            "1001 " + BEFORE + " cut",
            "1002 " + Names.retired(ADDRESS, "1002") + " member inactive");
    assertThat(stage.store.cases().open(Stage.TARGET))
        .extracting(Case::text)
        .singleElement()
        .asString()
        .endsWith("they have no account here that is known to be theirs");

    stage
        .store
        .verdicts()
        .put(
            Stage.TARGET,
            List.of(new Verdict(ADA, "1002", Verdict.Meaning.KEEP, stage.clock.instant())));
    stage.run();
    stage.run();

    assertThat(accounts(stage.target)).contains("1003 " + ADDRESS + " member");
    assertThat(stage.store.healings().of(Stage.TARGET)).isEmpty();
  }

  /// Until it is mended, whoever was told what was refused can decide about it.
  @Test
  void whatWasRefusedStaysACaseWhileNothingIsSent() {
    halfUndone();
    stage.target.faults((_, call) -> call.startsWith("change 1002") ? Fault.REFUSE : Fault.NONE);
    stage.run();
    List<Case> told = stage.store.cases().open(Stage.TARGET);
    assertThat(told).hasSize(1);

    stage.person("p2", "Bob Stays", "bob@example.com");
    RunReport report = stage.engine().run(RunRules.sync().inBatchesOf(1));

    assertThat(report.writes()).isOne();
    assertThat(stage.store.cases().open(Stage.TARGET)).isEqualTo(told);
  }

  @Test
  void whatWasSeenIsNoCaseOnceItIsNotSoAnyMore() {
    halfUndone();
    PretendAccount other = stage.target.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    stage.run();
    assertThat(stage.store.cases().open(Stage.TARGET)).hasSize(1);
    stage.target.platform().rename(other.id(), "ida@example.com");
    stage.person("p2", "Bob Stays", "bob@example.com");

    stage.engine().run(RunRules.sync().inBatchesOf(1));

    assertThat(accounts(stage.target)).contains("1004 bob@example.com member");
    assertThat(stage.store.cases().open(Stage.TARGET)).isEmpty();
  }

  /// Access that nobody should have waits for no batch.
  @Test
  void inBatchesWhoWasNotActiveIsSwitchedOffAtOnce() {
    halfUndone();
    stage.target.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    stage.target.platform().active("1001", false);
    stage.person("p2", "Bob Stays", "bob@example.com");

    stage.engine().run(RunRules.sync().inBatchesOf(1));

    assertThat(accounts(stage.target))
        .contains("1002 " + Names.retired(ADDRESS, "1002") + " member inactive");
  }

  @Test
  void whereNobodyIsLeftToGetTheAddressBackItIsOver() {
    halfUndone();
    loseTheirAccount();
    stage.target.platform().rename("1002", "somebody@example.com");

    stage.run();
    stage.run();

    assertThat(accounts(stage.target))
        .contains("1002 somebody@example.com member", "1003 " + ADDRESS + " member");
    assertThat(stage.store.cases().open(Stage.TARGET)).isEmpty();
  }

  private void loseTheirAccount() {
    stage.target.platform().delete("1001");
    stage.store.links().of(Stage.TARGET).stream()
        .filter(Link::live)
        .map(link -> link.to(Link.State.SEVERED, stage.clock.instant(), Link.CUT_BY_HAND))
        .forEach(stage.store.links()::put);
  }

  /// Its own account goes by the source while the rest waits.
  @Test
  void whileItWaitsEverythingElseOfThePersonGoesOn() {
    halfUndone();
    stage.target.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    stage.target.platform().active("1001", false);
    stage.target.faults((_, call) -> call.startsWith("change 1002") ? Fault.REFUSE : Fault.NONE);

    stage.run();

    assertThat(accounts(stage.target)).contains("1001 " + BEFORE + " member");
  }

  // The account that was inactive is active for it, and has no name yet.
  private void halfUndone() {
    stage.target.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    stage.target.platform().active("1002", false);
    stage.source.move(ADA.id(), ADDRESS);
    stage.run();
    stage.target.faults(
        (_, call) -> call.startsWith("change 1002 {userName") ? Fault.LOST_BEFORE : Fault.NONE);
    stage.engine().run(RunRules.undo(ADA.id()));
    stage.target.faults(PretendTarget.Faults.NONE);
    assertThat(accounts(stage.target))
        .containsExactly(
            "1001 " + BEFORE + " member", "1002 " + Names.retired(ADDRESS, "1002") + " member");
  }

  @Test
  void whatElseIsOpenStaysOpen() {
    stage.target.platform().add(ADDRESS, Role.MEMBER, Attributes.NONE);
    stage.source.move(ADA.id(), ADDRESS);
    stage.run();
    Who ada = new Who(Optional.of(ADA), "Ada Lovelace", ADDRESS);
    Case ignored = new Case(ada, Case.Kind.IGNORED, "license", "it was not taken", "Look");
    Case king = new Case(ada, Case.Kind.HELD_ADDRESS, "king@example.com", "it is held", "Look");
    Case about = new Case(ada, Case.Kind.HELD_ADDRESS, ADDRESS, "it was held", "Look");
    stage
        .store
        .cases()
        .replace(Stage.TARGET, List.of(ignored, king, about), Optional.of(Set.of(ADA)));

    RunReport report = stage.engine().run(RunRules.undo(ADA.id()));

    assertThat(report.writes()).isPositive();
    assertThat(stage.store.cases().open(Stage.TARGET))
        .extracting(Case::value)
        .containsExactlyInAnyOrder("license", "king@example.com");
  }

  private void healing(Healing.State state, String reason) {
    stage
        .store
        .healings()
        .save(
            Stage.TARGET,
            new Healing(
                "1",
                ADA,
                "1001",
                ADDRESS,
                Optional.of("1002"),
                false,
                Optional.empty(),
                Optional.empty(),
                state,
                reason));
  }

  private static List<String> accounts(PretendTarget target) {
    return target.platform().everybody().stream().map(Object::toString).toList();
  }
}
