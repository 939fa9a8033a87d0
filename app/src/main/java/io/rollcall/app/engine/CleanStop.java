package io.rollcall.app.engine;

import io.rollcall.lifecycle.Engine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Ctrl-C and SIGTERM let the change that is under way end, so that its answer is written down;
/// then the program ends. Without this nothing is lost either, but the next run has to look up what
/// came of that change.
public final class CleanStop {
  private static final int PATIENCE_SECONDS = 20;

  private final Engine engine;
  private final CountDownLatch ended = new CountDownLatch(1);

  public CleanStop(Engine engine) {
    this.engine = engine;
  }

  /// Runs the engine's work, which a signal ends early.
  public <T> T run(Supplier<T> work) {
    Thread hook = new Thread(this::stopAndWait, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      ended.countDown();
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The program is ending already; the hook has seen that the work is done.
    }
  }

  private void stopAndWait() {
    engine.stop();
    if (!engine.busy()) {
      return;
    }
    try {
      boolean done = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!done) {
        System.err.println("rollcall: ended in the middle of a change; the next run looks it up.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
