package io.rollcall.faces.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.faces.FaceServer;
import io.rollcall.faces.wire.WireAnswer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class TlsTest {
  @TempDir Path folder;

  private volatile Instant now = Instant.now().plus(Duration.ofHours(1));
  private final InstantSource clock = () -> now;

  private FaceServer serve(String host, Keytool.Pem pem) throws Exception {
    var certificate = ServerCertificate.of(pem.certificate(), pem.key(), clock);
    return FaceServer.start(
        new FaceServer.Listen(host, 0, Optional.empty(), Optional.of(certificate), false),
        List.of(request ->
            Optional.of(
                WireAnswer.of(
                    200, "text/plain", request.origin().getBytes(StandardCharsets.UTF_8)))),
        () -> "request-1");
  }

  private static SSLSocket connect(FaceServer server, Path trusted) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(trusted)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String ask(SSLSocket socket) throws Exception {
    try (socket) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void everyUsualKindOfKeyServes(String algorithm) throws Exception {
    Keytool.Pem pem = Keytool.make(folder, "a", "-keyalg", algorithm);
    try (FaceServer server = serve("127.0.0.1", pem)) {
      assertThat(server.url()).startsWith("https://127.0.0.1:");
      assertThat(ask(connect(server, pem.certificate())))
          .startsWith("HTTP/1.1 200")
          .endsWith(server.url());
    }
  }

  @Test
  void tls12And13AreSpokenAndNothingOlder() throws Exception {
    Keytool.Pem pem = Keytool.make(folder, "a", "-keyalg", "EC");
    try (FaceServer server = serve("127.0.0.1", pem)) {
      for (String version : List.of("TLSv1.2", "TLSv1.3")) {
        SSLSocket socket = connect(server, pem.certificate());
        socket.setEnabledProtocols(new String[] {version});
        assertThat(ask(socket)).startsWith("HTTP/1.1 200");
      }
      SSLSocket old = connect(server, pem.certificate());
      old.setEnabledProtocols(new String[] {"TLSv1.1"});
      assertThatThrownBy(() -> ask(old)).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void whoSpeaksPlainHttpOrNothingHarmsNobody() throws Exception {
    Keytool.Pem pem = Keytool.make(folder, "a", "-keyalg", "EC");
    try (FaceServer server = serve("127.0.0.1", pem)) {
      for (int i = 0; i < 20; i++) {
        assertThat(plainly(server)).doesNotContain("HTTP/1.1");
      }
      try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        assertThat(silent.isConnected()).isTrue();
        assertThat(ask(connect(server, pem.certificate()))).startsWith("HTTP/1.1 200");
      }
    }
  }

  /// What comes back for HTTP without TLS: perhaps an alert, perhaps a reset.
  private static String plainly(FaceServer server) throws Exception {
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      plain.setSoTimeout(20_000);
      plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void onAllAddressesItIsKnownByTheNameInTheCertificate() throws Exception {
    Keytool.Pem pem = Keytool.make(folder, "a", "-keyalg", "EC");
    try (FaceServer server = serve("0.0.0.0", pem)) {
      assertThat(server.publicUrl()).isEqualTo("https://localhost:" + server.port());
      assertThat(ask(connect(server, pem.certificate()))).endsWith(server.publicUrl());
    }
  }

  @Test
  void aRenewedFileIsTakenUpAndABrokenOneIsNot() throws Exception {
    Keytool.Pem pem = Keytool.make(folder, "a", "-keyalg", "EC");
    Keytool.Pem renewed = Keytool.make(folder, "b", "-keyalg", "RSA");
    try (FaceServer server = serve("127.0.0.1", pem)) {
      X509Certificate first = presented(server, pem.certificate());
      Files.copy(renewed.certificate(), pem.certificate(), StandardCopyOption.REPLACE_EXISTING);
      later(pem);
      assertThat(presented(server, folder.resolve("a-old.crt"), first)).isEqualTo(first);
      Files.copy(renewed.key(), pem.key(), StandardCopyOption.REPLACE_EXISTING);
      later(pem);
      assertThat(presented(server, renewed.certificate())).isNotEqualTo(first);
    }
  }

  /// As much later as the service waits before it looks at its files again.
  private void later(Keytool.Pem pem) throws Exception {
    now = now.plus(Duration.ofMinutes(1));
    for (Path file : List.of(pem.certificate(), pem.key())) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  private static X509Certificate presented(
      FaceServer server, Path trusted, X509Certificate certificate) throws Exception {
    Keytool.write(trusted, "CERTIFICATE", certificate.getEncoded());
    return presented(server, trusted);
  }

  private static X509Certificate presented(FaceServer server, Path trusted) throws Exception {
    try (SSLSocket socket = connect(server, trusted)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void whatIsWrongWithTheFilesIsSaid() throws Exception {
    Keytool.Pem good = Keytool.make(folder, "good", "-keyalg", "EC");
    Keytool.Pem other = Keytool.make(folder, "other", "-keyalg", "EC");
    Keytool.Pem expired =
        Keytool.make(folder, "expired", "-keyalg", "EC", "-startdate", "-10d", "-validity", "1");
    Keytool.Pem tomorrow = Keytool.make(folder, "tomorrow", "-keyalg", "EC", "-startdate", "+5d");
    Path missing = folder.resolve("nope.pem");
    assertThat(refusal(missing, good.key())).contains("There is no file", "nope.pem");
    assertThat(refusal(good.certificate(), missing)).contains("There is no file", "nope.pem");
    assertThat(refusal(good.key(), good.key())).contains("no certificate in", "good.key");
    assertThat(refusal(good.certificate(), good.certificate())).contains("no private key in");
    assertThat(refusal(good.certificate(), other.key())).contains("was not made for");
    assertThat(refusal(expired.certificate(), expired.key())).contains("expired on", "Renew");
    assertThat(refusal(tomorrow.certificate(), tomorrow.key())).contains("not valid before");
    Path mixed = folder.resolve("mixed.crt");
    Files.writeString(
        mixed, Files.readString(other.certificate()) + Files.readString(good.certificate()));
    assertThat(refusal(mixed, good.key())).contains("must come first");
    for (String label : List.of("RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY")) {
      Path form = Keytool.write(folder.resolve("form.key"), label, new byte[] {1, 2, 3});
      assertThat(refusal(good.certificate(), form)).contains("openssl pkcs8 -topk8 -nocrypt");
    }
    Path broken = Keytool.write(folder.resolve("broken.key"), "PRIVATE KEY", new byte[] {1, 2});
    assertThat(refusal(good.certificate(), broken)).contains("cannot be read");
  }

  private String refusal(Path certificate, Path key) {
    try {
      var _ = ServerCertificate.of(certificate, key, clock);
      return "none";
    } catch (UnusableCertificateException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
