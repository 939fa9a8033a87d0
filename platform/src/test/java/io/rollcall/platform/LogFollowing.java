package io.rollcall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.sql.LogRows;
import io.rollcall.scim.message.ScimError;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever reads the log on and on misses nothing, however many write to it.
abstract class LogFollowing {
  private static final int WRITERS = 16;
  private static final int EACH = 125;
  private static final long PATIENCE_SECONDS = 120;

  private World world;
  private Caller.OfDirectory directory;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    directory = world.directory(world.organization("Acme"));
  }

  /// Half of the writers are another process whose clock is slow: its ids are lower than those that
  /// were read already.
  @Test
  void aFollowerOfSixteenWritersMissesNothingAndReadsInAStableOrder() throws Exception {
    int before = world.log(acme()).size();
    TestClock slow = new TestClock();
    slow.advance(Duration.ofMinutes(-1));
    Log here = world.platform.log();
    Log there =
        new Platform(world.database, slow, new RandomIds(slow, new SecureRandom()), World.PRESETS)
            .log();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
      Future<List<LogEntry>> follower = threads.submit(() -> follow(before + WRITERS * EACH));
      List<Callable<Void>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Log log = i % 2 == 0 ? here : there;
        int writer = i;
        writers.add(() -> write(log, writer));
      }
      for (Future<Void> writer : threads.invokeAll(writers)) {
        writer.get();
      }

      List<LogEntry> read = follower.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(read).doesNotHaveDuplicates().containsExactlyElementsOf(world.log(acme()));
      assertThat(read).extracting(LogEntry::position).isSorted();
    }
  }

  /// Where several transactions write at once, one that began first may commit last.
  void whatMayYetBePrecededIsNotReadByWhoeverGoesOn() throws Exception {
    List<LogEntry> before = read(Optional.empty(), true);
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Boolean> slow =
          threads.submit(() ->
              world.database.write(sql -> {
                new LogRows(sql).insert(row("slow"));
                written.countDown();
                return await(released);
              }));
      assertThat(await(written)).isTrue();
      write(world.platform.log(), 1, 1);

      assertThat(read(Optional.empty(), true)).isEqualTo(before);
      assertThat(read(Optional.empty(), false)).hasSize(before.size() + 1);
      released.countDown();
      assertThat(slow.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    List<LogEntry> all = follow(before.size() + 2);
    assertThat(all.getLast().detail()).contains("1 1");
    assertThat(all.get(all.size() - 2).id()).isEqualTo("slow");
  }

  @Test
  void aPositionIsReadAsItWasWrittenAndNothingElseIs() {
    LogPosition position = world.log(acme()).getLast().position();

    assertThat(LogPosition.read(position.text())).contains(position);
    assertThat(List.of("", "1", "-1", "1-", "a-1", "1-1'", "1-" + "9".repeat(30)))
        .allSatisfy(text -> assertThat(LogPosition.read(text)).isEmpty());
    assertThat(read(Optional.of(position), true)).isEmpty();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    }
  }

  private LogRows.Row row(String id) {
    return new LogRows.Row(
        id,
        directory.organizationId(),
        world.clock.millis(),
        LogEntry.Kind.REFUSED.code(),
        LogEntry.ActorKind.OPERATOR.code(),
        "",
        "operator",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "slow",
        Optional.empty(),
        List.of());
  }

  private Void write(Log log, int writer) {
    for (int i = 0; i < EACH; i++) {
      write(log, writer, i);
    }
    return null;
  }

  private void write(Log log, int writer, int number) {
    log.refused(directory, ScimError.invalidValue(writer + " " + number));
  }

  private List<LogEntry> follow(int total) {
    List<LogEntry> read = new ArrayList<>();
    Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
    while (read.size() < total && Instant.now().isBefore(deadline)) {
      read.addAll(
          read(read.isEmpty() ? Optional.empty() : Optional.of(read.getLast().position()), true));
      Thread.onSpinWait();
    }
    return read;
  }

  private List<LogEntry> read(Optional<LogPosition> after, boolean settledOnly) {
    return world
        .platform
        .log()
        .read(
            directory.organizationId(),
            new LogQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after,
                100,
                true,
                LogQuery.Audience.ORGANIZATION,
                settledOnly))
        .entries();
  }

  private Organization acme() {
    return world.platform.organizations().withId(directory.organizationId()).orElseThrow();
  }
}
