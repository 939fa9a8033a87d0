package io.rollcall.e2e.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.CutWire;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Scissors;
import io.rollcall.e2e.stage.Scissors.Moment;
import io.rollcall.e2e.storm.Payroll.Worker;
import io.rollcall.e2e.storm.World.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// I3: `rollcall sync`, the program itself, is killed (SIGKILL) at a request: before anybody acted
/// on it, when its answer is on its way, or just after it was answered. The next run ends where one
/// ends that nobody killed, doubles nobody, and reads no more than a run does anyway and what was
/// in doubt. Which requests, is random; more of them with a larger `rollcall.test.size`.
@Tag("kill")
@Tag("blackbox")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledSyncTest {
  private static final int KILLS = 6;
  private static final List<Moment> MOMENTS = List.of(Moment.values());

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
  void theNextRunEndsWhereOneEndsThatNobodyKilled(App app) throws IOException {
    long seed = Sizes.seed();
    var random = new Random(seed);
    List<String> twin;
    int requests;
    int reads;
    try (World world = changed(app)) {
      Ran ran = world.run();
      assertThat(ran.report().exitCode()).as(ran.toString()).isZero();
      requests = ran.passed().size();
      reads = ran.passed().size() - ran.writes().size();
      twin = state(world);
    }
    for (int kill = 0; kill < KILLS * Sizes.SIZE; kill++) {
      int at = 1 + random.nextInt(requests);
      Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
      String where = app + " seed " + seed + ", killed " + moment + " request " + at;
      try (World world = changed(app)) {
        killed(world, at, moment);
        int doubtful = world.store.journal().doubtful(App.NAME).size();
        Map<String, String> linked = world.linked();

        Ran ran = world.run();

        var invariants = new Invariants(world, where);
        invariants.nobodyIsCreatedTwice(ran, linked);
        assertThat(state(world)).as(where + "\n" + ran).isEqualTo(twin);
        assertThat(ran.passed().size() - ran.writes().size())
            .as(where + ": reads of the next run\n" + ran)
            .isLessThanOrEqualTo(reads + doubtful);
        invariants.nothingIsLeftToDo();
      }
    }
  }

  /// A joiner, a mover, two who swap, a leaver whose address the joiner gets, and a group.
  private World changed(App app) throws IOException {
    World world = worlds.yesterdayAt(app);
    for (int number = 1; number <= 6; number++) {
      world.payroll.put(worker(number));
    }
    world.payroll.group("Team 0", Set.of(id(1), id(2)));
    assertThat(world.run().report().exitCode()).isZero();
    world.payroll.put(worker(1).at("new@x.example"));
    world.payroll.put(worker(2).at("a3@x.example"));
    world.payroll.put(worker(3).at("a2@x.example"));
    world.payroll.remove(id(4));
    world.payroll.put(worker(7).at("a4@x.example"));
    world.payroll.put(worker(8));
    world.payroll.put(worker(5).called("D'Áth"));
    world.payroll.group("Team 0", Set.of(id(2), id(8)));
    world.payroll.group("Team 1", Set.of(id(7)));
    world.payroll.export(world.folder);
    return world;
  }

  private static String id(int number) {
    return "%04d".formatted(number);
  }

  private static Worker worker(int number) {
    return new Worker(id(number), "a" + number + "@x.example", "Ada", "N" + number, "Rätsel", true);
  }

  private static void killed(World world, int at, Moment moment) throws IOException {
    var scissors = new Scissors();
    try (var wire = new CutWire(world.server.url(), scissors)) {
      Files.writeString(
          world.folder.resolve("rollcall.yaml"),
          """
          source: { type: file, people: people.csv, groups: groups.csv, id: id, name: staff }
          targets:
            app:
          %s
              heal: auto
              domains: [x.example]
              groups: ["Team *"]
          """
              .formatted(world.app.yaml(wire.uri(), world.keys).indent(4)));
      var started = new CompletableFuture<Program>();
      scissors.cutAt(at, moment, () -> started.join().kill());
      started.complete(
          Launch.rollcall(world.folder)
              .with("TOKEN", world.keys.token())
              .with("KEY", world.keys.key())
              .start("sync", "--data", world.folder.toString()));
      started.join().end().expect(128 + 9);
    }
  }

  /// Who is called how, and who is whose and where; but for ids, which differ.
  private static List<String> state(World world) {
    Shown shown = world.shown();
    List<String> state = new ArrayList<>();
    shown
        .users()
        .values()
        .forEach(one -> state.add(one.userName() + " " + one.active() + " " + one.family()));
    world
        .linked()
        .forEach((person, account) -> state.add(person + " is " + shown.user(account).userName()));
    World.TEAMS.forEach(team ->
        shown
            .groups()
            .getOrDefault(team, Set.of())
            .forEach(member -> state.add(team + " has " + shown.user(member).userName())));
    return state.stream()
        .map(line -> line.replaceAll("retired-[^@]+", "retired"))
        .sorted()
        .toList();
  }
}
