package io.rollcall.e2e.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One stream of a process, read to its end by a thread of its own, so that the process never waits
/// for us.
final class Output {

  private final List<String> lines = new ArrayList<>();
  private final Thread reader;
  private boolean ended;

  Output(InputStream stream) {
    reader = Thread.ofVirtual().start(() -> read(stream));
  }

  private void read(InputStream stream) {
    try (var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(the stream broke: " + e.getMessage() + ")");
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// The first line that `wanted` accepts, as soon as it is there; empty when the stream ends or
  /// time is up without one.
  synchronized Optional<String> await(Predicate<String> wanted, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (int seen = 0; ; seen++) {
      while (seen == lines.size()) {
        long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
        if (ended || leftMillis <= 0) {
          return Optional.empty();
        }
        wait(leftMillis);
      }
      if (wanted.test(lines.get(seen))) {
        return Optional.of(lines.get(seen));
      }
    }
  }

  /// Everything up to the end of the stream.
  String all(Duration patience) throws InterruptedException {
    reader.join(patience);
    return soFar();
  }

  /// What has come so far.
  synchronized String soFar() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
