package io.rollcall.lifecycle.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.tls.Tls.ClientCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsTest {
  @TempDir private Path folder;

  @Test
  void trustsTheAuthorityAndShowsItsOwnCertificate() throws Exception {
    TestCertificate ours = TestCertificate.make(folder, "ours", "ip:127.0.0.1");
    Tls tls = new Tls(Optional.of(ours.chain()), Optional.of(shown(ours)));
    try (SSLServerSocket server =
            (SSLServerSocket) tls.context().getServerSocketFactory().createServerSocket();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.setNeedClientAuth(true);
      Future<String> caller = threads.submit(() -> caller(server));
      try (SSLSocket client =
          (SSLSocket)
              tls.context()
                  .getSocketFactory()
                  .createSocket(server.getInetAddress(), server.getLocalPort())) {
        client.startHandshake();
        assertThat(client.getInputStream().read()).isEqualTo('!');
      }
      assertThat(caller.get()).isEqualTo("CN=ours");
    }
  }

  private static String caller(SSLServerSocket server) throws IOException {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      String name = socket.getSession().getPeerPrincipal().getName();
      socket.getOutputStream().write('!');
      return name;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -----BEGIN RSA PRIVATE KEY-----\\nAAAA\\n-----END RSA PRIVATE KEY----- | openssl pkcs8 -topk8
          -----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----         | cannot be read
          nothing                                                               | holds no private key
          """)
  void saysWhyAKeyCannotBeUsed(String key, String why) throws Exception {
    TestCertificate ours = TestCertificate.make(folder, "ours", "ip:127.0.0.1");
    Secret secret = Secret.of(key.replace("\\n", "\n"), "file:our.key");
    Tls tls = new Tls(Optional.empty(), Optional.of(new ClientCertificate(ours.chain(), secret)));

    assertThatThrownBy(tls::context)
        .isInstanceOf(UnusableTls.class)
        .hasMessageContaining("file:our.key")
        .hasMessageContaining(why)
        .hasMessageNotContaining("AAAA");
  }

  @Test
  void saysWhyAnAuthorityCannotBeUsed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");

    assertThatThrownBy(new Tls(Optional.of(text), Optional.empty())::context)
        .hasMessageStartingWith("there is no certificate in " + text);
    assertThatThrownBy(new Tls(Optional.of(folder.resolve("nowhere")), Optional.empty())::context)
        .hasMessage("there is no file " + folder.resolve("nowhere"));
  }

  private static ClientCertificate shown(TestCertificate own) throws IOException {
    return new ClientCertificate(
        own.chain(), Secret.of(Files.readString(own.key()), "file:ours.key"));
  }
}
