package io.rollcall.faces.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.function.LongSupplier;

/// The web server's own work on a connection, and a decent end: a client that is still sending when
/// we answer would lose our answer if we closed at once, so what it sends is read for a while and
/// thrown away.
final class GuardedConnection implements ServerConnection, InterruptableTask<Boolean> {
  private static final long MOST_THROWN_AWAY_BYTES = 128L * 1024 * 1024;
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(30);

  private final ServerConnection served;
  private final Connection connection;
  private final DataReader socket;
  private final LongSupplier nanos;

  GuardedConnection(
      ServerConnection served, Connection connection, DataReader socket, LongSupplier nanos) {
    this.served = served;
    this.connection = connection;
    this.socket = socket;
    this.nanos = nanos;
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    try {
      var _ =
          ScopedValue.where(Connection.CURRENT, connection)
              .<Boolean, InterruptedException>call(() -> {
                served.handle(limit);
                return true;
              });
    } finally {
      if (connection.hangsUp()) {
        hearOut();
      }
      connection.ended();
    }
  }

  private void hearOut() {
    long end = nanos.getAsLong() + LONGEST_FAREWELL.toNanos();
    long left = MOST_THROWN_AWAY_BYTES;
    try {
      while (left > 0 && nanos.getAsLong() - end < 0) {
        connection.listening();
        left -= socket.readBuffer().available();
      }
    } catch (RuntimeException _) {
      // It has hung up, or has been silent for long enough.
    }
  }

  @Override
  public boolean canInterrupt() {
    return served instanceof InterruptableTask<?> task && task.canInterrupt();
  }

  @Override
  public Duration idleTime() {
    return served.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    served.close(interrupt);
  }
}
