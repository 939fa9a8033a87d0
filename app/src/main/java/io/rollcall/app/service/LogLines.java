package io.rollcall.app.service;

import io.rollcall.faces.watch.Figure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Lines for a stream that may be slow to take them: a terminal that is held, a full pipe. Requests
/// never wait for it; when too many lines wait, the newest are lost, and counted.
final class LogLines implements Consumer<String>, AutoCloseable {
  private static final int MOST_WAITING = 10_000;

  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final PrintStream stream;
  private final Thread writer;
  private volatile boolean closed;

  LogLines(PrintStream stream) {
    this.stream = stream;
    this.writer = Thread.ofPlatform().daemon().name("request-log").start(this::write);
  }

  @Override
  public void accept(String line) {
    if (!waiting.offer(line)) {
      lost.incrementAndGet();
    }
  }

  /// How many lines were lost.
  Figure figure() {
    return new Figure(
        "rollcall_log_lines_lost_total",
        "Lines of the request log that nobody took in time.",
        true,
        lost::get);
  }

  private void write() {
    try {
      while (!closed) {
        print(waiting.take());
      }
    } catch (InterruptedException _) {
      // Closed: the rest is written by who closes.
    }
  }

  private void print(String first) {
    var lines = new ArrayList<String>();
    lines.add(first);
    var _ = waiting.drainTo(lines);
    stream.print(String.join("\n", lines) + "\n");
    stream.flush();
  }

  /// Writes what still waits.
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    String line = waiting.poll();
    if (line != null) {
      print(line);
    }
  }
}
