package io.rollcall.db;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jooq.DSLContext;

/// Makes writes wait for each other on purpose, so that tests know what shares a batch.
final class Queued implements AutoCloseable {
  private final Database database;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  Queued(Database database) {
    this.database = database;
  }

  /// Keeps the writer busy until the latch is counted down.
  CountDownLatch hold() throws InterruptedException {
    return hold(_ -> 0);
  }

  private CountDownLatch hold(Function<DSLContext, Integer> work) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(1);
    var _ =
        submit(sql -> {
          begun.countDown();
          uninterruptibly(hold);
          return work.apply(sql);
        });
    begun.await();
    return hold;
  }

  <T> Future<T> submit(Function<DSLContext, T> work) {
    return callers.submit(() -> database.write(work));
  }

  /// Returns when exactly so many pieces of work wait.
  void until(int waiting) {
    while (database.figures().waitingWrites() != waiting) {
      LockSupport.parkNanos(100_000);
    }
  }

  /// Runs all of them in the batch of a piece of work that keeps.
  <T> List<Future<T>> together(List<Function<DSLContext, T>> work) throws InterruptedException {
    return after(_ -> 0, work);
  }

  /// Runs all of them, in this order, while they wait for the first.
  <T> List<Future<T>> after(Function<DSLContext, Integer> first, List<Function<DSLContext, T>> work)
      throws InterruptedException {
    CountDownLatch hold = hold(first);
    List<Future<T>> ends = new ArrayList<>();
    for (Function<DSLContext, T> piece : work) {
      ends.add(submit(piece));
      until(ends.size());
    }
    hold.countDown();
    for (Future<T> end : ends) {
      while (!end.isDone()) {
        LockSupport.parkNanos(100_000);
      }
    }
    return ends;
  }

  private static void uninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    callers.close();
  }
}
