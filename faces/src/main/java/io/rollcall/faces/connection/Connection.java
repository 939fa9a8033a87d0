package io.rollcall.faces.connection;

import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One connection: what it is doing, and until when it may. [Connections] closes it when that time
/// has come. All but [#isOverdue] and [#isOpen] are called by the connection's own thread.
public final class Connection {
  static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

  private static final System.Logger LOG = System.getLogger(Connection.class.getName());
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(1);

  private final SocketChannel channel;
  private final String client;
  private final Limits limits;
  private final LongSupplier nanos;

  private volatile long deadline;
  private volatile boolean timed = true;
  private volatile boolean resting = true;
  private boolean hangsUp;
  private boolean single;
  private long received;
  private @Nullable Refusal refusal;

  Connection(SocketChannel channel, InetSocketAddress client, Limits limits, LongSupplier nanos) {
    this.channel = channel;
    this.client = client.getAddress().getHostAddress();
    this.limits = limits;
    this.nanos = nanos;
    until(limits.patience().first());
  }

  /// The connection that the calling thread serves.
  public static Connection current() {
    return CURRENT.get();
  }

  private void until(Duration later) {
    deadline = nanos.getAsLong() + later.toNanos();
    timed = true;
  }

  boolean isOverdue() {
    return timed && nanos.getAsLong() - deadline > 0;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /// Counts what came in.
  ///
  /// @param bytes changed in place where the web server would not understand them
  /// @throws RequestException 413 when that is more than one request may be
  void received(byte[] bytes) {
    if (resting) {
      resting = false;
      until(limits.patience().request());
      single = RequestLine.modernise(bytes);
    }
    received += bytes.length;
    if (received > limits.sizes().wire()) {
      throw refused(
          new Refusal(
              413,
              "body-too-large",
              "The request is larger than this service reads; a body may have "
                  + limits.sizes().body()
                  + " bytes."));
    }
  }

  /// What is still to come of the request is waited for by others.
  public void hurry() {
    long until = nanos.getAsLong() + limits.patience().largeBody().toNanos();
    if (until - deadline < 0) {
      deadline = until;
    }
  }

  /// The request is there; working on it has no bound here.
  public void working() {
    timed = false;
  }

  /// The answer is being written.
  public void answering() {
    until(limits.patience().answer());
  }

  /// The answer is written; the next request may come.
  public void answered() {
    resting = true;
    received = 0;
    until(limits.patience().idle());
  }

  /// Makes the web server answer with this refusal and end the connection.
  RequestException refused(Refusal why) {
    refusal = why;
    return RequestException.builder()
        .type(DirectHandler.EventType.OTHER)
        .status(Status.create(why.status()))
        .setKeepAlive(false)
        .message(why.word())
        .build();
  }

  /// Why the request in progress is refused, if we know it ourselves.
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /// Whether the client expects the connection to end with the answer, as HTTP/1.0 has it.
  public boolean isSingle() {
    return single;
  }

  /// The answer goes out while the client may still be sending; it must hear it all the same.
  public void hangUp() {
    hangsUp = true;
    answering();
  }

  boolean hangsUp() {
    return hangsUp;
  }

  /// A little longer, for a client that still sends.
  void listening() {
    until(limits.patience().silence());
  }

  /// The web server closes it now; should it fail to, we do.
  void ended() {
    until(UNTIL_CLOSED);
  }

  /// Whether no request is in progress.
  boolean isResting() {
    return resting;
  }

  /// The client's address.
  public String client() {
    return client;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "A connection could not be closed", e);
    }
  }
}
