package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Grants;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.pretend.Fault;
import io.rollcall.lifecycle.pretend.Killed;
import io.rollcall.lifecycle.pretend.Platform;
import io.rollcall.lifecycle.pretend.PretendAccount;
import io.rollcall.lifecycle.pretend.PretendTarget;
import io.rollcall.lifecycle.pretend.Role;
import io.rollcall.lifecycle.pretend.Sizes;
import io.rollcall.lifecycle.pretend.Stage;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.target.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever dies or gets lost, and wherever: the runs after it end as if nothing had happened (I3),
/// and the one after that writes nothing (I4).
@Tag("kill")
final class KillTest {
  private static final List<Fault> FAULTS =
      List.of(Fault.AWAY, Fault.LOST_BEFORE, Fault.LOST_AFTER, Fault.DIE_BEFORE, Fault.DIE_AFTER);
  private static final List<String> OLD = List.of("b", "c", "d", "e", "f", "g", "i", "j", "k", "m");
  private static final int LAST_OLD_ID = 1013;
  private static final Policies.Protection NOBODY_PROTECTED = Policies.USUAL.protection();
  private static final int RUNS_TO_RECOVER = 4;

  @TempDir Path folder;
  private int stages;

  /// What every world begins with, made once: migrated tables, and links of those who were there.
  @BeforeEach
  void memoryOfThoseWhoWereThere() {
    try (Stage stage = new Stage(folder)) {
      OLD.forEach(id -> stage.person(id, id + " " + id, id + "@example.com"));
      assertThat(stage.run().exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"DIE_BEFORE", "DIE_AFTER", "LOST_BEFORE", "LOST_AFTER", "AWAY"})
  void atEveryCallTheEndIsTheSame(Fault fault) throws IOException {
    List<String> undisturbed = undisturbed();
    for (int at : positions(fault)) {
      String where = fault + " at call " + at;
      try (Stage stage = changedWorld()) {
        assertThat(disturbed(stage, (number, _) -> number == at ? fault : Fault.NONE)).isTrue();
        recover(stage, where);
        assertThat(state(stage)).as(where).isEqualTo(undisturbed);
      }
    }
  }

  /// Every call of an undisturbed run; where an answer is lost, it is that of a write.
  private List<Integer> positions(Fault fault) throws IOException {
    boolean lost = fault == Fault.LOST_BEFORE || fault == Fault.LOST_AFTER;
    try (Stage stage = changedWorld()) {
      stage.run();
      List<String> log = stage.target.log();
      List<Integer> positions =
          IntStream.rangeClosed(1, log.size())
              .filter(at -> !lost || !log.get(at - 1).startsWith("get "))
              .boxed()
              .toList();
      assertThat(positions).hasSizeGreaterThan(20);
      return positions;
    }
  }

  @Test
  void manyFaultsInARowChangeNothingAboutTheEnd() throws IOException {
    List<String> undisturbed = undisturbed();
    long first = Sizes.seed();
    for (int trial = 0; trial < 20 * Sizes.SIZE; trial++) {
      long seed = first + trial;
      Random random = new Random(seed);
      try (Stage stage = changedWorld()) {
        for (int kill = 0; kill < 4; kill++) {
          int at = 1 + random.nextInt(25);
          Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
          disturbed(stage, (number, _) -> number == at ? fault : Fault.NONE);
        }
        recover(stage, "seed " + seed);
        assertThat(state(stage)).as("seed " + seed).isEqualTo(undisturbed);
      }
    }
  }

  /// A joiner, a rename, a swap, leavers, a new hire with a leaver's address, duplicates hidden and
  /// visible, a chain that ends at a hidden duplicate, and a namesake whose create brings somebody
  /// else's account back; groups, and leavers who leave them and are deleted.
  private Stage changedWorld() throws IOException {
    Path own = Files.createDirectory(folder.resolve("stage" + stages++));
    Files.copy(folder.resolve("rollcall.db"), own.resolve("rollcall.db"));
    Stage stage = new Stage(own);
    stage.limit = new RevocationLimit(100, 10, 0);
    for (String id : OLD) {
      stage.person(id, id + " " + id, id + "@example.com");
      stage.target.platform().add(id + "@example.com", Role.MEMBER, Stage.named(id + " " + id));
    }
    stage.clock.tick(Duration.ofMinutes(1));
    stage.person("a", "a a", "a@example.com");
    stage.source.move("b", "b2@example.com");
    duplicate(stage, "c2@example.com", true);
    stage.source.move("c", "c2@example.com");
    stage.source.move("d", "e@example.com");
    stage.source.move("e", "d@example.com");
    stage.source.remove("f");
    stage.source.remove("g");
    stage.person("h", "h h", "g@example.com");
    duplicate(stage, "i2@example.com", false);
    stage.source.move("i", "i2@example.com");
    stage.source.move("j", "k@example.com");
    duplicate(stage, "k2@example.com", true);
    stage.source.move("k", "k2@example.com");
    String cut = stage.target.platform().at("m@example.com").orElseThrow().id();
    stage.target.platform().role(cut, Role.CUT);
    stage.source.remove("m");
    stage.person("n", "n n", "m@example.com");
    groups(stage);
    stage.policies =
        new Policies(
            new Policies.Leave(Optional.of(Duration.ZERO), true, false),
            NOBODY_PROTECTED,
            Grants.NONE);
    stage.deleteLimit = new RevocationLimit(100, 10, 0);
    return stage;
  }

  /// A group to create, one to find and rename, and one to go out of and come into.
  private static void groups(Stage stage) {
    stage.groups = new GroupRules(List.of("*"), Map.of());
    stage.memberLimit = new RevocationLimit(100, 10, 0);
    stage.target.groups(new Traits.Groups(true, true, 2, 100));
    var there = stage.target.platform();
    there.groups().put("found", Set.of());
    there.groups().put("both", Set.of(id(there, "b"), id(there, "d"), id(there, "f")));
    stage.source.group("g1", "created", Set.of("a", "c", "h", "i"));
    stage.source.group("g2", "Found", Set.of("b", "n"));
    stage.source.group("g3", "both", Set.of("d", "e", "j"));
  }

  private static String id(Platform platform, String name) {
    return platform.at(name + "@example.com").orElseThrow().id();
  }

  private static void duplicate(Stage stage, String address, boolean cut) {
    stage.target.platform().create(address, Attributes.NONE, "careless-script");
    if (cut) {
      stage.target.platform().delete(stage.target.platform().at(address).orElseThrow().id());
    }
  }

  private List<String> undisturbed() throws IOException {
    try (Stage stage = changedWorld()) {
      recover(stage, "undisturbed");
      return state(stage);
    }
  }

  private static boolean disturbed(Stage stage, PretendTarget.Faults faults) {
    boolean[] met = {false};
    stage.target.faults((number, call) -> {
      Fault fault = faults.at(number, call);
      met[0] |= fault != Fault.NONE;
      return fault;
    });
    try {
      stage.run();
    } catch (Killed _) {
      assertThat(met[0]).isTrue();
    }
    stage.target.faults(PretendTarget.Faults.NONE);
    return met[0];
  }

  private static void recover(Stage stage, String where) {
    for (int run = 1; run <= RUNS_TO_RECOVER; run++) {
      RunReport report = stage.run();
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
      state.add(link.person().id() + " " + link.accountId() + " " + link.state());
    }
    for (TargetGroup group : stage.target.platform().groups().all()) {
      state.add("group " + group.name());
      group.members().forEach(member -> state.add(group.name() + " has " + member));
    }
    stage
        .store
        .groups()
        .of(Stage.TARGET)
        .forEach(link -> state.add("group " + link.group() + " is linked"));
    stage.store.cases().open(Stage.TARGET).forEach(one -> state.add(one.kind() + " " + one.who()));
    stage.store.healings().of(Stage.TARGET).values().forEach(one -> state.add(one.state().name()));
    return state.stream().map(line -> withoutNewIds(stage, line)).sorted().toList();
  }

  // Who is created first is nobody's business.
  private static String withoutNewIds(Stage stage, String line) {
    String text = line;
    for (PretendAccount account : stage.target.platform().everybody()) {
      if (Integer.parseInt(account.id()) > LAST_OLD_ID) {
        text = text.replace(account.id(), account.address());
      }
    }
    return text;
  }
}
