package io.rollcall.db;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// One piece of work that waits to write, and what came of it. Its caller waits for the answer; the
/// writer claims it, runs it and, once it knows whether the batch is kept, answers.
final class Piece<T> {
  private final Function<DSLContext, T> work;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CompletableFuture<@Nullable T> answer = new CompletableFuture<>();
  private @Nullable T value;
  private @Nullable Throwable thrown;

  Piece(Function<DSLContext, T> work) {
    this.work = work;
  }

  /// Whoever gets true decides what happens to it: the writer, or a caller who no longer waits.
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /// Runs it, and keeps what it returns or throws until [#answer].
  ///
  /// @return whether it returned
  boolean run(DSLContext sql) {
    try {
      value = work.apply(sql);
      return true;
    } catch (Throwable e) {
      thrown = e;
      return false;
    }
  }

  /// What it threw.
  Throwable thrown() {
    return Objects.requireNonNull(thrown, "thrown");
  }

  /// The batch was kept: its caller gets what it returned or threw.
  void answer() {
    if (thrown != null) {
      answer.completeExceptionally(Causes.meaning(thrown));
    } else {
      answer.complete(value);
    }
  }

  /// The batch was not kept, whatever this piece did.
  void lost(Throwable why) {
    answer.completeExceptionally(why);
  }

  /// Waits for the answer. An interrupt does not end the waiting, because the caller could not know
  /// whether the change was kept: the thread finds itself interrupted afterwards.
  ///
  /// @param patience how long it may wait to be claimed
  T await(Duration patience) {
    boolean interrupted = false;
    long left = patience.toNanos();
    long until = System.nanoTime() + left;
    try {
      while (true) {
        try {
          return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
          left = Math.max(0, until - System.nanoTime());
        } catch (TimeoutException _) {
          if (claim()) {
            throw Unavailable.waitedTooLong();
          }
          left = TimeUnit.DAYS.toNanos(1);
          until = System.nanoTime() + left;
        } catch (ExecutionException e) {
          throw Causes.thrown(e.getCause() == null ? e : e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
