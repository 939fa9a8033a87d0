package io.rollcall.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.faces.wire.Face;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaceServerTest {
  private static final int LARGEST_BODY_BYTES = 10 * 1024 * 1024;

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final FaceServer server = start(0);
  private final HttpClient http = HttpClient.newHttpClient();

  private FaceServer start(int port) {
    try {
      return FaceServer.start(
          new FaceServer.Listen("127.0.0.1", port, Optional.empty()),
          List.of((Face) this::answer),
          () -> "request-" + requests.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<WireAnswer> answer(WireRequest request) {
    return switch (String.join("/", request.path())) {
      case "boom" -> throw new IllegalStateException("a secret");
      case "slow" -> Optional.of(slow());
      case "unknown" -> Optional.empty();
      case "headers" -> Optional.of(text(request.headers().toString()));
      case "origin" -> Optional.of(text(request.origin()));
      default ->
          Optional.of(
              text(
                  request.method()
                      + " "
                      + request.path()
                      + " "
                      + request.query().first("filter").orElse("")
                      + " "
                      + request.body().bytes().length));
    };
  }

  private WireAnswer slow() {
    entered.countDown();
    try {
      return text(release.await(30, TimeUnit.SECONDS) ? "finished" : "nobody released me");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WireAnswer text(String text) {
    return WireAnswer.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.close();
  }

  @Test
  void aRequestReachesTheFaceAndItsAnswerCarriesARequestId() throws Exception {
    HttpResponse<String> answer = get("/a//b/?filter=x%20y");
    assertThat(answer.body()).isEqualTo("GET [a, b] x y 0");
    assertThat(answer.headers().firstValue("X-Request-Id")).contains("request-1");
  }

  @Test
  void theLinesOfAListAreOneAndOfOthersTheFirstCounts() throws Exception {
    String lines =
        "If-Match: \"1\"\r\nif-match: \"2\", W/\"3\"\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b";
    assertThat(raw("GET /headers HTTP/1.1\r\n" + lines))
        .contains("if-match=\"1\", \"2\", W/\"3\"", "authorization=Bearer a")
        .doesNotContain("Bearer b");
  }

  @Test
  void aPortThatIsTakenIsAFailureThatSaysSo() {
    assertThatThrownBy(() -> start(server.port())).hasMessageContaining("in use");
    assertThatThrownBy(() -> start(70_000)).hasMessageContaining("65535");
  }

  @Test
  void rawQuotesAndParenthesesInAQueryPass() throws Exception {
    assertThat(raw("GET /Users/?filter=(userName%20eq%20\"user@miro.com\") HTTP/1.1"))
        .contains("GET [Users] (userName eq \"user@miro.com\") 0");
  }

  @Test
  void aRawSpaceInTheRequestLineIsRefusedWithTheRemedy() throws Exception {
    assertThat(raw("GET /Users/?filter=(userName eq \"x\") HTTP/1.1"))
        .startsWith("HTTP/1.1 400")
        .contains("urn:ietf:params:scim:api:messages:2.0:Error", "%20", "X-Request-Id");
  }

  @Test
  void whatNobodyExpectedIsA500WithoutDetails() throws Exception {
    HttpResponse<String> answer = get("/boom");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("request-1").doesNotContain("secret", "Exception");
    assertThat(answer.headers().firstValue("X-Request-Id")).contains("request-1");
  }

  @Test
  void aBodyOfTheLargestSizePassesAndOneByteMoreIs413() throws Exception {
    assertThat(post(new byte[LARGEST_BODY_BYTES]).body()).endsWith(" 10485760");
    assertThat(post(new byte[LARGEST_BODY_BYTES + 1]).statusCode()).isEqualTo(413);
    assertThat(post(new byte[1]).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyOfUnknownLengthIsMeasuredToo() throws Exception {
    byte[] tooMuch = new byte[LARGEST_BODY_BYTES + 1];
    var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(tooMuch));
    HttpRequest request = HttpRequest.newBuilder(uri("/a")).POST(chunked).build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
  }

  @Test
  void anEscapeThatIsNoneIs400AndAnUnknownPath404() throws Exception {
    assertThat(raw("GET /%zz HTTP/1.1")).startsWith("HTTP/1.1 400").contains("%zz");
    assertThat(get("/unknown").statusCode()).isEqualTo(404);
    assertThat(raw("GET /" + "x".repeat(40_000) + " HTTP/1.1")).startsWith("HTTP/1.1 414");
  }

  @Test
  void headIsAnsweredAsGetWithoutABody() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/a")).method("HEAD", BodyPublishers.noBody()).build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void closingLetsARequestInProgressFinish() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        http.sendAsync(HttpRequest.newBuilder(uri("/slow")).build(), BodyHandlers.ofString());
    entered.await();
    var closing = CompletableFuture.runAsync(server::close);
    release.countDown();
    assertThat(slow.get(30, TimeUnit.SECONDS).body()).isEqualTo("finished");
    closing.get(30, TimeUnit.SECONDS);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/a")).POST(BodyPublishers.ofByteArray(body)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(server.url() + path);
  }

  /// What comes back for this request line; a client library would not send all of them.
  private String raw(String requestLine) throws IOException {
    return sent(requestLine + "\r\nHost: localhost\r\n\r\n");
  }

  private String sent(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theOriginIsWhereTheServerListensWhateverTheHostSays() throws Exception {
    assertThat(sent("GET /origin HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .contains(server.url())
        .doesNotContain("evil.example");
  }

  @Test
  void aBodyThatCannotBeReadIs400() throws Exception {
    String head = "POST /a HTTP/1.1\r\nHost: localhost\r\n";
    assertThat(sent(head + "Content-Length: abc\r\n\r\nx")).startsWith("HTTP/1.1 400");
    assertThat(sent(head + "Content-Length: -5\r\n\r\nx")).startsWith("HTTP/1.1 400");
    assertThat(sent(head + "Content-Length: 50\r\n\r\nx")).startsWith("HTTP/1.1 400");
    assertThat(sent(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n"))
        .startsWith("HTTP/1.1 400");
  }
}
