package io.rollcall.faces.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;
import java.util.function.LongSupplier;

/// Lets HTTP/1.1 in, with every connection counted, timed and ended as [Connections] says.
public final class Door implements ServerConnectionSelector, Http1ConnectionListener {
  private final ServerConnectionSelector http;
  private final Connections connections;
  private final LongSupplier nanos;

  public Door(Limits limits, Connections connections, LongSupplier nanos) {
    this.connections = connections;
    this.nanos = nanos;
    this.http =
        Http1ConnectionSelector.builder()
            .config(
                Http1Config.builder()
                    // Quotes and parentheses of a filter arrive unescaped from many clients; we
                    // decode ourselves.
                    .validatePrologue(false)
                    .validatePath(false)
                    .maxPrologueLength(limits.sizes().line())
                    .maxHeadersSize(limits.sizes().headers())
                    .addReceiveListener(this)
                    .build())
            .build();
  }

  /// For the web server to call when it has accepted a connection.
  public SocketOptions accepted() {
    return new AcceptedSockets(SocketOptions.builder().tcpNoDelay(true).build(), connections);
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  /// All that comes is read as HTTP/1.1, so that what is not hears why it is refused.
  @Override
  public Support supports(BufferData request) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    Connection connection = connections.with(context.remotePeer().address());
    return new GuardedConnection(
        http.connection(new CountedContext(context, connection)),
        connection,
        context.dataReader(),
        nanos);
  }

  /// Refuses what two readers could read as bodies of different lengths (RFC 9112 section 6.3), and
  /// encodings that we would not undo.
  @Override
  public void headers(ConnectionContext context, Headers headers) {
    boolean coded = headers.contains(HeaderNames.TRANSFER_ENCODING);
    boolean measured = headers.contains(HeaderNames.CONTENT_LENGTH);
    if (coded && (measured || !isChunked(headers))) {
      throw Connection.current()
          .refused(
              new Refusal(
                  400,
                  "malformed",
                  "The length of the body is not clear: send either Content-Length or"
                      + " Transfer-Encoding: chunked, and no other transfer encoding."));
    }
    if (measured && headers.get(HeaderNames.CONTENT_LENGTH).valueCount() > 1) {
      throw Connection.current()
          .refused(
              new Refusal(
                  400, "malformed", "Content-Length was sent more than once; send it once."));
    }
  }

  private static boolean isChunked(Headers headers) {
    var coding = headers.get(HeaderNames.TRANSFER_ENCODING);
    return coding.valueCount() == 1 && coding.get().equals("chunked");
  }
}
