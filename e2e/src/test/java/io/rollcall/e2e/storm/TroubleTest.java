package io.rollcall.e2e.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.storm.Payroll.Worker;
import io.rollcall.e2e.storm.World.Ran;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each trouble at each kind of target: what a run says of it, that it harms nobody, and that the
/// next run on a fair day makes everything right.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TroubleTest {
  private Worlds worlds;

  @BeforeAll
  void start(@TempDir Path folder) {
    worlds = new Worlds(folder);
  }

  @AfterAll
  void stop() {
    worlds.close();
  }

  private static Stream<Arguments> everywhere(Object[]... rows) {
    return Arrays.stream(App.values())
        .flatMap(app ->
            Stream.of(rows)
                .map(row -> Arguments.of(Stream.concat(Stream.of(app), Stream.of(row)).toArray())));
  }

  static Stream<Arguments> lasting() {
    return everywhere(
        new Object[] {Fault.RESET, "the connection broke"},
        new Object[] {Fault.BROKEN, "it answers 50"},
        new Object[] {Fault.BUSY, "it answers 503, not now"},
        new Object[] {Fault.HELD_BACK, "it answers 429, too many requests"},
        new Object[] {Fault.SILENT, "no answer within 400 ms"},
        new Object[] {Fault.REFUSED, "answers 401 to the token from the test"},
        new Object[] {Fault.FORBIDDEN, "answers 403 to the token from the test"},
        new Object[] {Fault.VANISHED, "base URL looks wrong"},
        new Object[] {
          Fault.CUT_SHORT, "200 with something that is not SCIM, or only its beginning"
        },
        new Object[] {Fault.LYING_TOTAL, "and shows only"});
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void troubleThatLastsChangesNobodyAndIsSaid(App app, Fault fault, String said) {
    try (World world = staffed(app)) {
      Shown before = world.shown();
      world.payroll.put(worker(1).at("new@x.example"));
      world.payroll.put(worker(7));
      world.payroll.remove(id(2));

      Ran ran =
          world.run(request -> fault != Fault.LYING_TOTAL || request.isList() ? fault : Fault.NONE);

      assertThat(ran.report().exitCode()).as(ran.toString()).isOne();
      assertThat(ran.report().targets().getFirst().stopped().orElse("")).contains(said);
      assertThat(ran.writes()).as(ran.toString()).isEmpty();
      assertThat(world.shown()).isEqualTo(before);
      afterwards(world);
    }
  }

  static Stream<Arguments> passing() {
    return everywhere(
        new Object[] {Fault.RESET, 1},
        new Object[] {Fault.LOST, 1},
        new Object[] {Fault.BROKEN, 1},
        new Object[] {Fault.BROKEN_AFTER, 1},
        new Object[] {Fault.SILENT, 1},
        new Object[] {Fault.SILENT_AFTER, 1},
        new Object[] {Fault.CUT_SHORT, 1},
        new Object[] {Fault.TWICE, 0},
        new Object[] {Fault.BUSY, 0},
        new Object[] {Fault.BUSY_AFTER, 0},
        new Object[] {Fault.HELD_BACK, 0});
  }

  /// A create whose answer is lost is in doubt, and looked up by the next run: never sent again
  /// without looking.
  @ParameterizedTest
  @MethodSource("passing")
  void oneCreateMeetsTroubleAndMakesOneAccount(App app, Fault fault, int doubtful) {
    try (World world = staffed(app)) {
      world.payroll.put(worker(7));

      Ran ran = world.run(once(fault, Passed::creates));

      assertThat(ran.passed().stream().filter(Passed::creates).count())
          .as(ran.toString())
          .isEqualTo(fault == Fault.BUSY || fault == Fault.HELD_BACK ? 2 : 1);
      assertThat(world.store.journal().doubtful(App.NAME)).hasSize(doubtful);
      if (doubtful > 0) {
        assertThat(ran.report().exitCode()).as(ran.toString()).isOne();
      }
      afterwards(world);
    }
  }

  static Stream<Arguments> changes() {
    return everywhere(
        new Object[] {Fault.RESET},
        new Object[] {Fault.LOST},
        new Object[] {Fault.BROKEN_AFTER},
        new Object[] {Fault.SILENT_AFTER},
        new Object[] {Fault.TWICE},
        new Object[] {Fault.BUSY},
        new Object[] {Fault.BUSY_AFTER},
        new Object[] {Fault.HELD_BACK});
  }

  /// A change sets absolute values, so it is sent again at once.
  @ParameterizedTest
  @MethodSource("changes")
  void aChangeThatMeetsTroubleIsMadeInTheSameRun(App app, Fault fault) {
    try (World world = staffed(app)) {
      world.payroll.put(worker(1).at("new@x.example"));
      world.payroll.group("Team 0", Set.of(id(2), id(3)));

      assertThat(world.run(once(fault, request -> request.path().contains("/Users/"))).report())
          .returns(0, report -> report.exitCode());
      afterwards(world);
    }
  }

  static Stream<Arguments> poisons() {
    return everywhere(
        new Object[] {Fault.POISONED}, new Object[] {Fault.BROKEN}, new Object[] {Fault.VANISHED});
  }

  /// I9.
  @ParameterizedTest
  @MethodSource("poisons")
  void onePersonWhomTheTargetRefusesFailsAlone(App app, Fault fault) {
    try (World world = staffed(app)) {
      String poisoned = world.linked().getOrDefault(id(3), "nobody");
      for (int number = 1; number <= 5; number++) {
        world.payroll.put(worker(number).at("new" + number + "@x.example"));
      }
      world.payroll.put(worker(7));
      world.payroll.put(worker(8));

      Ran ran =
          world.run(request ->
              request.writes()
                      && (request.target().contains(poisoned) || request.body().contains("a8@"))
                  ? fault
                  : Fault.NONE);

      assertThat(ran.report().failed()).as(ran.toString()).isEqualTo(2);
      assertThat(world.shown().users().values())
          .extracting(Shown.User::userName)
          .contains("new1@x.example", "new2@x.example", "new4@x.example", "new5@x.example")
          .contains("a3@x.example", "a7@x.example")
          .doesNotContain("a8@x.example");
      afterwards(world);
    }
  }

  @ParameterizedTest
  @EnumSource(App.class)
  void aTargetThatCapsPagesSilentlyIsReadToItsEnd(App app) {
    try (World world = staffed(app)) {
      world.payroll.put(worker(1).at("new@x.example"));

      Ran ran = world.run(request -> request.isList() ? Fault.SHORT_PAGE : Fault.NONE);

      assertThat(ran.report().exitCode()).as(ran.toString()).isZero();
      assertThat(ran.writes()).as(ran.toString()).hasSize(1);
      afterwards(world);
    }
  }

  /// An id that turns 404 is a question for a person, and no reason to create the account again.
  @ParameterizedTest
  @EnumSource(App.class)
  void anAccountThatIsGoneIsNotMadeAgain(App app) {
    try (World world = staffed(app)) {
      world.delete(world.linked().getOrDefault(id(1), "nobody"));
      Map<String, String> linked = world.linked();

      Ran ran = world.run();

      assertThat(ran.report().exitCode()).as(ran.toString()).isEqualTo(3);
      assertThat(ran.writes()).as(ran.toString()).isEmpty();
      assertThat(new Invariants(world, "").cases()).containsExactly(id(1));
      assertThat(world.linked()).isEqualTo(linked);
    }
  }

  @ParameterizedTest
  @EnumSource(App.class)
  void anEngineThatRemembersNothingOrAnotherAppStops(App app) {
    try (World world = staffed(app);
        World empty = world.remembered(worlds.newFolder());
        World foreign = worlds.at(app)) {
      Shown before = world.shown();
      hire(empty);
      stopped(empty.run());

      hire(foreign);
      foreign.run();
      foreign.store.links().of(App.NAME).forEach(empty.store.links()::put);
      stopped(empty.run());
      assertThat(world.shown()).isEqualTo(before);
    }
  }

  private static void stopped(Ran ran) {
    assertThat(ran.report().exitCode()).as(ran.toString()).isEqualTo(4);
    assertThat(ran.writes()).as(ran.toString()).isEmpty();
  }

  private World staffed(App app) {
    World world = worlds.at(app);
    hire(world);
    assertThat(world.run().report().exitCode()).isZero();
    return world;
  }

  private static void hire(World world) {
    for (int number = 1; number <= 5; number++) {
      world.payroll.put(worker(number));
    }
    world.payroll.group("Team 0", Set.of(id(1), id(2)));
    world.payroll.group("Team 1", Set.of(id(2)));
  }

  private static String id(int number) {
    return "%04d".formatted(number);
  }

  private static Worker worker(int number) {
    return new Worker(
        id(number), "a" + number + "@x.example", "Ada", "O'Nïl" + number, "Search", true);
  }

  private static Weather once(Fault fault, Predicate<Passed> meant) {
    var met = new AtomicBoolean();
    return request -> meant.test(request) && met.compareAndSet(false, true) ? fault : Fault.NONE;
  }

  private static void afterwards(World world) {
    var invariants = new Invariants(world, world.app.toString());
    Map<String, String> linked = world.linked();
    Ran ran = world.run();
    invariants.nobodyIsCreatedTwice(ran, linked);
    assertThat(ran.report().exitCode()).as(ran.toString()).isZero();
    invariants.everybodyIsWhoTheyAre(Set.of());
    invariants.nothingIsLeftToDo();
    assertThat(invariants.cases()).isEmpty();
  }
}
