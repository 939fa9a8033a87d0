package io.rollcall.faces.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// A connection as the web server knows it, with one difference: every byte that it reads is
/// counted first.
final class CountedContext implements ConnectionContext {
  private final ConnectionContext context;
  private final DataReader reader;

  CountedContext(ConnectionContext context, Connection connection) {
    this.context = context;
    this.reader = DataReader.create(() -> next(context.dataReader(), connection));
  }

  /// What the client sent next; null at the end, as the web server wants it.
  private static byte @Nullable [] next(DataReader socket, Connection connection) {
    try {
      byte[] bytes = socket.readBuffer().readBytes();
      connection.received(bytes);
      return bytes;
    } catch (DataReader.InsufficientDataAvailableException _) {
      return null;
    }
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public ListenerContext listenerContext() {
    return context.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return context.executor();
  }

  @Override
  public DataWriter dataWriter() {
    return context.dataWriter();
  }

  @Override
  public Router router() {
    return context.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return context.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return context.serverSocket();
  }

  @Override
  public PeerInfo remotePeer() {
    return context.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return context.localPeer();
  }

  @Override
  public boolean isSecure() {
    return context.isSecure();
  }

  @Override
  public String socketId() {
    return context.socketId();
  }

  @Override
  public String childSocketId() {
    return context.childSocketId();
  }
}
