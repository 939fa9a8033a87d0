package io.rollcall.app.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM: the demo is told, and the program waits until it has tidied up.
final class Ending implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch tidy = new CountDownLatch(1);

  private volatile Optional<Folder> folder = Optional.empty();

  private final Thread hook = new Thread(this::askAndWait, "demo-end");

  Ending() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Whether the demo was told to end, by now or within so long.
  boolean isAskedWithin(Duration time) {
    try {
      return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Waits for Ctrl-C or SIGTERM.
  void await() {
    try {
      asked.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whatever hangs, this is closed before the program ends.
  void sees(Folder newFolder) {
    folder = Optional.of(newFolder);
  }

  private void askAndWait() {
    asked.countDown();
    try {
      boolean done = tidy.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!done) {
        folder.ifPresent(Folder::close);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// All is tidy.
  @Override
  public void close() {
    tidy.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The program is ending already, and the hook has just been told.
    }
  }
}
