package io.rollcall.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.faces.connection.Limits;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What nobody can ask of the service, and what they hear instead.
@Timeout(120)
final class WireBoundsTest {
  private static final int LARGEST = 10 * 1024 * 1024;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String HEAD = "POST /a HTTP/1.1\r\nHost: localhost\r\n";

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private RawServer server = RawServer.with(RawServer.LIMITS, this::answer);

  private Optional<WireAnswer> answer(WireRequest request) {
    if (request.path().contains("slow")) {
      entered.countDown();
      try {
        return RawServer.text(release.await(30, TimeUnit.SECONDS) ? "finished" : "not released");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (request.path().contains("echo")) {
      return RawServer.text(request.body().toString());
    }
    return RawServer.text(request.method() + " " + request.body().bytes().length);
  }

  private void restart(Limits limits) {
    server.close();
    server = RawServer.with(limits, this::answer);
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.close();
  }

  private static InputStream zeros(long bytes) {
    return new InputStream() {
      private long left = bytes;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        int given = (int) Math.min(left, length);
        left -= given;
        return given == 0 && length > 0 ? -1 : given;
      }
    };
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  @Test
  void whoSendsAHundredMegabytesHears413() throws Exception {
    HttpResponse<String> streamed =
        send(to("/a").POST(BodyPublishers.ofInputStream(() -> zeros(100_000_000))));
    assertThat(streamed.statusCode()).isEqualTo(413);
    assertThat(streamed.body()).contains("10485760", "urn:ietf:params:scim:api:messages:2.0:Error");
    assertThat(server.nextLogged().about().refusal()).contains("body-too-large");
    assertThat(sentSlowlyEnough(HEAD + "Content-Length: 100000000\r\n\r\n", 100_000_000))
        .startsWith("HTTP/1.1 413")
        .contains("Connection: close", "10485760");
    assertThat(send(to("/a").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void oneChunkOfAHundredMegabytesIsNotGatheredInMemory() throws Exception {
    assertThat(
            sentSlowlyEnough(HEAD + "Transfer-Encoding: chunked\r\n\r\n5F5E100\r\n", 100_000_000))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void aChunkSizeWithoutEndIsRefused() throws Exception {
    assertThat(sentSlowlyEnough(HEAD + "Transfer-Encoding: chunked\r\n\r\n1;", 40_000_000))
        .startsWith("HTTP/1.1 413");
  }

  /// The head, then zeros until all are sent or the server has heard enough.
  private String sentSlowlyEnough(String head, long bytes) throws IOException {
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      try (InputStream zeros = zeros(bytes)) {
        zeros.transferTo(out);
      } catch (SocketException _) {
        // It closed; what it said before must be there all the same.
      }
      return RawServer.answer(socket);
    }
  }

  @Test
  void whoWaitsForAContinueIsRefusedBeforeSending() throws Exception {
    String waiting = HEAD + "Expect: 100-continue\r\nContent-Length: ";
    assertThat(server.kept(waiting + "100000000\r\n\r\n")).startsWith("HTTP/1.1 413");
    try (Socket socket = server.connect()) {
      socket
          .getOutputStream()
          .write((waiting + "3\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] interim = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
      assertThat(new String(interim, StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      socket.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
      assertThat(RawServer.answer(socket)).startsWith("HTTP/1.1 200").endsWith("POST 3");
    }
  }

  @Test
  void aGzippedBodyIsDecodedWithinTheSameBound() throws Exception {
    assertThat(
            send(to("/echo")
                    .header("Content-Encoding", "gzip")
                    .POST(gzip("hello".getBytes(StandardCharsets.US_ASCII))))
                .body())
        .isEqualTo("hello");
    HttpResponse<String> bomb =
        send(to("/a").header("Content-Encoding", "gzip").POST(gzip(new byte[LARGEST + 1])));
    assertThat(bomb.statusCode()).isEqualTo(413);
    assertThat(bomb.body()).contains("10485760");
    HttpResponse<String> broken =
        send(to("/a").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("hello")));
    assertThat(broken.statusCode()).isEqualTo(400);
    HttpResponse<String> unknown =
        send(to("/a").header("Content-Encoding", "br").POST(BodyPublishers.ofString("hello")));
    assertThat(unknown.statusCode()).isEqualTo(415);
    assertThat(unknown.headers().firstValue("Accept-Encoding")).contains("gzip, identity");
  }

  private static HttpRequest.BodyPublisher gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return BodyPublishers.ofByteArray(out.toByteArray());
  }

  @Test
  void headersAndRequestLinesHaveABoundThatTheAnswerNames() throws Exception {
    String flood = "X: " + "y".repeat(60) + "\r\n";
    assertThat(server.sent("GET /a HTTP/1.1\r\nHost: localhost\r\n" + flood.repeat(2_000) + "\r\n"))
        .startsWith("HTTP/1.1 431 Request Header Fields Too Large")
        .contains("32768");
    assertThat(server.sent("GET /" + "x".repeat(200_000) + " HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("/.search");
    assertThat(
            server.sent("GET /a HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(500) + "\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void aBodyWithTwoLengthsIsRefused() throws Exception {
    String both = HEAD + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assertThat(server.sent(both)).startsWith("HTTP/1.1 400").contains("either Content-Length or");
    assertThat(server.sent(HEAD + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"))
        .startsWith("HTTP/1.1 400");
    assertThat(server.sent(HEAD + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void whoSaysNothingOrHalfARequestIsHungUpOn() throws Exception {
    restart(RawServer.LIMITS.withPatience(RawServer.HURRIED));
    assertThat(server.kept("")).isEmpty();
    assertThat(server.kept("GET /a HT")).isEmpty();
    assertThat(server.kept("GET /a HTTP/1.1\r\nHost: local")).isEmpty();
    assertThat(server.kept(HEAD + "Content-Length: 10\r\n\r\nabc")).doesNotContain("200");
    assertThat(server.kept("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")).endsWith("GET 0");
    assertThat(new String(server.metrics.text(), StandardCharsets.UTF_8))
        .contains("rollcall_connections_timed_out_total 5.0");
  }

  @Test
  void connectionsHaveABound() throws Exception {
    restart(new Limits(Limits.Sizes.USUAL, 10, 2, 2, Limits.Patience.USUAL));
    try (Socket first = server.connect();
        Socket second = server.connect()) {
      assertThat(server.kept("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")).isEmpty();
      first
          .getOutputStream()
          .write("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(first.getInputStream().readNBytes(12))
          .isEqualTo("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII));
      assertThat(second.isConnected()).isTrue();
    }
  }

  @Test
  void requestsInProgressHaveABoundButHealthAnswers() throws Exception {
    restart(new Limits(Limits.Sizes.USUAL, 1, 100, 2, waitingAtMost(Duration.ofMillis(200), HOUR)));
    var slow = http.sendAsync(to("/slow").build(), BodyHandlers.ofString());
    entered.await();
    HttpResponse<String> refused = send(to("/a").GET());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body())
        .contains("in progress", refused.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(send(to("/health").GET()).statusCode()).isEqualTo(200);
    assertThat(send(to("/health/live").GET()).statusCode()).isEqualTo(200);
    release.countDown();
    assertThat(slow.get(30, TimeUnit.SECONDS).body()).isEqualTo("finished");
    assertThat(send(to("/a").GET()).statusCode()).isEqualTo(200);
  }

  private static Limits.Patience waitingAtMost(Duration turn, Duration largeBody) {
    return new Limits.Patience(HOUR, HOUR, HOUR, HOUR, HOUR, turn, largeBody);
  }

  @Test
  void aRequestWaitsForItsTurn() throws Exception {
    restart(new Limits(Limits.Sizes.USUAL, 1, 100, 2, waitingAtMost(HOUR, HOUR)));
    var slow = http.sendAsync(to("/slow").build(), BodyHandlers.ofString());
    entered.await();
    var next = http.sendAsync(to("/a").build(), BodyHandlers.ofString());
    assertThat(send(to("/health").GET()).statusCode()).isEqualTo(200);
    assertThat(next).isNotDone();
    release.countDown();
    assertThat(slow.get(30, TimeUnit.SECONDS).body()).isEqualTo("finished");
    assertThat(next.get(30, TimeUnit.SECONDS).body()).isEqualTo("GET 0");
  }

  @Test
  void whoIsStillSendingKeepsNobodyWaiting() throws Exception {
    restart(new Limits(Limits.Sizes.USUAL, 1, 100, 2, waitingAtMost(Duration.ofMillis(200), HOUR)));
    try (Socket first = stillSending();
        Socket second = stillSending()) {
      assertThat(send(to("/a").GET()).statusCode()).isEqualTo(200);
      assertThat(send(to("/a").POST(BodyPublishers.ofString("small"))).statusCode()).isEqualTo(200);
      first.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
      assertThat(RawServer.answer(first)).startsWith("HTTP/1.1 200").endsWith("POST 3");
      assertThat(second.isConnected()).isTrue();
    }
  }

  /// A client whose body the server is waiting for.
  private Socket stillSending() throws IOException {
    String continues = "HTTP/1.1 100 Continue\r\n\r\n";
    Socket socket = server.connect();
    socket
        .getOutputStream()
        .write(
            (HEAD + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().readNBytes(continues.length()))
        .isEqualTo(continues.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void aLargeBodyThatHasItsTurnMustHurry() throws Exception {
    restart(
        new Limits(Limits.Sizes.USUAL, 10, 100, 1, waitingAtMost(HOUR, Duration.ofMillis(300))));
    byte[] large = new byte[2 * Limits.SMALL_BODY_BYTES];
    try (Socket slow = server.connect()) {
      slow.getOutputStream()
          .write((HEAD + "Content-Length: 1000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      slow.getOutputStream().write(large);
      assertThat(RawServer.answer(slow)).doesNotContain("200");
    }
    assertThat(send(to("/a").POST(BodyPublishers.ofByteArray(large))).statusCode()).isEqualTo(200);
  }

  @Test
  void anErrorWhileALargeBodyIsReadTakesNobodysTurn() throws Exception {
    Limits limits =
        new Limits(Limits.Sizes.USUAL, 1, 1, 1, waitingAtMost(Duration.ofMillis(1), HOUR));
    var bodies = new Bodies(limits, () -> {});
    long large = Limits.SMALL_BODY_BYTES + 1L;
    try (InputStream start = zeros(large);
        InputStream fails = failing();
        InputStream in = new SequenceInputStream(start, fails)) {
      assertThatThrownBy(() -> bodies.read(in)).isInstanceOf(OutOfMemoryError.class);
    }
    try (InputStream next = zeros(large);
        Bodies.Incoming incoming = bodies.read(next)) {
      assertThat(incoming.body().bytes()).hasSize((int) large);
    }
  }

  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() {
        throw new OutOfMemoryError("as if");
      }

      @Override
      public int read(byte[] into, int from, int length) {
        return read();
      }
    };
  }

  @Test
  void largeBodiesWaitForEachOther() throws Exception {
    restart(
        new Limits(Limits.Sizes.USUAL, 10, 100, 1, waitingAtMost(Duration.ofMillis(200), HOUR)));
    byte[] large = new byte[Limits.SMALL_BODY_BYTES + 1];
    var first =
        http.sendAsync(
            to("/slow").POST(BodyPublishers.ofByteArray(large)).build(), BodyHandlers.ofString());
    entered.await();
    HttpResponse<String> second = send(to("/a").POST(BodyPublishers.ofByteArray(large)));
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After")).isPresent();
    assertThat(send(to("/a").POST(BodyPublishers.ofString("small"))).statusCode()).isEqualTo(200);
    release.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(send(to("/a").POST(BodyPublishers.ofByteArray(large))).statusCode()).isEqualTo(200);
  }

  @Test
  void connectionCloseClosesAndHttp10IsAnsweredAndClosed() throws Exception {
    assertThat(server.kept("GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("Connection: close")
        .endsWith("GET 0");
    assertThat(server.kept("POST /a HTTP/1.0\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab"))
        .startsWith("HTTP/1.1 200")
        .contains("Connection: close")
        .endsWith("POST 2");
    assertThat(server.kept("GET /a HTTP/0.9\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }
}
