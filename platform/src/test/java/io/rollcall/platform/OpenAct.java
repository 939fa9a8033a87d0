package io.rollcall.platform;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jooq.impl.DSL;

/// An act that did its work and whose transaction does not end until it is told to. Only where
/// several transactions write at once.
final class OpenAct implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final World world;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CountDownLatch worked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Future<Boolean> transaction;

  OpenAct(World world, Caller caller, Consumer<Act> work) throws InterruptedException {
    this(world, caller, work, _ -> {});
  }

  private OpenAct(World world, Caller caller, Consumer<Act> work, Consumer<Act> lastly)
      throws InterruptedException {
    this.world = world;
    var ids = new RandomIds(world.clock, new SecureRandom());
    var presets = new Presets(World.PRESETS);
    this.transaction =
        thread.submit(() ->
            world.database.write(sql -> {
              Act act = new Act(sql, 1, ids, presets, caller, List.of());
              work.accept(act);
              worked.countDown();
              boolean told = await(ended);
              lastly.accept(act);
              return told;
            }));
    if (!worked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The work did not end");
    }
  }

  /// What the second act answers that comes while the first is not committed. The first ends as
  /// soon as the second waits for it, or is done without waiting.
  static <T> T during(World world, Caller caller, Consumer<Act> first, Callable<T> second)
      throws Exception {
    return during(world, caller, first, _ -> {}, second);
  }

  /// The same, of a first act that goes on once the second waits for it.
  static <T> T during(
      World world, Caller caller, Consumer<Act> first, Consumer<Act> lastly, Callable<T> second)
      throws Exception {
    try (OpenAct open = new OpenAct(world, caller, first, lastly);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<T> answer = thread.submit(second);
      open.endOnceWaitedFor(answer);
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /// Ends the transaction as soon as somebody waits for it, or the other is done without waiting.
  void endOnceWaitedFor(Future<?> other) {
    while (!other.isDone() && !somebodyWaits()) {
      Thread.onSpinWait();
    }
    ended.countDown();
  }

  private boolean somebodyWaits() {
    return world.database.read(
        sql -> sql.fetchExists(DSL.table("pg_locks"), DSL.condition("not granted")));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    }
  }

  @Override
  public void close() {
    ended.countDown();
    thread.close();
    if (transaction.state() == Future.State.FAILED) {
      throw new AssertionError("The act failed", transaction.exceptionNow());
    }
  }
}
