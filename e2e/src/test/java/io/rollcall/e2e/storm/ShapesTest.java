package io.rollcall.e2e.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.storm.Payroll.Worker;
import io.rollcall.e2e.storm.World.Ran;
import io.rollcall.lifecycle.target.Traits.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// I8: people who take each other's addresses, in every shape that this can have, are where they
/// belong after one run, at each kind of target, and the target never says that an address is
/// taken.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShapesTest {
  private static final int RING = 100;
  private static final int CHAIN = 1_000;
  private static final int LEAVER = 5_000;

  private Worlds worlds;

  @BeforeAll
  void start(@TempDir Path folder) {
    worlds = new Worlds(folder);
  }

  @AfterAll
  void stop() {
    worlds.close();
  }

  @ParameterizedTest
  @EnumSource(App.class)
  void everyShapeConvergesInOneRun(App app) {
    try (World world = worlds.at(app)) {
      world.sideBySide(4);
      List<String> ids = hire(world, CHAIN);
      world.payroll.put(worker(LEAVER));
      oneRun(world, CHAIN + 1);

      rotate(world, ids.subList(0, 2));
      oneRun(world, 2 + 1);

      rotate(world, ids.subList(2, 2 + RING));
      oneRun(world, RING + 1);

      world.payroll.remove(id(LEAVER));
      oneRun(world, 1);
      chainInto(world, ids.subList(0, 5), address(LEAVER));
      Ran tombstone = world.run();
      settled(world, tombstone);

      chainInto(world, ids, "free@" + AppServer.DOMAIN);
      oneRun(world, CHAIN);
    }
  }

  private static List<String> hire(World world, int people) {
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < people; number++) {
      world.payroll.put(worker(number));
      ids.add(id(number));
    }
    return ids;
  }

  private static Worker worker(int number) {
    return new Worker(id(number), address(number), "Ada", "Number" + number, "Search", true);
  }

  private static String id(int number) {
    return "%04d".formatted(number);
  }

  private static String address(int number) {
    return "a" + number + "@" + AppServer.DOMAIN;
  }

  /// Each takes the address of the next one, the last one that of the first.
  private static void rotate(World world, List<String> ids) {
    String first = world.payroll.worker(ids.getFirst()).mail();
    chainInto(world, ids, first);
  }

  /// Each takes the address of the next one, the last one this.
  private static void chainInto(World world, List<String> ids, String last) {
    for (int i = 0; i < ids.size(); i++) {
      String next = i + 1 < ids.size() ? world.payroll.worker(ids.get(i + 1)).mail() : last;
      world.payroll.put(world.payroll.worker(ids.get(i)).at(next));
    }
  }

  /// I10, where the target publishes no numbers: it says how long to wait, and is not asked before.
  @ParameterizedTest
  @EnumSource(App.class)
  void whoeverIsHeldBackWaitsAsLongAsTheTargetSays(App app) {
    Budget budget = new Budget(List.of(new Rate("all", 20, Duration.ofSeconds(10))), _ -> "all");
    try (World world = worlds.at(app, budget)) {
      var _ = hire(world, 50);
      Ran ran = world.run();
      assertThat(ran.report().exitCode()).as(ran::toString).isZero();
      List<Passed> heldBack =
          ran.passed().stream().filter(request -> request.status() == 429).toList();
      assertThat(heldBack).as(ran::toString).isNotEmpty();
      assertThat(heldBack.size()).as(ran::toString).isEqualTo(budget.overruns().size());
      for (Passed held : heldBack) {
        if (held.number() < ran.passed().size()) {
          assertThat(ran.passed().get(held.number()).status()).as(ran::toString).isNotEqualTo(429);
        }
      }
      new Invariants(world, app.toString()).everybodyIsWhoTheyAre(Set.of());
    }
  }

  private static void oneRun(World world, int writes) {
    Ran ran = world.run();
    assertThat(ran.writes()).as(ran::toString).hasSize(writes);
    new Invariants(world, world.app + "").notOneCallTooMany(ran);
    settled(world, ran);
  }

  private static void settled(World world, Ran ran) {
    assertThat(ran.report().exitCode()).as(ran::toString).isZero();
    Map<String, String> linked = world.linked();
    Shown shown = world.shown();
    for (Worker one : world.payroll.people()) {
      assertThat(shown.user(linked.getOrDefault(one.id(), "nobody")).userName())
          .isEqualTo(one.mail());
    }
    new Invariants(world, world.app + "").everybodyIsWhoTheyAre(Set.of());
    new Invariants(world, world.app + "").nothingIsLeftToDo();
  }
}
