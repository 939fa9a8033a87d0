package io.rollcall.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.rollcall.lifecycle.http.Route.Login;
import io.rollcall.lifecycle.http.Route.Proxy;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.lifecycle.tls.TestCertificate;
import io.rollcall.lifecycle.tls.Tls;
import io.rollcall.lifecycle.tls.Tls.ClientCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Authorities of one's own, client certificates and proxies, on real sockets.
final class RouteTest {
  private static final Optional<Proxy> NO_PROXY = Optional.empty();

  @TempDir private Path folder;

  private static HttpAnswer get(URI base, Route route) {
    TickingClock clock = new TickingClock();
    HttpOptions options = clock.options(new Calls()).by(route);
    return new HttpCaller(
            new Endpoint("app", base, Secret.of("t0ken", "env:APP"), "application/json", ""),
            new Pace(List.of(), clock, clock, 1),
            options)
        .send(Call.get("users", "/Users"));
  }

  private static TargetTrouble trouble(URI base, Route route) {
    return catchThrowableOfType(TargetTrouble.class, () -> get(base, route));
  }

  private static HttpsServer serving(SSLContext context, boolean wantsCertificate)
      throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = context.getDefaultSSLParameters();
            ours.setNeedClientAuth(wantsCertificate);
            parameters.setSSLParameters(ours);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    return server;
  }

  private static URI base(HttpsServer server) {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  private static ClientCertificate shown(TestCertificate one) throws Exception {
    return new ClientCertificate(
        one.chain(), Secret.of(Files.readString(one.key()), "file:" + one.key()));
  }

  @Test
  void anAuthorityOfOnesOwnIsTrustedAndNoOther() throws Exception {
    TestCertificate server = TestCertificate.make(folder, "server", "ip:127.0.0.1");
    TestCertificate other = TestCertificate.make(folder, "other", "ip:127.0.0.1");
    HttpsServer https = serving(server.server(), false);
    try {
      Tls right = new Tls(Optional.of(server.chain()), Optional.empty());
      Tls wrong = new Tls(Optional.of(other.chain()), Optional.empty());

      assertThat(get(base(https), new Route(NO_PROXY, right)).status()).isEqualTo(200);
      assertThat(trouble(base(https), new Route(NO_PROXY, wrong)))
          .returns(Kind.TERMINAL, TargetTrouble::kind)
          .hasMessageContaining("other.crt does not trust the certificate");
      assertThat(trouble(base(https), Route.USUAL)).hasMessageContaining("`ca: file.pem`");
    } finally {
      https.stop(0);
    }
  }

  @Test
  void aServerThatWantsACertificateGetsIt() throws Exception {
    TestCertificate both = TestCertificate.make(folder, "both", "ip:127.0.0.1");
    Tls showing = new Tls(Optional.of(both.chain()), Optional.of(shown(both)));
    HttpsServer https = serving(showing.context(), true);
    try {
      Tls silent = new Tls(Optional.of(both.chain()), Optional.empty());

      assertThat(get(base(https), new Route(NO_PROXY, showing)).status()).isEqualTo(200);
      assertThat(trouble(base(https), new Route(NO_PROXY, silent)))
          .returns(Kind.TERMINAL, TargetTrouble::kind)
          .hasMessageContaining("without a client certificate");
    } finally {
      https.stop(0);
    }
  }

  @Test
  void aTunnelThroughAProxyThatWantsAPassword() throws Exception {
    TestCertificate server = TestCertificate.make(folder, "server", "ip:127.0.0.1");
    Tls tls = new Tls(Optional.of(server.chain()), Optional.empty());
    HttpsServer https = serving(server.server(), false);
    String login =
        Base64.getEncoder().encodeToString("me:pässword".getBytes(StandardCharsets.UTF_8));
    try (TunnelProxy proxy = new TunnelProxy("Basic " + login)) {
      Login right = new Login("me", Secret.of("pässword", "env:P"));
      Login wrong = new Login("me", Secret.of("mistaken", "env:P"));

      assertThat(
              get(base(https), new Route(Optional.of(proxy.as(Optional.of(right))), tls)).status())
          .isEqualTo(200);
      assertThat(proxy.asked())
          .containsExactly("CONNECT 127.0.0.1:" + https.getAddress().getPort() + " HTTP/1.1");
      assertThat(trouble(base(https), new Route(Optional.of(proxy.as(Optional.of(wrong))), tls)))
          .returns(Kind.TERMINAL, TargetTrouble::kind)
          .hasMessageContaining("the proxy 127.0.0.1")
          .hasMessageContaining("407")
          .hasMessageContaining("another user or password")
          .hasMessageNotContaining("mistaken");
    } finally {
      https.stop(0);
    }
  }

  @Test
  void aProxyWhoseRulesForbidTheHostIsNotAboutAPassword() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy("", "403 Forbidden")) {
      assertThat(
              trouble(
                  URI.create("https://app.example"),
                  new Route(Optional.of(proxy.as(Optional.empty())), Tls.USUAL)))
          .returns(Kind.TERMINAL, TargetTrouble::kind)
          .hasMessageContaining("403")
          .hasMessageContaining("its rules")
          .hasMessageNotContaining("password");
    }
  }

  @Test
  void aProxyThatIsAwayIsNamed() throws Exception {
    Proxy away;
    try (TunnelProxy proxy = new TunnelProxy("")) {
      away = proxy.as(Optional.empty());
    }

    assertThat(trouble(URI.create("https://app.example"), new Route(Optional.of(away), Tls.USUAL)))
        .returns(Kind.TRANSIENT, TargetTrouble::kind)
        .hasMessageContaining("no connection through the proxy 127.0.0.1:" + away.port());
  }

  @Test
  void patienceIsAsLongAsTheOptionsSay() {
    HttpOptions options =
        new TickingClock()
            .options(new Calls())
            .within(Duration.ofSeconds(1), Duration.ofSeconds(2));

    assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options.answerTimeout()).isEqualTo(Duration.ofSeconds(2));
  }
}
