package io.rollcall.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import io.rollcall.e2e.stage.Scissors.Moment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScissorsTest {

  private final Scissors scissors = new Scissors();
  private final List<String> served = Collections.synchronizedList(new ArrayList<>());
  private final List<String> actions = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aWireCarriesARequestAsItIs() throws Exception {
    try (var service = new Echo();
        var wire = new CutWire(service.uri(), scissors)) {
      var answer =
          send(wire, "PATCH", "//api/v1/scim/Users/?filter=userName%20eq%20%22a%22", "body");

      assertThat(answer.statusCode()).isEqualTo(207);
      assertThat(answer.body())
          .isEqualTo("PATCH //api/v1/scim/Users/?filter=userName%20eq%20%22a%22 Bearer t body");
      assertThat(answer.headers().firstValue("X-Served")).contains("yes");
      assertThat(scissors.passed())
          .containsExactly("PATCH //api/v1/scim/Users/?filter=userName%20eq%20%22a%22");
    }
  }

  @Test
  void anAnswerWithoutABodyStaysOne() throws Exception {
    try (var service = new Echo();
        var wire = new CutWire(service.uri(), scissors)) {
      var answer = send(wire, "DELETE", "/nothing", "");

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void aRequestThatIsCutBeforehandNeverArrives() throws Exception {
    try (var service = new Echo();
        var wire = new CutWire(service.uri(), scissors)) {
      scissors.cutAt(2, Moment.BEFORE, () -> actions.add("after " + served.size()));

      send(wire, "GET", "/1", "");
      assertThatThrownBy(() -> send(wire, "POST", "/2", "")).isInstanceOf(IOException.class);
      send(wire, "GET", "/3", "");

      assertThat(actions).containsExactly("after 1");
      assertThat(served).containsExactly("/1", "/3");
      assertThat(scissors.happened()).isTrue();
    }
  }

  @Test
  void aRequestThatIsCutAfterwardsHasArrivedButIsNotAnswered() throws Exception {
    try (var service = new Echo();
        var wire = new CutWire(service.uri(), scissors)) {
      scissors.cutAt(1, Moment.AFTER, () -> actions.add("after " + served.size()));

      assertThatThrownBy(() -> send(wire, "POST", "/1", "")).isInstanceOf(IOException.class);

      assertThat(actions).containsExactly("after 1");
      assertThat(served).containsExactly("/1");
    }
  }

  @Test
  void aCutBeyondTheLastRequestDoesNotHappen() throws Exception {
    try (var service = new Echo();
        var wire = new CutWire(service.uri(), scissors)) {
      scissors.cutAt(2, Moment.BEFORE, () -> actions.add("never"));

      send(wire, "GET", "/1", "");

      assertThat(scissors.happened()).isFalse();
      assertThat(actions).isEmpty();
    }
  }

  @Test
  void whatFollowsTheNthOfAKindIsCutWhateverItIs() throws Exception {
    try (var service = new Echo();
        var wire = new CutWire(service.uri(), scissors)) {
      scissors.cutAfterNth(
          request -> request.startsWith("POST "), 2, Moment.BEFORE, () -> actions.add("cut"));

      send(wire, "POST", "/1", "");
      send(wire, "GET", "/2", "");
      send(wire, "POST", "/3", "");
      assertThat(actions).isEmpty();
      assertThatThrownBy(() -> send(wire, "PATCH", "/4", "")).isInstanceOf(IOException.class);

      assertThat(actions).containsExactly("cut");
      assertThat(served).containsExactly("/1", "/2", "/3");
    }
  }

  @Test
  void operationsOfLdapAndRequestsOfHttpAreCountedTogether() throws Exception {
    try (var service = new Echo();
        var wire = new CutWire(service.uri(), scissors);
        var company = Company.of(3, 1, scissors)) {
      scissors.cutAt(3, Moment.BEFORE, () -> actions.add("cut"));

      send(wire, "GET", "/1", "");
      try (var reader =
          new LDAPConnection("127.0.0.1", port(company), Company.BIND, Company.PASSWORD)) {
        assertThatThrownBy(() -> reader.search(Company.BASE, SearchScope.SUB, "(uid=*)"))
            .isInstanceOf(LDAPException.class);
        assertThat(reader.search(Company.BASE, SearchScope.SUB, "(uid=*)").getEntryCount())
            .isEqualTo(3);
      }

      assertThat(actions).containsExactly("cut");
      assertThat(scissors.passed())
          .containsExactly(
              "GET /1",
              "LDAP bind " + Company.BIND,
              "LDAP search dc=example,dc=com (uid=*)",
              "LDAP search dc=example,dc=com (uid=*)");
    }
  }

  static int port(Company company) {
    return URI.create(company.url()).getPort();
  }

  private static HttpResponse<String> send(CutWire wire, String method, String target, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(wire.uri() + target))
            .header("Authorization", "Bearer t")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /// A service that answers with what it was asked.
  private final class Echo implements AutoCloseable {

    private final HttpServer server;

    Echo() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            String target = exchange.getRequestURI().toString();
            served.add(target);
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Served", "yes");
            if (target.equals("/nothing")) {
              exchange.sendResponseHeaders(204, -1);
            } else {
              byte[] answer =
                  "%s %s %s %s"
                      .formatted(exchange.getRequestMethod(), target, token, body)
                      .strip()
                      .getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(207, answer.length);
              exchange.getResponseBody().write(answer);
            }
            exchange.close();
          });
      server.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
