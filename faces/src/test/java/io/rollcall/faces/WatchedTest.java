package io.rollcall.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.watch.Answered;
import io.rollcall.faces.watch.RequestLog;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an operator sees of requests, and what clients see of an operator's business.
@Timeout(60)
final class WatchedTest {
  private static final String SECRET = "rcd_secret";

  private final RawServer server = RawServer.with(RawServer.LIMITS, this::answer);
  private final HttpClient http = HttpClient.newHttpClient();

  private Optional<WireAnswer> answer(WireRequest request) {
    return switch (request.path().getFirst()) {
      case "boom" -> throw new IllegalStateException("it broke");
      case "away" -> throw new IllegalMonitorStateException("the database is gone");
      case "large" -> RawServer.text("large ".repeat(10_000));
      case "limited" ->
          Optional.of(
              WireAnswer.empty(429).about(About.route("scim", "/limited").refused("rate-limited")));
      default ->
          RawServer.text("hello")
              .map(answer ->
                  answer.about(
                      About.route("scim", "/scim/v2/{directoryId}/Users/{id}").of("d1", "o1")));
    };
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private Json.Obj line() throws Exception {
    Answered answered = server.nextLogged();
    List<String> lines = new ArrayList<>();
    RequestLog.json(lines::add).answered(answered);
    assertThat(lines).hasSize(1).allMatch(line -> line.indexOf('\n') < 0);
    return (Json.Obj) JsonCodec.parse(lines.getFirst().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLineSaysWhatWasDoneAndNeverWhatWasSent() throws Exception {
    get("/Users/ann@acme.example?filter=" + SECRET, "Authorization", "Bearer " + SECRET);
    Json.Obj line = line();
    assertThat(line.members().keySet())
        .containsExactly(
            "at",
            "requestId",
            "method",
            "route",
            "status",
            "millis",
            "bytes",
            "directory",
            "organization",
            "remote");
    assertThat(line.string("route")).contains("/scim/v2/{directoryId}/Users/{id}");
    assertThat(line.string("remote")).contains("127.0.0.1");
    assertThat(line.integer("bytes")).contains(5L);
    assertThat(line.toString()).doesNotContain(SECRET, "ann@");
  }

  @Test
  void aFailureIsAStackTraceInTheLogAndOnlyItsIdForTheClient() throws Exception {
    HttpResponse<String> answer = get("/boom");
    assertThat(answer.statusCode()).isEqualTo(500);
    Json.Obj line = line();
    assertThat(line.string("error").orElseThrow()).contains("it broke", "WatchedTest");
    assertThat(answer.body())
        .contains(line.string("requestId").orElseThrow())
        .doesNotContain("it broke", "Exception");
  }

  @Test
  void aDatabaseThatIsAwayIsA503ToTryAgain() throws Exception {
    HttpResponse<String> answer = get("/away");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("database", "urn:ietf:params:scim:api:messages:2.0:Error");
    assertThat(line().get("error")).isEmpty();
  }

  @Test
  void aWellFormedRequestIdIsKeptAndAnyOtherReplaced() throws Exception {
    String own = "trace-0123.abc:DEF_";
    assertThat(get("/a", "X-Request-Id", own).headers().firstValue("X-Request-Id")).contains(own);
    assertThat(line().string("requestId")).contains(own);
    for (String bad :
        List.of("short", "with space in it", "x".repeat(129), "{\"a\":\"bcdefgh\"}")) {
      assertThat(get("/a", "X-Request-Id", bad).headers().firstValue("X-Request-Id").orElseThrow())
          .startsWith("request-");
    }
  }

  @Test
  void figuresCountByRouteAndNeverByWhatWasSent() throws Exception {
    get("/Users/1");
    get("/Users/2");
    get("/limited");
    server.sent("NONSENSE" + SECRET + " /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
    server.sent("broken\r\n\r\n");
    HttpResponse<String> figures = get("/metrics");
    assertThat(figures.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(figures.body())
        .contains(
            "rollcall_http_requests_total{face=\"scim\",method=\"GET\","
                + "route=\"/scim/v2/{directoryId}/Users/{id}\",status=\"200\"} 2.0",
            "rollcall_http_refused_total{kind=\"rate-limited\"} 1.0",
            "rollcall_http_refused_total{kind=\"malformed\"} 1.0",
            "rollcall_http_request_seconds_bucket",
            "rollcall_http_requests_in_progress 1.0",
            "method=\"other\"")
        .doesNotContain(SECRET, "/Users/1");
  }

  @Test
  void largeAnswersAreCompressedForThoseWhoAskAndHeadSaysTheSame() throws Exception {
    HttpResponse<String> plain = get("/large");
    assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + "/large"))
            .header("Accept-Encoding", "br;q=1.0, gzip;q=0.8, *;q=0.1");
    var packed = http.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    try (var in = new GZIPInputStream(packed.body())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
    }
    var head = http.send(request.HEAD().build(), BodyHandlers.ofString());
    for (String name : List.of("Content-Length", "Content-Encoding", "Content-Type", "Vary")) {
      assertThat(head.headers().firstValue(name))
          .as(name)
          .isPresent()
          .isEqualTo(packed.headers().firstValue(name));
    }
    assertThat(get("/large", "Accept-Encoding", "gzip;q=0, identity").body())
        .isEqualTo(plain.body());
    assertThat(get("/small", "Accept-Encoding", "gzip").headers().map())
        .doesNotContainKeys("content-encoding", "vary");
  }

  @Test
  void whatAProxySaysIsBelievedOnlyWhenThereIsOne() throws Exception {
    String[] forwarded = {
      "X-Forwarded-For", "6.6.6.6, 10.1.2.3",
      "X-Forwarded-Proto", "https",
      "X-Forwarded-Host", "scim.acme.example"
    };
    get("/a", forwarded);
    assertThat(line().string("remote")).contains("127.0.0.1");
    var listen = new FaceServer.Listen("127.0.0.1", 0, Optional.empty(), Optional.empty(), true);
    try (var behind =
        RawServer.on(listen, RawServer.LIMITS, request -> RawServer.text(request.origin()))) {
      var request = HttpRequest.newBuilder(URI.create(behind.url() + "/a"));
      assertThat(http.send(request.build(), BodyHandlers.ofString()).body())
          .isEqualTo(behind.url());
      request.headers(forwarded);
      assertThat(http.send(request.build(), BodyHandlers.ofString()).body())
          .isEqualTo("https://scim.acme.example");
      var _ = behind.nextLogged();
      assertThat(behind.nextLogged().remote()).isEqualTo("10.1.2.3");
      request.setHeader("X-Forwarded-Host", "evil example/\"<x>");
      request.setHeader("X-Forwarded-For", "<script>");
      assertThat(http.send(request.build(), BodyHandlers.ofString()).body())
          .isEqualTo(behind.url());
      assertThat(behind.nextLogged().remote()).isEqualTo("127.0.0.1");
    }
  }
}
