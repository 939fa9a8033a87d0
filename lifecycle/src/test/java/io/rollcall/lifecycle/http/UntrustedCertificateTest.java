package io.rollcall.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.unboundid.ldap.listener.SelfSignedCertificateGenerator;
import com.unboundid.util.ObjectPair;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UntrustedCertificateTest {
  @Test
  void stopsBeforeTheTokenIsSent() throws Exception {
    ObjectPair<File, char[]> store =
        SelfSignedCertificateGenerator.generateTemporarySelfSignedCertificate("test", "PKCS12");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      server.setHttpsConfigurator(
          new HttpsConfigurator(
              new SSLUtil(
                      new KeyStoreKeyManager(
                          store.getFirst(), store.getSecond(), "PKCS12", "server-cert"),
                      null)
                  .createSSLContext()));
      server.start();
      URI base = URI.create("https://127.0.0.1:" + server.getAddress().getPort());

      TargetTrouble trouble =
          catchThrowableOfType(
              TargetTrouble.class, () -> caller(base).send(Call.get("users", "/Users")));

      assertThat(trouble)
          .returns(Kind.TERMINAL, TargetTrouble::kind)
          .hasMessageContaining("does not trust the certificate of " + base.getAuthority());
    } finally {
      server.stop(0);
      Files.delete(store.getFirst().toPath());
    }
  }

  private static HttpCaller caller(URI base) {
    TickingClock clock = new TickingClock();
    return new HttpCaller(
        new Endpoint("app", base, Secret.of("t0ken", "env:APP"), "application/json", ""),
        new Pace(List.of(), clock, clock, 1),
        clock.options(new Calls()));
  }
}
