package io.rollcall.faces.connection;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// All open connections: at most so many, and none for longer than its business takes.
public final class Connections implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Limits limits;
  private final LongSupplier nanos;
  private final Map<SocketAddress, Connection> open = new ConcurrentHashMap<>();
  private final AtomicLong tooMany = new AtomicLong();
  private final AtomicLong tooSlow = new AtomicLong();
  private final Thread watch;

  /// @param nanos a clock as [System#nanoTime] is one
  public Connections(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.watch = Thread.ofVirtual().name("connections").start(this::watch);
  }

  /// Takes a new connection in.
  ///
  /// @throws IOException when there are too many; the caller closes the connection
  void accept(SocketChannel channel) throws IOException {
    if (open.size() >= limits.connections()) {
      tooMany.incrementAndGet();
      throw new IOException("there are " + limits.connections() + " connections already");
    }
    var client = (InetSocketAddress) channel.getRemoteAddress();
    open.put(client, new Connection(channel, client, limits, nanos));
  }

  /// The connection with this client.
  ///
  /// @throws CloseConnectionException when its time is up already
  Connection with(SocketAddress client) {
    Connection connection = open.get(client);
    if (connection == null) {
      throw new CloseConnectionException("The connection was closed before its first request");
    }
    return connection;
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS);
        look();
      }
    } catch (InterruptedException _) {
      open.values().forEach(Connection::close);
    }
  }

  private void look() {
    open.values()
        .removeIf(connection -> {
          if (connection.isOpen() && connection.isOverdue()) {
            tooSlow.incrementAndGet();
            connection.close();
          }
          return !connection.isOpen();
        });
  }

  /// Closes those with no request in progress.
  public void closeResting() {
    open.values().stream().filter(Connection::isResting).forEach(Connection::close);
  }

  /// How many are open.
  public int count() {
    return open.size();
  }

  /// How many were closed at once because there were too many.
  public long tooMany() {
    return tooMany.get();
  }

  /// How many were closed because nothing came, or was taken, for too long.
  public long tooSlow() {
    return tooSlow.get();
  }

  /// Closes all.
  @Override
  public void close() {
    watch.interrupt();
  }
}
