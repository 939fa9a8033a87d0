package io.rollcall.faces;

import io.rollcall.faces.connection.Limits;
import io.rollcall.faces.watch.Answered;
import io.rollcall.faces.watch.Metrics;
import io.rollcall.faces.watch.RequestLog;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server whose clients speak to it byte by byte, and which remembers what it logged.
final class RawServer implements AutoCloseable {
  static final Limits LIMITS = Limits.of(512L * 1024 * 1024, 10_000);

  /// Quick enough for a test to wait for, slow enough for a busy machine.
  static final Limits.Patience HURRIED =
      new Limits.Patience(
          Duration.ofMillis(700),
          Duration.ofMillis(700),
          Duration.ofMillis(700),
          Duration.ofMillis(700),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300));

  final BlockingQueue<Answered> logged = new LinkedBlockingQueue<>();
  final Metrics metrics = new Metrics(List.of());
  private final AtomicInteger requests = new AtomicInteger();
  private final FaceServer server;

  private RawServer(FaceServer.Listen listen, Limits limits, List<Face> faces, RequestLog log)
      throws IOException {
    server =
        FaceServer.start(
            listen,
            new Serving(
                faces,
                List.of(new Health(() -> {}), new Figures(metrics)),
                () -> "request-" + requests.incrementAndGet(),
                InstantSource.system(),
                limits,
                answered -> {
                  logged.add(answered);
                  log.answered(answered);
                },
                metrics,
                failure ->
                    failure instanceof IllegalMonitorStateException
                        ? Optional.of("The database is away.")
                        : Optional.empty()));
  }

  static RawServer with(Limits limits, Face... faces) {
    return on(new FaceServer.Listen("127.0.0.1", 0, Optional.empty()), limits, faces);
  }

  static RawServer on(FaceServer.Listen listen, Limits limits, Face... faces) {
    try {
      return new RawServer(listen, limits, List.of(faces), _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<WireAnswer> text(String text) {
    return Optional.of(WireAnswer.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
  }

  String url() {
    return server.url();
  }

  int port() {
    return server.port();
  }

  /// The next thing logged.
  Answered nextLogged() throws InterruptedException {
    Answered answered = logged.poll(20, TimeUnit.SECONDS);
    if (answered == null) {
      throw new AssertionError("Nothing was logged");
    }
    return answered;
  }

  Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /// Everything that comes back for these bytes until the server closes; our side ends with them.
  String sent(byte[] request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return answer(socket);
    }
  }

  String sent(String request) throws IOException {
    return sent(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Everything that comes back until the server closes; our side stays open.
  String kept(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return answer(socket);
    }
  }

  /// Whether the server ends it with a FIN or a RST is its own business.
  static String answer(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (SocketException _) {
      // It hung up while something of ours was still on its way.
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
