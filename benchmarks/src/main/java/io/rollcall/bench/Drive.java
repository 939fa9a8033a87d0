package io.rollcall.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Runs something from several threads at once for a while, and measures it.
final class Drive {
  private static final int MOST = 4_000_000;

  private Drive() {}

  /// One turn of a thread.
  @FunctionalInterface
  interface Turn {
    /// @return how many requests that were
    int take(int lane) throws Exception;
  }

  /// @param cpuNanos the processor time that the measured process has used so far
  static Sample measure(int lanes, Duration time, LongSupplier cpuNanos, Turn turn)
      throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    List<Callable<long[]>> all = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      int mine = lane;
      all.add(() -> latencies(until, mine, turn));
    }
    long cpu = cpuNanos.getAsLong();
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
      List<Future<long[]>> ends = threads.invokeAll(all);
      long nanos = System.nanoTime() - began;
      long used = cpuNanos.getAsLong() - cpu;
      long[] latencies =
          ends.stream().map(Drive::got).flatMapToLong(Arrays::stream).sorted().toArray();
      return Sample.of(latencies, nanos, used);
    }
  }

  /// The same over HTTP, each thread on a connection of its own.
  static Sample over(List<Wire> wires, Duration time, LongSupplier cpuNanos, Work work)
      throws InterruptedException {
    RandomGenerator[] random = new RandomGenerator[wires.size()];
    Arrays.setAll(random, lane -> new SplittableRandom(lane));
    return measure(
        wires.size(), time, cpuNanos, lane -> work.once(wires.get(lane), random[lane], lane));
  }

  /// A turn of several requests counts as that many, of equal length.
  private static long[] latencies(long until, int lane, Turn turn) throws Exception {
    long[] latencies = new long[1 << 12];
    int count = 0;
    for (long now = System.nanoTime(); now < until && count < MOST; ) {
      int requests = turn.take(lane);
      long then = System.nanoTime();
      while (count + requests > latencies.length) {
        latencies = Arrays.copyOf(latencies, latencies.length * 2);
      }
      Arrays.fill(latencies, count, count + requests, (then - now) / Math.max(1, requests));
      count += requests;
      now = then;
    }
    return Arrays.copyOf(latencies, count);
  }

  private static long[] got(Future<long[]> end) {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A request went wrong", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static List<Wire> wires(URI server, String token, int count) throws IOException {
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wires.add(new Wire(server, token));
    }
    return wires;
  }
}
