package io.rollcall.app.rehearse;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The folder that a rehearsal writes to, and nothing else does it write. It is gone when the
/// rehearsal ends, however it ends: Ctrl-C and SIGTERM end the work, and remove it where the work
/// does not end in time.
final class Scratch implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final Path path;
  private final Thread worker = Thread.currentThread();
  private final CountDownLatch removed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "rehearsal-end");

  private Scratch(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// For the thread that calls this.
  static Scratch make() {
    try {
      return new Scratch(TemporaryFolder.make("rehearse"));
    } catch (IOException e) {
      throw new CommandFailure("Cannot make a temporary folder: " + e);
    }
  }

  /// A place in it.
  Path at(String name) {
    return path.resolve(name);
  }

  private void end() {
    worker.interrupt();
    try {
      boolean done = removed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!done) {
        TemporaryFolder.remove(path);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("rollcall: " + path + " could not be removed: " + e);
    }
  }

  @Override
  public void close() {
    try {
      TemporaryFolder.remove(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + path, e);
    } finally {
      removed.countDown();
      forget();
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The program is ending already, and the hook has just been told.
    }
  }
}
