package io.rollcall.app.service;

import io.rollcall.faces.FaceServer;
import io.rollcall.faces.tls.ServerCertificate;
import io.rollcall.faces.tls.UnusableCertificateException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say where the service listens, and how safely.
final class Listening {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "Where to listen (default: 127.0.0.1). Beyond this machine only with TLS or"
              + " --behind-proxy.")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "7800",
      description = "Where to listen; 0 picks a free port (default: 7800).")
  private int port;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What clients call this service (default: where it listens).")
  private Optional<String> publicUrl = Optional.empty();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "Serve HTTPS with this certificate: PEM, the server's first, then its issuers. A renewed"
              + " file is taken up at once.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key: PEM, PKCS#8, without a password.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--behind-proxy",
      description =
          "A proxy in front of this service does TLS; what its X-Forwarded-* headers say is"
              + " believed.")
  private boolean behindProxy;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// What the options ask for.
  ///
  /// @throws ParameterException when that is not possible or not safe
  FaceServer.Listen listen(Clock clock) {
    if (port < 0 || port > LAST_PORT) {
      throw misused("--port is a number from 0 to " + LAST_PORT + ", not " + port + ".");
    }
    Optional<String> url = publicUrl.map(this::checked);
    Optional<ServerCertificate> tls = certificate(clock);
    if (tls.isEmpty() && !behindProxy && isReachableFromElsewhere()) {
      throw misused(
          "On "
              + host
              + " others could read the tokens that are sent to this service. Either give it TLS"
              + " (--tls-cert FILE --tls-key FILE), or put a proxy that does TLS in front of it and"
              + " say so (--behind-proxy).");
    }
    return new FaceServer.Listen(host, port, url, tls, behindProxy);
  }

  /// `HOST:PORT`, for messages.
  String address() {
    return host + ":" + port;
  }

  private Optional<ServerCertificate> certificate(Clock clock) {
    if (certificate.isPresent() != key.isPresent()) {
      throw misused("--tls-cert and --tls-key belong together; give both or neither.");
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ServerCertificate.of(certificate.get(), key.get(), clock));
    } catch (UnusableCertificateException e) {
      throw misused(e.getMessage() + " (--tls-cert, --tls-key)");
    }
  }

  /// A name that nobody knows is left for the attempt to listen there.
  private boolean isReachableFromElsewhere() {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private String checked(String url) {
    String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    try {
      URI uri = new URI(bare);
      if (uri.getHost() != null
          && List.of("http", "https").contains(uri.getScheme())
          && uri.getPath().isEmpty()
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return bare;
      }
    } catch (URISyntaxException _) {
      // Refused below, as a URL without a host is.
    }
    throw misused(
        "--public-url is like https://scim.example.com: without a user, a path, a query or a"
            + " fragment.");
  }

  private ParameterException misused(@Nullable String message) {
    if (command == null) {
      throw new IllegalStateException("Listening is used outside a command");
    }
    return new ParameterException(command.commandLine(), message);
  }
}
