package io.rollcall.e2e.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.storm.World.Ran;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Weeks of random life at each kind of target over real HTTP: on fair days not one request is
/// refused or wasted; on foul days nobody is doubled; and when the weather calms down, everybody is
/// who they are and nothing is left to do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InvariantsTest {
  private static final int DAYS = 10;
  private static final int RUNS_TO_RECOVER = 4;

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
  void onFairDaysNothingIsRefusedAndNothingWasted(App app) {
    long first = Sizes.seed();
    for (int trial = 0; trial < 2 * Sizes.SIZE; trial++) {
      String seed = app + " seed " + (first + trial);
      try (World world = worlds.at(app)) {
        world.sideBySide(side(trial));
        var invariants = new Invariants(world, seed);
        var life = new Life(world.payroll, new Random(first + trial));
        for (int day = 0; day < DAYS; day++) {
          Map<String, String> linked = world.linked();
          Ran ran = world.run();
          invariants.nobodyIsCreatedTwice(ran, linked);
          invariants.notOneCallTooMany(ran);
          invariants.nothingIsLeftToDo();
          invariants.everybodyIsWhoTheyAre(Set.of());
          assertThat(invariants.cases()).as(seed).isEmpty();
          life.day();
        }
        if (app == App.MIRO) {
          invariants.theTargetWasNeverAskedTooMuch();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(App.class)
  void whateverTheWeatherNobodyIsDoubledAndItComesToRest(App app) {
    long first = Sizes.seed();
    int faults = 0;
    int healed = 0;
    int cases = 0;
    for (int trial = 0; trial < 4 * Sizes.SIZE; trial++) {
      String seed = app + " seed " + (first + trial);
      try (World world = worlds.at(app)) {
        world.sideBySide(side(trial));
        var random = new Random(first + trial);
        Set<String> strangers = new HashSet<>();
        var invariants = new Invariants(world, seed);
        var life = new Life(world.payroll, random);
        for (int day = 0; day < DAYS; day++) {
          Weather weather = random.nextInt(3) == 0 ? Weather.FAIR : new Gale(random, 4);
          Map<String, String> linked = world.linked();
          Ran ran = world.run(weather);
          invariants.nobodyIsCreatedTwice(ran, linked);
          faults += (int) ran.passed().stream().filter(one -> one.fault() != Fault.NONE).count();
          healed += ran.report().healed();
          life.day();
          if (random.nextInt(3) == 0) {
            String address = life.address();
            world.mistakeForAHire(address).ifPresent(strangers::add);
            life.rename(address);
          }
        }
        calm(world, invariants);
        invariants.nothingIsLeftToDo();
        invariants.everybodyIsWhoTheyAre(strangers);
        if (app == App.MIRO) {
          invariants.theTargetWasNeverAskedTooMuch();
        }
        cases += invariants.cases().size();
      }
    }
    System.out.printf("%s: %d faults, %d healed, %d cases left%n", app, faults, healed, cases);
    assertThat(faults).isPositive();
  }

  // Every other world is as its seed says, and every other one as it comes.
  private static int side(int trial) {
    return trial % 2 == 0 ? 1 : 4;
  }

  private static void calm(World world, Invariants invariants) {
    for (int run = 0; run < RUNS_TO_RECOVER; run++) {
      Map<String, String> linked = world.linked();
      invariants.nobodyIsCreatedTwice(world.run(), linked);
    }
  }
}
