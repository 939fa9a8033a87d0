package io.rollcall.app.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.app.cli.Sideline.Said;
import io.rollcall.app.config.ConfigException;
import io.rollcall.db.Database;
import io.rollcall.db.Lease;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.check.Limits;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.schedule.Timetable;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.TargetRuns;
import io.rollcall.lifecycle.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process' schedules; the file holds the minutes between runs, and a letter is a mistake.
final class SchedulesTest {
  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private final List<Instant> runs = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private Duration takes = Duration.ofSeconds(5);
  private Optional<Runnable> during = Optional.empty();
  private Path file = Path.of("");
  private Optional<Database> opened = Optional.empty();

  @BeforeEach
  void open() {
    file = write("15");
    opened = Optional.of(Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db")));
  }

  @AfterEach
  void close() {
    opened.ifPresent(Database::close);
  }

  // Every content is longer than the one before, so that the file has changed whatever its clock
  // says.
  private Path write(String text) {
    try {
      Path at = folder.resolve("rollcall.yaml");
      long length = Files.exists(at) ? Files.size(at) : 0;
      return Files.writeString(at, text + " ".repeat((int) length + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Scheduled read(Path path) {
    try {
      String text = Files.readString(path).strip();
      if (!text.matches("\\d*")) {
        throw new ConfigException("rollcall.yaml:1:1 is \"" + text + "\".");
      }
      Optional<Timetable> timetable =
          Optional.of(text)
              .filter(minutes -> !minutes.isEmpty())
              .map(Long::parseLong)
              .map(Duration::ofMinutes)
              .map(Timetable.Every::new);
      return new Scheduled(timetable, List.of("app"), (_, database, _) -> engine(database));
    } catch (IOException _) {
      throw new ConfigException("There is no rollcall.yaml.");
    }
  }

  private Engine engine(Database database) {
    return engine(database, new Source.Read.Incomplete("cut"), List.of());
  }

  private Engine engine(Database database, Source.Read read, List<TargetSetup> targets) {
    return new Engine(
        Store.open(database, clock),
        new Leases(database, clock),
        clock,
        new Source() {
          @Override
          public String name() {
            return "staff";
          }

          @Override
          public Read read() {
            runs.add(now);
            during.ifPresent(Runnable::run);
            now = now.plus(takes);
            return read;
          }
        },
        targets,
        Progress.SILENT);
  }

  /// Of a target that must not be reached; it has a name.
  private static TargetSetup unreached() {
    Target target =
        (Target)
            Proxy.newProxyInstance(
                Target.class.getClassLoader(),
                new Class<?>[] {Target.class},
                (_, method, _) -> {
                  if (method.getName().equals("name")) {
                    return "app";
                  }
                  throw new AssertionError(method);
                });
    return new TargetSetup(
        target,
        HealPolicy.OFF,
        Set.of(),
        Limits.USUAL,
        Policies.USUAL,
        GroupRules.NONE,
        Mapping.NONE,
        1);
  }

  private Schedules schedules() {
    return new Schedules(
        new WatchedFile(file, this::read),
        opened.orElseThrow(),
        clock,
        new Told(Path.of("rollcall.yaml"), this::hear));
  }

  private void hear(Said line) {
    said.add(line.event());
    if (line.event().startsWith("configuration")) {
      said.add(line.message());
    }
  }

  private void tick(Schedules schedules, Duration step, int times) {
    for (int i = 0; i < times; i++) {
      schedules.tick();
      now = now.plus(step);
    }
  }

  @Test
  void runsBeginWhenTheyAreDueAndNotBefore() {
    Instant start = now;

    tick(schedules(), Duration.ofMinutes(1), 32);

    assertThat(runs.getFirst()).isEqualTo(start);
    assertThat(runs).hasSize(3);
    assertThat(Duration.between(runs.get(0), runs.get(1))).isBetween(minutes(15), minutes(16));
    assertThat(said).containsOnly("run-begins");
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  @Test
  void aRunThatTakesTooLongSkipsTheNextAndSaysSo() {
    takes = Duration.ofMinutes(31);
    Instant start = now;
    Schedules schedules = schedules();

    schedules.tick();
    assertThat(said).containsExactly("run-begins", "run-skipped");
    schedules.tick();
    assertThat(runs).containsExactly(start);
    now = start.plus(minutes(45));
    schedules.tick();
    assertThat(runs).hasSize(2);
  }

  @Test
  void aBadFileIsSaidOnceAndTheOldOneGoesOn() {
    Schedules schedules = schedules();
    schedules.tick();
    file = write("x");
    tick(schedules, Duration.ofMinutes(1), 17);

    assertThat(runs).hasSize(2);
    assertThat(said)
        .containsExactly(
            "run-begins",
            "configuration-refused",
            "rollcall.yaml:1:1 is \"x\". What was read before goes on being used.",
            "run-begins");

    said.clear();
    file = write("x");
    tick(schedules, Duration.ofSeconds(1), 3);
    file = write("y");
    tick(schedules, Duration.ofSeconds(1), 3);
    assertThat(said).filteredOn("configuration-refused"::equals).hasSize(2);
  }

  @Test
  void aMendedFileIsTakenUpAtOnce() {
    Schedules schedules = schedules();
    schedules.tick();
    file = write("x");
    schedules.tick();
    file = write("1");
    said.clear();
    now = now.plus(minutes(1));
    schedules.tick();

    assertThat(said).startsWith("configuration-read").endsWith("run-begins");
    assertThat(runs).hasSize(2);
  }

  @Test
  void aFileThatIsGoneIsAMistakeLikeOthers() throws IOException {
    Schedules schedules = schedules();
    schedules.tick();
    Files.delete(file);
    said.clear();

    tick(schedules, minutes(1), 17);

    assertThat(said).startsWith("configuration-refused").endsWith("run-begins").hasSize(3);
  }

  @Test
  void withoutAScheduleNothingIsRunUntilThereIsOne() {
    file = write("");
    Schedules schedules = schedules();
    tick(schedules, minutes(1), 20);
    assertThat(runs).isEmpty();

    file = write("15");
    tick(schedules, minutes(1), 2);
    assertThat(runs).hasSize(1);
  }

  @Test
  void aRunThatIsToldToStopIsGoneOnWithByWhoeverComesNext() {
    Schedules schedules = schedules();
    during = Optional.of(schedules::stop);
    schedules.tick();
    assertThat(runs).hasSize(1);
    during = Optional.empty();

    schedules().tick();

    assertThat(runs).hasSize(2);
  }

  @Test
  void aRunThatFindsAnotherOneUnderWayIsPutOffAndItsTimeHasStillCome() {
    List<Lease> elsewhere = new ArrayList<>();
    Leases leases = new Leases(opened.orElseThrow(), clock);
    during =
        Optional.of(() ->
            elsewhere.add(
                leases.acquire(TargetRuns.lease("app"), Duration.ofDays(1)).orElseThrow()));
    Source.Read read = new Source.Read.Complete(List.of(), List.of(), "all", List.of());
    var schedules =
        new Schedules(
            new WatchedFile(
                file,
                _ ->
                    new Scheduled(
                        Optional.of(new Timetable.Every(minutes(15))),
                        List.of("app"),
                        (_, database, _) -> engine(database, read, List.of(unreached())))),
            opened.orElseThrow(),
            clock,
            new Told(Path.of("rollcall.yaml"), this::hear));
    schedules.tick();
    assertThat(said).containsExactly("run-begins", "run-put-off");

    tick(schedules, Duration.ofSeconds(5), 3);
    assertThat(said).containsExactly("run-begins", "run-put-off", "run-elsewhere");
    assertThat(runs).hasSize(1);

    elsewhere.getFirst().close();
    schedules.tick();
    assertThat(runs).hasSize(2);
  }

  @Test
  void whatFailsIsSaidAndTriedAgain() {
    during =
        Optional.of(() -> {
          throw new IllegalStateException("no reading");
        });
    Schedules schedules = schedules();
    schedules.tick();
    assertThat(said).containsExactly("run-begins", "run-broken");
    during = Optional.empty();

    tick(schedules, minutes(1), 17);

    assertThat(runs).hasSize(2);
  }
}
