package io.rollcall.e2e.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A running program. Waits are for something to happen, never for time to pass; one that lasts too
/// long fails with everything the program said. Closing kills what still runs.
public final class Program implements AutoCloseable {

  private final Process process;
  private final Duration patience;
  private final Output out;
  private final Output err;

  Program(Process process, Duration patience) {
    this.process = process;
    this.patience = patience;
    this.out = new Output(process.getInputStream());
    this.err = new Output(process.getErrorStream());
  }

  public long pid() {
    return process.pid();
  }

  public boolean lives() {
    return process.isAlive();
  }

  /// Waits for a line on standard output that `wanted` accepts.
  public String awaitOut(Predicate<String> wanted) {
    return await(out, wanted);
  }

  /// Waits for a line on standard error that `wanted` accepts.
  public String awaitErr(Predicate<String> wanted) {
    return await(err, wanted);
  }

  private String await(Output stream, Predicate<String> wanted) {
    try {
      Optional<String> line = stream.await(wanted, patience);
      return line.orElseThrow(
          () -> new AssertionError("The awaited line did not come; so far: " + soFar()));
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while waiting for a line", e);
    }
  }

  /// Gives the program text on its standard input, and then the end of it.
  public void type(String text) {
    try (var in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The program does not read its standard input", e);
    }
  }

  /// Ends it the polite way (SIGTERM) and waits for its end.
  public Result stop() {
    // Not Process.destroy(): that also closes the streams, and what the program says last would be
    // lost.
    process.toHandle().destroy();
    return end();
  }

  /// Ends it at once (SIGKILL); when this returns, it is dead. May be called by any thread, also
  /// twice.
  public void kill() {
    process.toHandle().destroyForcibly();
    awaitDeath();
  }

  /// Closes its standard input and waits until it has ended by itself.
  public Result end() {
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // It is gone already, and that is what we wait for.
    }
    awaitDeath();
    try {
      return new Result(process.exitValue(), out.all(patience), err.all(patience));
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while reading what the program said", e);
    }
  }

  private void awaitDeath() {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        String said = soFar();
        process.toHandle().destroyForcibly();
        throw new AssertionError(
            "The program did not end within " + patience + "; so far: " + said);
      }
    } catch (InterruptedException e) {
      process.toHandle().destroyForcibly();
      throw new IllegalStateException("Interrupted while waiting for the program's end", e);
    }
  }

  private String soFar() {
    return "%n-- stdout%n%s%n-- stderr%n%s".formatted(out.soFar(), err.soFar());
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    awaitDeath();
  }
}
