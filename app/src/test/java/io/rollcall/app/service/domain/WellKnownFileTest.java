package io.rollcall.app.service.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.DomainChallenge;
import io.rollcall.platform.DomainCheck.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WellKnownFileTest {
  private static final DomainChallenge CHALLENGE =
      new DomainChallenge("acme.example", "rollcall-domain=abc");

  @TempDir static Path folder;
  static SSLContext tls;

  /// A certificate for acme.example that is its own authority.
  @BeforeAll
  static void certificate() throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "acme",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "secret",
                "-dname",
                "CN=acme.example",
                "-ext",
                "san=dns:acme.example",
                "-validity",
                "2")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .doesNotContain("error");
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "secret".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "secret".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("acme", keys.getCertificate("acme"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
  }

  /// A web server that says the same to everybody.
  private record WebServer(SSLServerSocket socket) implements AutoCloseable {
    static WebServer saying(String answer) throws IOException {
      SSLServerSocket socket =
          (SSLServerSocket)
              tls.getServerSocketFactory()
                  .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
      Thread.ofPlatform().daemon().start(() -> serve(socket, answer));
      return new WebServer(socket);
    }

    private static void serve(SSLServerSocket socket, String answer) {
      while (!socket.isClosed()) {
        try (SSLSocket client = (SSLSocket) socket.accept()) {
          InputStream in = client.getInputStream();
          byte[] request = new byte[4096];
          if (in.read(request) > 0) {
            client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
          }
        } catch (IOException _) {
          // The client went away, or the test is over.
        }
      }
    }

    Finding looked(SSLSocketFactory sockets, WellKnownFile.Resolver resolver) {
      var network = new WellKnownFile.Network(resolver, _ -> true, socket.getLocalPort(), sockets);
      return new WellKnownFile(network, Duration.ofSeconds(10)).look(CHALLENGE);
    }

    Finding looked() {
      return looked(tls.getSocketFactory(), _ -> InetAddress.getLoopbackAddress());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body;
  }

  @Test
  void theTextOnALineOfItsOwnIsProof() throws IOException {
    for (String body :
        List.of(
            CHALLENGE.text(),
            "# mine\n" + CHALLENGE.text() + "\n",
            "13\r\n" + CHALLENGE.text() + "\r\n0\r\n")) {
      try (WebServer server = WebServer.saying(ok(body))) {
        assertThat(server.looked()).isInstanceOf(Finding.Shown.class);
      }
    }
  }

  @Test
  void anythingElseIsNot() throws IOException {
    String redirect =
        "HTTP/1.1 302 Found\r\nLocation: https://evil.example\r\n\r\n" + CHALLENGE.text();
    assertThat(why(redirect)).contains("answers 302", "redirects are not followed");
    assertThat(why("HTTP/1.1 404 Not Found\r\n\r\n" + CHALLENGE.text())).contains("answers 404");
    assertThat(why(ok("x" + CHALLENGE.text()))).contains("does not hold the text");
    assertThat(why(ok("x".repeat(20_000) + "\n" + CHALLENGE.text())))
        .as("a file of any length is read as far as the limit")
        .contains("does not hold the text");
    assertThat(why("HTTP/1.1 200 OK\r\nX-Header: a\r\n" + CHALLENGE.text()))
        .as("only the body counts")
        .contains("does not hold the text");
    assertThat(why("nonsense")).contains("answers ?");
  }

  private static String why(String answer) throws IOException {
    try (WebServer server = WebServer.saying(answer)) {
      return why(server.looked());
    }
  }

  private static String why(Finding finding) {
    return finding instanceof Finding.NotShown(String why) ? why : "shown";
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted() throws IOException {
    try (WebServer server = WebServer.saying(ok(CHALLENGE.text()))) {
      SSLSocketFactory anybody = (SSLSocketFactory) SSLSocketFactory.getDefault();
      assertThat(why(server.looked(anybody, _ -> InetAddress.getLoopbackAddress())))
          .contains("no valid certificate");
    }
  }

  @Test
  void whatIsNotOnTheInternetIsNotCalled() {
    var loopback =
        new WellKnownFile.Network(
            _ -> InetAddress.getLoopbackAddress(),
            PublicAddress::isPublic,
            1,
            tls.getSocketFactory());
    assertThat(why(new WellKnownFile(loopback, Duration.ofSeconds(5)).look(CHALLENGE)))
        .contains("no address on the Internet");
    var nowhere =
        new WellKnownFile.Network(
            host -> {
              throw new UnknownHostException(host);
            },
            PublicAddress::isPublic,
            1,
            tls.getSocketFactory());
    assertThat(why(new WellKnownFile(nowhere, Duration.ofSeconds(5)).look(CHALLENGE)))
        .contains("has no address");
  }

  @Test
  void oneOfThePlacesIsEnoughAndBothReasonsAreTold() {
    var yes = new Finding.Shown("the file");
    NetworkDomainCheck.Place no = _ -> new Finding.NotShown("Not here.");
    assertThat(new NetworkDomainCheck(List.of(no, _ -> yes)).look(CHALLENGE)).isEqualTo(yes);
    assertThat(why(new NetworkDomainCheck(List.of(no, no)).look(CHALLENGE)))
        .contains("Not here. Not here.", CHALLENGE.text());
  }
}
