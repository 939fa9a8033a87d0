package io.rollcall.faces;

import io.helidon.common.mapper.MapperManager;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.rollcall.faces.connection.Connections;
import io.rollcall.faces.connection.Door;
import io.rollcall.faces.connection.PassedThrough;
import io.rollcall.faces.tls.ServerCertificate;
import io.rollcall.faces.watch.Figure;
import io.rollcall.faces.wire.Face;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// The listening server. It turns HTTP into values, asks the faces in their order, and turns the
/// first answer back; every answer carries an `X-Request-Id`, and what nobody expected is a 500
/// without details.
public final class FaceServer implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(8);

  static {
    shareMappers();
  }

  /// Without this, the web server makes them anew for each request that has a Content-Length, which
  /// takes it longer than all else that it does. The way that it will have instead, it has not yet.
  @SuppressWarnings("removal")
  private static void shareMappers() {
    MapperManager.global(MapperManager.create());
  }

  private final WebServer server;
  private final Connections connections;
  private final Listen listen;
  private final AtomicBoolean draining;

  private FaceServer(
      WebServer server, Connections connections, Listen listen, AtomicBoolean draining) {
    this.server = server;
    this.connections = connections;
    this.listen = listen;
    this.draining = draining;
  }

  /// Where to listen.
  ///
  /// @param port 0 picks a free one
  /// @param publicUrl what clients call this service; without it, where it listens
  /// @param certificate makes it HTTPS
  /// @param behindProxy whether what `X-Forwarded-*` and `Host` say is true
  public record Listen(
      String host,
      int port,
      Optional<String> publicUrl,
      Optional<ServerCertificate> certificate,
      boolean behindProxy) {

    /// Plain HTTP.
    public Listen(String host, int port, Optional<String> publicUrl) {
      this(host, port, publicUrl, Optional.empty(), false);
    }

    /// What clients call this service when it listens on this port.
    String knownAs(int actualPort) {
      return publicUrl.orElseGet(() -> url(reachableHost(), actualPort));
    }

    private String url(String name, int actualPort) {
      String scheme = certificate.isPresent() ? "https" : "http";
      String host = name.indexOf(':') < 0 ? name : "[" + name + "]";
      return scheme + "://" + host + ":" + actualPort;
    }

    /// Nobody can connect to "all addresses": then it is a name of the certificate, else that of
    /// this machine.
    private String reachableHost() {
      try {
        if (!InetAddress.getByName(host).isAnyLocalAddress()) {
          return host;
        }
        Optional<String> certified = certificate.flatMap(ServerCertificate::hostName);
        return certified.isPresent() ? certified.get() : InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException _) {
        return "localhost";
      }
    }
  }

  /// Starts listening with the usual limits, watched by nobody. Throws [IOException] when it cannot
  /// listen there.
  public static FaceServer start(Listen listen, List<Face> faces, Supplier<String> requestIds)
      throws IOException {
    return start(listen, Serving.of(faces, requestIds));
  }

  /// Starts listening. Throws [IOException] when it cannot listen there.
  public static FaceServer start(Listen listen, Serving serving) throws IOException {
    probe(listen);
    var draining = new AtomicBoolean();
    var connections = new Connections(serving.limits(), System::nanoTime);
    var exchange = new Exchange(serving, new Clients(listen), draining::get);
    WebServer server = server(listen, serving, connections, exchange).start();
    if (!server.isRunning() || server.port() <= 0) {
      throw new IOException("somebody else took the port at the same time");
    }
    figures(connections).forEach(serving.metrics()::add);
    return new FaceServer(server, connections, listen, draining);
  }

  private static WebServer server(
      Listen listen, Serving serving, Connections connections, Exchange exchange) {
    var door = new Door(serving.limits(), connections, System::nanoTime);
    var builder =
        WebServer.builder()
            .host(listen.host())
            .port(listen.port())
            .shutdownHook(false)
            .shutdownGracePeriod(DRAIN)
            .maxPayloadSize(serving.limits().sizes().body())
            .contentEncoding(new PassedThrough())
            .connectionOptions(door.accepted())
            .protocolsDiscoverServices(false)
            .addConnectionSelector(door)
            .errorHandling(ErrorHandling.builder().includeEntity(true).build())
            .directHandlers(exchange.refusals())
            .routing(HttpRouting.builder().any(exchange::handle));
    // With channels the web server would look up the name of every TLS client.
    listen
        .certificate()
        .ifPresent(certificate ->
            builder.useNio(false).tls(Tls.builder().sslContext(certificate.context()).build()));
    return builder.build();
  }

  private static List<Figure> figures(Connections connections) {
    return List.of(
        new Figure("rollcall_connections", "Open connections.", false, connections::count),
        new Figure(
            "rollcall_connections_refused_total",
            "Connections closed at once because there were too many.",
            true,
            connections::tooMany),
        new Figure(
            "rollcall_connections_timed_out_total",
            "Connections closed because nothing came, or was taken, for too long.",
            true,
            connections::tooSlow));
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
    return listen.url(listen.host(), port());
  }

  /// What clients call it, unless a proxy tells them another name.
  public String publicUrl() {
    return listen.knownAs(port());
  }

  /// From now on a connection ends with its next answer.
  public void drain() {
    draining.set(true);
  }

  /// Takes no new connection, lets the requests in progress finish for a while, then returns.
  @Override
  public void close() {
    drain();
    connections.closeResting();
    var _ = server.stop();
    connections.close();
  }
}
