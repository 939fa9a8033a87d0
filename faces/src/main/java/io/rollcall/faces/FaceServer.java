package io.rollcall.faces;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.MalformedUrlException;
import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.message.Echo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The listening server. It turns HTTP into values, asks the faces in their order, and turns the
/// first answer back; every answer carries an `X-Request-Id`, and what nobody expected is a 500
/// without details.
public final class FaceServer implements AutoCloseable {
  /// The largest request body, in bytes; more is 413.
  public static final int LARGEST_BODY_BYTES = 10 * 1024 * 1024;

  private static final int LONGEST_REQUEST_LINE_BYTES = 32 * 1024;
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final System.Logger LOG = System.getLogger(FaceServer.class.getName());

  private final WebServer server;
  private final String host;

  private FaceServer(WebServer server, String host) {
    this.server = server;
    this.host = host;
  }

  /// Where to listen.
  ///
  /// @param port 0 picks a free one
  /// @param publicUrl what clients call this service; without it, where it listens
  public record Listen(String host, int port, Optional<String> publicUrl) {}

  /// Starts listening. The last of the faces should answer every path (see [UnknownPath]). Throws
  /// [IOException] when it cannot listen there.
  public static FaceServer start(Listen listen, List<Face> faces, Supplier<String> requestIds)
      throws IOException {
    probe(listen);
    var handler = new Handler(listen, List.copyOf(faces), requestIds);
    WebServer server =
        WebServer.builder()
            .host(listen.host())
            .port(listen.port())
            .shutdownHook(false)
            .shutdownGracePeriod(DRAIN)
            // A body somewhat over our limit is still read, so that its sender hears the 413.
            .maxPayloadSize(8L * LARGEST_BODY_BYTES)
            // Quotes and parentheses of a filter arrive unescaped from many clients; we decode
            // ourselves.
            .addProtocol(
                Http1Config.builder()
                    .validatePrologue(false)
                    .validatePath(false)
                    .maxPrologueLength(LONGEST_REQUEST_LINE_BYTES)
                    .build())
            .directHandlers(TransportErrors.handlers(requestIds))
            .routing(HttpRouting.builder().any(handler::handle))
            .build()
            .start();
    if (!server.isRunning() || server.port() <= 0) {
      throw new IOException("somebody else took the port at the same time");
    }
    return new FaceServer(server, listen.host());
  }

  /// Helidon keeps to itself why it cannot bind, so we try first.
  private static void probe(Listen listen) throws IOException {
    if (listen.port() < 0 || listen.port() > 65_535) {
      throw new IOException("a port is a number from 0 to 65535");
    }
    InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
    if (address.isUnresolved()) {
      throw new IOException("no such host");
    }
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      var _ = probe.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(address);
    }
  }

  public int port() {
    return server.port();
  }

  /// Scheme, host and port it listens on.
  public String url() {
    return url(host, port());
  }

  private static String url(String host, int port) {
    return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /// Takes no new connection, lets the requests in progress finish, then returns.
  @Override
  public void close() {
    var _ = server.stop();
  }

  private record Handler(Listen listen, List<Face> faces, Supplier<String> requestIds) {

    void handle(ServerRequest request, ServerResponse response) {
      String id = requestIds.get();
      WireAnswer answer = answer(request, id);
      answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
      response.header(TransportErrors.REQUEST_ID, id);
      response.status(Status.create(answer.status()));
      if (answer.body().isEmpty() || request.prologue().method().equals(Method.HEAD)) {
        response.send();
      } else {
        response.send(answer.body().bytes());
      }
    }

    private WireAnswer answer(ServerRequest request, String id) {
      try {
        return answer(request, id, body(request));
      } catch (MalformedUrlException e) {
        return TransportErrors.answer(400, "The URL cannot be read: " + e.getMessage() + ".");
      } catch (UnreadableBody e) {
        LOG.log(System.Logger.Level.DEBUG, () -> "Request " + id + ": " + e.getMessage());
        return TransportErrors.answer(400, "The body could not be read.");
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, () -> "Request " + id + " failed: " + line(request), e);
        return TransportErrors.answer(
            500,
            "Something went wrong here. The log of this service has more under request "
                + id
                + ".");
      }
    }

    private WireAnswer answer(ServerRequest request, String id, Optional<Body> body) {
      return body.map(b -> faces(read(request, id, b)))
          .orElseGet(() ->
              TransportErrors.answer(
                  413, "The body is larger than " + LARGEST_BODY_BYTES + " bytes."));
    }

    /// Without the query, which may hold an address.
    private static String line(ServerRequest request) {
      return request.prologue().method() + " " + request.prologue().uriPath().rawPath();
    }

    private WireAnswer faces(WireRequest request) {
      for (Face face : faces) {
        Optional<WireAnswer> answer = face.answer(request);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
      return TransportErrors.answer(
          404, "Nothing is served at " + Echo.of("/" + String.join("/", request.path())) + ".");
    }

    /// Nothing when there is more than we take. Whatever the server throws on the way is the
    /// client's doing: it went away, or its lengths and chunks are none.
    private static Optional<Body> body(ServerRequest request) throws UnreadableBody {
      try {
        return received(request);
      } catch (IOException | RuntimeException e) {
        throw new UnreadableBody(e);
      }
    }

    private static Optional<Body> received(ServerRequest request) throws IOException {
      if (!request.content().hasEntity()) {
        return Optional.of(Body.empty());
      }
      try (InputStream in = request.content().inputStream()) {
        byte[] bytes = in.readNBytes(LARGEST_BODY_BYTES + 1);
        if (bytes.length > LARGEST_BODY_BYTES) {
          in.transferTo(OutputStream.nullOutputStream());
          return Optional.empty();
        }
        return Optional.of(Body.of(bytes));
      }
    }

    /// The body did not arrive whole.
    private static final class UnreadableBody extends Exception {
      UnreadableBody(Exception cause) {
        super("the body could not be read: " + cause.getMessage(), cause);
      }
    }

    private WireRequest read(ServerRequest request, String id, Body body) {
      Map<String, String> headers = new HashMap<>();
      request
          .headers()
          .forEach(h -> headers.putIfAbsent(h.name().toLowerCase(Locale.ROOT), h.get()));
      String method = request.prologue().method().text();
      return new WireRequest(
          id,
          method.equals("HEAD") ? "GET" : method,
          WireRequest.segments(request.prologue().uriPath().rawPath()),
          Query.parse(request.prologue().query().rawValue()),
          headers,
          body,
          listen.publicUrl().orElseGet(() -> url(listen.host(), request.localPeer().port())));
    }
  }
}
