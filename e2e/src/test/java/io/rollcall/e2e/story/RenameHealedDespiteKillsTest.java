package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.stage.Company;
import io.rollcall.e2e.stage.Employee;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Scissors;
import io.rollcall.e2e.stage.Scissors.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine is killed (SIGKILL) at the requests that it sends: before anybody has acted on one,
/// and, if it writes, also when its answer is on its way. Then it is started again. Whatever was
/// cut, the end is the same.
///
/// Every cut begins in the same world, brought back from files. `sync` is cut at every request.
/// `heal` and `apply`, which take the same steps after more reading, and undoing, are cut at every
/// write and at the request after it; from size 4 (`rollcall.test.size`) at every one.
@Tag("blackbox")
final class RenameHealedDespiteKillsTest {

  private static final int PEOPLE = 6;
  private static final long SEED = 17;
  private static final String RENAMED = "u0003";
  private static final String NEW_NAME = "Okafor";
  private static final String NEW_ADDRESS = "okafor@example.com";
  private static final boolean ALL = Integer.getInteger("rollcall.test.size", 1) >= 4;

  @TempDir private Path directory;

  private final Scissors scissors = new Scissors();
  private final Company company = Company.of(PEOPLE, SEED, scissors);
  private final List<String> failures = new ArrayList<>();

  @AfterEach
  void close() {
    company.close();
  }

  /// A rename that meets its deleted duplicate.
  ///
  /// @param everyone the organization before: the rightful account still under its old address, the
  ///   duplicate cut from it
  private record Conflict(
      World.Kept world, String rightful, String duplicate, Map<String, World.Member> everyone) {}

  private Conflict conflict() {
    try (World world = World.begin(directory.resolve("begin"), company, scissors, "off")) {
      world.run("sync").expect(0);
      Employee before = company.employee(RENAMED);
      String rightful = world.member(before.mail()).id();
      company.rename(RENAMED, NEW_NAME, NEW_ADDRESS);
      String duplicate = world.mistakeForAHire(NEW_ADDRESS, before.givenName(), NEW_NAME);
      var everyone = world.members();
      assertThat(everyone).hasSize(PEOPLE + 1).containsKey(rightful).doesNotContainKey(duplicate);
      return new Conflict(world.keep(), rightful, duplicate, everyone);
    }
  }

  @Test
  void aSyncThatIsKilledAnywhereHealsAllTheSame() {
    Conflict conflict = conflict();
    cutEverywhere(
        new Killing(
            conflict.world(), "auto", List.of("sync"), world -> isHealed(world, conflict), true));
  }

  @Test
  void aHealThatIsKilledAnywhereIsDoneByTheNext() {
    Conflict conflict = conflict();
    var command = List.of("heal", NEW_ADDRESS, "--yes");
    cutEverywhere(
        new Killing(conflict.world(), "ask", command, world -> isHealed(world, conflict), ALL));
  }

  @Test
  void anApplyThatIsKilledAnywhereIsDoneByTheNext() {
    Conflict conflict = conflict();
    var command = List.of("apply", "--yes");
    cutEverywhere(
        new Killing(conflict.world(), "ask", command, world -> isHealed(world, conflict), ALL));
  }

  @Test
  void anUndoingThatIsKilledAnywhereIsDoneByTheNextRun() {
    Conflict healed = healed();
    var command = List.of("heal", NEW_ADDRESS, "--undo", "--yes");
    cutEverywhere(
        new Killing(healed.world(), "ask", command, world -> isUndone(world, healed), ALL));
  }

  private Conflict healed() {
    Conflict conflict = conflict();
    try (World world = conflict.world().in(directory.resolve("healed"), scissors, "ask")) {
      world.run("heal", NEW_ADDRESS, "--yes").expect(0);
      return new Conflict(
          world.keep(), conflict.rightful(), conflict.duplicate(), conflict.everyone());
    }
  }

  // The next run may ask once whether the address was let go.
  private static void isUndone(World world, Conflict conflict) {
    world.run("sync").expect(0);
    assertThat(world.members()).isEqualTo(conflict.everyone());
  }

  @Test
  void anOnboardingThatIsKilledAnywhereLosesNobodyAndDoublesNobody() {
    World.Kept empty;
    for (int number = 4; number <= PEOPLE; number++) {
      company.dismiss("u%04d".formatted(number));
    }
    try (World world = World.begin(directory.resolve("begin"), company, scissors, "auto")) {
      empty = world.keep();
    }
    cutEverywhere(new Killing(empty, "auto", List.of("sync"), this::isOnboarded, true));
  }

  private void isOnboarded(World world) {
    assertThat(world.members().values())
        .extracting(World.Member::email)
        .as("everybody of the company and the administrator, once")
        .containsExactlyInAnyOrderElementsOf(everybody());
    assertThat(world.members().values()).allMatch(World.Member::active);
  }

  private List<String> everybody() {
    var addresses = new ArrayList<>(company.people().stream().map(Employee::mail).toList());
    addresses.add(World.ADMIN);
    return addresses;
  }

  private static void isHealed(World world, Conflict conflict) {
    var rightful = world.memberOf(conflict.rightful());
    var duplicate = world.memberOf(conflict.duplicate());
    assertThat(rightful.email()).isEqualTo(NEW_ADDRESS);
    assertThat(rightful.active()).isTrue();
    assertThat(world.user(rightful.id()).getFieldAsObject("name").getFieldAsString("familyName"))
        .isEqualTo(NEW_NAME);
    assertThat(duplicate.email()).matches("okafor\\.retired-\\d+@example\\.com");
    assertThat(duplicate.active()).isFalse();

    var others = new HashMap<>(world.members());
    others.keySet().removeAll(List.of(rightful.id(), duplicate.id()));
    var othersBefore = new HashMap<>(conflict.everyone());
    othersBefore.remove(rightful.id());
    assertThat(others).as("everybody else").isEqualTo(othersBefore);
  }

  private interface End {
    void check(World world);
  }

  /// What is killed, how it is started again, and how it must end.
  private record Killing(
      World.Kept begin, String heal, List<String> command, End end, boolean everyRequest) {}

  private record Cut(int position, Moment moment) {}

  private void cutEverywhere(Killing killing) {
    Instant began = Instant.now();
    List<String> requests = uncut(killing);
    List<Cut> cuts = cuts(requests, killing.everyRequest());
    cuts.forEach(cut -> cut(killing, cut, requests.get(cut.position() - 1)));
    System.out.printf(
        "Seed %d: %s sends %d requests and was killed %d times, at %s, in %d s%n",
        SEED,
        String.join(" ", killing.command()),
        requests.size(),
        cuts.size(),
        killing.everyRequest() ? "every request" : "every write and the request after it",
        Duration.between(began, Instant.now()).toSeconds());
    assertThat(failures).isEmpty();
  }

  /// The requests that a run sends which nobody kills.
  private List<String> uncut(Killing killing) {
    try (World world = killing.begin().in(directory.resolve("uncut"), scissors, killing.heal())) {
      scissors.putAway();
      world.run(words(killing)).expect(0);
      List<String> requests = scissors.passed();
      assertThat(requests).filteredOn(request -> !reads(request)).hasSizeGreaterThan(2);
      killing.end().check(world);
      nothingIsLeftToDo(world);
      return requests;
    }
  }

  /// A read whose answer is lost is a read that never arrived: only writes are cut on both sides.
  private static List<Cut> cuts(List<String> requests, boolean everyRequest) {
    List<Cut> cuts = new ArrayList<>();
    for (int position = 1; position <= requests.size(); position++) {
      boolean read = reads(requests.get(position - 1));
      boolean afterWrite = position > 1 && !reads(requests.get(position - 2));
      if (!read || everyRequest || afterWrite) {
        cuts.add(new Cut(position, Moment.BEFORE));
      }
      if (!read) {
        cuts.add(new Cut(position, Moment.AFTER));
      }
    }
    return cuts;
  }

  private static boolean reads(String request) {
    return request.startsWith("GET ") || request.startsWith("LDAP ");
  }

  private void cut(Killing killing, Cut cut, String request) {
    Path folder = directory.resolve(cut.moment() + "-" + cut.position());
    try (World world = killing.begin().in(folder, scissors, killing.heal())) {
      var started = new CompletableFuture<Program>();
      scissors.cutAt(cut.position(), cut.moment(), () -> started.join().kill());
      started.complete(world.start(words(killing)));
      started.join().end().expect(128 + 9);
      scissors.putAway();

      world.run(words(killing)).expect(0);

      killing.end().check(world);
      nothingIsLeftToDo(world);
    } catch (AssertionError wrong) {
      failures.add(
          "%s, killed %s request %d (%s): %s"
              .formatted(
                  String.join(" ", killing.command()),
                  cut.moment(),
                  cut.position(),
                  request,
                  wrong.getMessage()));
    }
  }

  private static String[] words(Killing killing) {
    return killing.command().toArray(String[]::new);
  }

  private void nothingIsLeftToDo(World world) {
    scissors.putAway();
    var report = world.run("sync", "--json").expect(0).json();
    assertThat(report.getFieldAsInteger("writes")).as("writes of the next run").isZero();
    assertThat(scissors.passed())
        .as("what the next run sends")
        .isNotEmpty()
        .allMatch(RenameHealedDespiteKillsTest::reads);
  }
}
