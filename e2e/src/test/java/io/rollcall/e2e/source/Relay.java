package io.rollcall.e2e.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A free TCP port of this machine that leads to a socket in the file system: a server in a network
/// namespace of its own can still be reached that way.
final class Relay implements AutoCloseable {
  private final Path socket;
  private final ServerSocketChannel listener;

  private Relay(Path socket, ServerSocketChannel listener) {
    this.socket = socket;
    this.listener = listener;
  }

  static Relay to(Path socket) throws IOException {
    ServerSocketChannel listener =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Relay relay = new Relay(socket, listener);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        join(listener.accept());
      } catch (IOException _) {
        // Closed, or this caller is gone; the next one may be luckier.
      }
    }
  }

  private void join(SocketChannel caller) throws IOException {
    try {
      SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().start(() -> copy(caller, server));
      Thread.ofVirtual().start(() -> copy(server, caller));
    } catch (IOException e) {
      caller.close();
      throw e;
    }
  }

  // Whichever side ends ends both.
  private static void copy(ByteChannel from, ByteChannel to) {
    ByteBuffer some = ByteBuffer.allocate(16_384);
    try (from;
        to) {
      while (from.read(some) >= 0) {
        some.flip();
        while (some.hasRemaining()) {
          to.write(some);
        }
        some.clear();
      }
    } catch (IOException _) {
      // The other side ended first.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
