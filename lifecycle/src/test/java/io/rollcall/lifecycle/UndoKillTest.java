package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.PretendAccount;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Sizes;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A recipe is taken back, and the process dies or an answer is lost at each request. Whoever asked
/// for it asks again where nothing was begun; otherwise any run goes on. The end is the same.
@Tag("kill")
final class UndoKillTest {
  private static final String BEFORE = "ada.byron@example.com";
  private static final String ADDRESS = "ada.lovelace@example.com";
  private static final SourceId ADA = new SourceId("staff", "p1");
  private static final int RUNS_TO_RECOVER = 4;

  /// What had the address, and what it is again in the end.
  enum Holder {
    MEMBER(Role.MEMBER, true, "1002 " + ADDRESS + " member"),
    INACTIVE_MEMBER(Role.MEMBER, false, "1002 " + ADDRESS + " member inactive"),
    OUTSIDE_THE_ORGANIZATION(Role.CUT, true, "1002 " + ADDRESS + " cut"),
    OF_ANOTHER_DIRECTORY(Role.DRIVEN, true, "1002 " + ADDRESS + " managed"),
    DISABLED_OF_ANOTHER_DIRECTORY(Role.DRIVEN, false, "1002 " + ADDRESS + " managed inactive");

    private final Role role;
    private final boolean active;
    private final String end;

    Holder(Role role, boolean active, String end) {
      this.role = role;
      this.active = active;
      this.end = end;
    }
  }

  @TempDir Path folder;
  private int stages;

  @ParameterizedTest
  @EnumSource(Holder.class)
  void atEveryRequestTheEndIsTheSame(Holder holder) throws IOException {
    List<String> undisturbed;
    List<String> calls;
    try (Stage stage = healed(holder)) {
      int before = stage.target.log().size();
      undo(stage);
      calls = stage.target.log().subList(before, stage.target.log().size());
      recover(stage, "undisturbed");
      undisturbed = state(stage);
    }
    assertThat(undisturbed).contains("1001 " + BEFORE + " member", holder.end);
    assertThat(calls).hasSizeGreaterThan(4);
    for (Fault fault :
        List.of(Fault.DIE_BEFORE, Fault.DIE_AFTER, Fault.LOST_BEFORE, Fault.LOST_AFTER)) {
      for (int at : positions(calls, fault)) {
        String where = fault + " at call " + at + ", " + calls.get(at - 1);
        try (Stage stage = healed(holder)) {
          disturbed(stage, (number, _) -> number == at ? fault : Fault.NONE);
          recover(stage, where);
          assertThat(state(stage)).as(where).isEqualTo(undisturbed);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Holder.class)
  void manyTimesInARowChangesNothingAboutTheEnd(Holder holder) throws IOException {
    List<String> undisturbed;
    try (Stage stage = healed(holder)) {
      undo(stage);
      recover(stage, "undisturbed");
      undisturbed = state(stage);
    }
    long first = Sizes.seed();
    for (int trial = 0; trial < 4 * Sizes.SIZE; trial++) {
      long seed = first + trial;
      Random random = new Random(seed);
      try (Stage stage = healed(holder)) {
        for (int kill = 0; kill < 4; kill++) {
          int at = 1 + random.nextInt(9);
          Fault fault = random.nextBoolean() ? Fault.DIE_BEFORE : Fault.DIE_AFTER;
          disturbed(stage, (number, _) -> number == at ? fault : Fault.NONE);
        }
        recover(stage, "seed " + seed);
        assertThat(state(stage)).as("seed " + seed).isEqualTo(undisturbed);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Holder.class,
      names = {"INACTIVE_MEMBER", "OUTSIDE_THE_ORGANIZATION", "DISABLED_OF_ANOTHER_DIRECTORY"})
  void whoWasNotActiveIsNotActiveOnceThePersonIsGone(Holder holder) throws IOException {
    List<String> calls;
    try (Stage stage = healed(holder)) {
      int before = stage.target.log().size();
      undo(stage);
      calls = stage.target.log().subList(before, stage.target.log().size());
    }
    for (Fault fault : List.of(Fault.DIE_BEFORE, Fault.DIE_AFTER)) {
      for (int at : positions(calls, fault)) {
        try (Stage stage = healed(holder)) {
          disturbed(stage, (number, _) -> number == at ? fault : Fault.NONE);
          stage.source.remove(ADA.id());
          stage.run();
          stage.run();
          assertThat(stage.target.platform().everybody())
              .as(fault + " at call " + at + ", " + calls.get(at - 1))
              .allMatch(one -> one.toString().matches(".* (inactive|cut)"));
          assertThat(stage.store.healings().of(Stage.TARGET)).isEmpty();
        }
      }
    }
  }

  @Test
  void whoGoesBetweenTwoStepsIsSaidToBeGone() throws IOException {
    try (Stage stage = healed(Holder.MEMBER)) {
      meanwhile(stage, 1, () -> stage.target.platform().role("1002", Role.CUT));

      assertThat(failure(undo(stage))).isEqualTo("account 1002 is not shown any more");
    }
  }

  @Test
  void whoIsCalledOtherwiseRightBeforeIsNotCutAgain() throws IOException {
    try (Stage stage = healed(Holder.OUTSIDE_THE_ORGANIZATION)) {
      meanwhile(stage, 2, () -> stage.target.platform().rename("1002", "other@example.com"));

      assertThat(failure(undo(stage))).isEqualTo("account 1002 is called other@example.com by now");
      assertThat(stage.target.log()).noneMatch(call -> call.startsWith("delete "));
    }
  }

  @Test
  void whoIsSomebodysRightBeforeIsNotCutAgain() throws IOException {
    try (Stage stage = healed(Holder.OUTSIDE_THE_ORGANIZATION)) {
      Link theirs =
          new Link(
              Stage.TARGET,
              new SourceId("staff", "p2"),
              "1002",
              Link.State.LIVE,
              stage.clock.instant(),
              "by hand");
      meanwhile(stage, 2, () -> stage.store.links().put(theirs));

      assertThat(failure(undo(stage))).isEqualTo("account 1002 is somebody's by now");
      assertThat(stage.target.log()).noneMatch(call -> call.startsWith("delete "));
    }
  }

  /// Something happens just before the holder is looked at for that many times.
  private static void meanwhile(Stage stage, int look, Runnable what) {
    AtomicInteger looks = new AtomicInteger();
    stage.target.faults((_, call) -> {
      if (call.equals("get user 1002") && looks.incrementAndGet() == look) {
        what.run();
      }
      return Fault.NONE;
    });
  }

  private static String failure(RunReport report) {
    assertThat(report.exitCode()).isEqualTo(1);
    return report.targets().getFirst().outcomes().stream()
        .filter(outcome -> outcome instanceof Outcome.Failed)
        .map(outcome -> ((Outcome.Failed) outcome).text())
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> positions(List<String> calls, Fault fault) {
    boolean lost = fault == Fault.LOST_BEFORE || fault == Fault.LOST_AFTER;
    return IntStream.rangeClosed(1, calls.size())
        .filter(at -> !lost || !calls.get(at - 1).startsWith("get "))
        .boxed()
        .toList();
  }

  private Stage healed(Holder holder) throws IOException {
    Stage stage = new Stage(Files.createDirectory(folder.resolve("stage" + stages++)));
    if (holder.role == Role.DRIVEN) {
      stage.target.stewards();
    }
    stage.person(ADA.id(), "Ada Lovelace", BEFORE);
    stage.run();
    stage.target.platform().add(ADDRESS, holder.role, named(holder));
    stage.target.platform().active("1002", holder.active);
    stage.source.move(ADA.id(), ADDRESS);
    RunReport report = stage.run();
    assertThat(report.healed()).isEqualTo(1);
    return stage;
  }

  private static Attributes named(Holder holder) {
    return holder.role == Role.DRIVEN ? Stage.named("Ada Lovelace") : Attributes.NONE;
  }

  private static RunReport undo(Stage stage) {
    return stage.engine().run(RunRules.undo(ADA.id()));
  }

  private static void disturbed(Stage stage, PretendTarget.Faults faults) {
    stage.target.faults(faults);
    try {
      again(stage);
    } catch (Killed _) {
      assertThat(stage.target.log()).isNotEmpty();
    }
    stage.target.faults(PretendTarget.Faults.NONE);
  }

  private static RunReport again(Stage stage) {
    boolean nothingBegun =
        stage
            .store
            .healings()
            .done(Stage.TARGET, ADA)
            .filter(one -> one.state() == Healing.State.DONE)
            .isPresent();
    return nothingBegun ? undo(stage) : stage.run();
  }

  private static void recover(Stage stage, String where) {
    for (int run = 1; run <= RUNS_TO_RECOVER; run++) {
      RunReport report = again(stage);
      if (report.writes() == 0 && report.failed() == 0) {
        return;
      }
    }
    fail("%s: still not at rest after %d runs:\n%s", where, RUNS_TO_RECOVER, state(stage));
  }

  private static List<String> state(Stage stage) {
    List<String> state = new ArrayList<>();
    stage.target.platform().everybody().stream().map(PretendAccount::toString).forEach(state::add);
    for (Link link : stage.store.links().of(Stage.TARGET)) {
      state.add(
          link.person().id() + " " + link.accountId() + " " + link.state() + " " + link.evidence());
    }
    stage.store.verdicts().of(Stage.TARGET).values().stream()
        .flatMap(one -> one.values().stream())
        .map(verdict -> verdict.accountId() + " is " + verdict.meaning())
        .forEach(state::add);
    stage.store.cases().open(Stage.TARGET).forEach(one -> state.add(one.kind() + " " + one.who()));
    stage.store.healings().of(Stage.TARGET).values().forEach(one -> state.add(one.state().name()));
    return state;
  }
}
