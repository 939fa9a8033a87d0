package io.rollcall.app.service.domain;

import io.rollcall.platform.DomainChallenge;
import io.rollcall.platform.DomainCheck.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// The file `/.well-known/rollcall-domain.txt` of the domain's web server, over HTTPS. Redirects
/// are not followed, addresses that are not on the Internet are not called, and size and time are
/// bounded. The address that was checked is the one that is called: nobody can answer DNS twice.
///
/// @param limit for everything after the name was resolved
record WellKnownFile(Network network, Duration limit) implements NetworkDomainCheck.Place {
  private static final String PATH = "/.well-known/rollcall-domain.txt";
  private static final int LARGEST_BYTES = 16 * 1024;
  private static final int QUIET_MILLIS = 3_000;

  /// How web servers are found and reached.
  ///
  /// @param isAllowed which addresses may be called
  record Network(
      Resolver resolver, Predicate<InetAddress> isAllowed, int port, SSLSocketFactory sockets) {
    static final Network INTERNET =
        new Network(
            InetAddress::getByName,
            PublicAddress::isPublic,
            443,
            (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /// Finds the address of a host.
  interface Resolver {
    InetAddress resolve(String host) throws UnknownHostException;
  }

  @Override
  public Finding look(DomainChallenge challenge) {
    String url = challenge.fileUrl();
    try {
      String host = IDN.toASCII(challenge.domain());
      InetAddress address = network.resolver().resolve(host);
      if (!network.isAllowed().test(address)) {
        return new Finding.NotShown(challenge.domain() + " has no address on the Internet.");
      }
      return read(challenge, fetch(host, address));
    } catch (UnknownHostException _) {
      return new Finding.NotShown(challenge.domain() + " has no address.");
    } catch (SSLException _) {
      return new Finding.NotShown(
          url + " could not be read: there is no valid certificate of this name.");
    } catch (SocketTimeoutException _) {
      return new Finding.NotShown(url + " did not answer in time.");
    } catch (IOException | IllegalArgumentException _) {
      return new Finding.NotShown(url + " could not be read.");
    }
  }

  private static Finding read(DomainChallenge challenge, String answer) {
    String url = challenge.fileUrl();
    String status = answer.lines().findFirst().orElse("");
    if (!status.matches("HTTP/1\\.[01] 200( .*)?")) {
      String code = status.matches("HTTP/1\\.[01] \\d{3}.*") ? status.substring(9, 12) : "?";
      return new Finding.NotShown(
          url + " answers " + code + " and must answer 200; redirects are not followed.");
    }
    int end = answer.indexOf("\r\n\r\n");
    boolean shown =
        end >= 0
            && answer.substring(end).lines().map(String::strip).anyMatch(challenge.text()::equals);
    return shown
        ? new Finding.Shown("the file " + url)
        : new Finding.NotShown("The file " + url + " does not hold the text on a line of its own.");
  }

  private String fetch(String host, InetAddress address) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, network.port()), remaining(deadline));
      plain.setSoTimeout(remaining(deadline));
      try (SSLSocket socket =
          (SSLSocket) network.sockets().createSocket(plain, host, network.port(), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        socket.getOutputStream().write(request(host).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return receive(socket, deadline);
      }
    }
  }

  private static String request(String host) {
    return "GET "
        + PATH
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nUser-Agent: rollcall\r\nAccept: text/plain\r\nConnection: close\r\n\r\n";
  }

  /// As much as the limit allows; more does not matter.
  private static String receive(SSLSocket socket, long deadline) throws IOException {
    byte[] bytes = new byte[LARGEST_BYTES];
    int length = 0;
    InputStream in = socket.getInputStream();
    while (length < bytes.length) {
      int read = read(socket, in, bytes, length, deadline);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  /// A server that does not close the connection has said what it has to say by then.
  private static int read(SSLSocket socket, InputStream in, byte[] bytes, int from, long deadline)
      throws IOException {
    try {
      socket.setSoTimeout(Math.min(remaining(deadline), QUIET_MILLIS));
      return in.read(bytes, from, bytes.length - from);
    } catch (SocketTimeoutException e) {
      if (from == 0) {
        throw e;
      }
      return -1;
    }
  }

  private static int remaining(long deadline) throws SocketTimeoutException {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("the time for the answer is up");
    }
    return (int) millis;
  }
}
