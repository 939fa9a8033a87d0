package io.rollcall.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.watch.Answered;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever comes over the wire, the answer is a status of the client's or none, and the next
/// client is served.
@Timeout(180)
final class FuzzTest {
  private static final int REQUESTS = 200 * Integer.getInteger("rollcall.test.size", 1);
  private static final String GOOD = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static Optional<WireAnswer> answer(WireRequest request) {
    return RawServer.text(request.method() + " " + request.body().bytes().length);
  }

  @Test
  void nothingThatComesOverTheWireIsA500OrHurtsTheNextClient() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("FuzzTest seed " + seed);
    var random = new Random(seed);
    try (var server =
        RawServer.with(RawServer.LIMITS.withPatience(RawServer.HURRIED), FuzzTest::answer)) {
      for (int i = 0; i < REQUESTS; i++) {
        byte[] request = request(random);
        String answer = sent(server, request, random.nextInt(20) > 0);
        assertThat(statuses(answer))
            .as("seed %d, request %d: %s", seed, i, shown(request))
            .allMatch(FuzzTest::isNoFaultOfOurs);
      }
      assertThat(server.kept(GOOD)).startsWith("HTTP/1.1 200");
      var logged = new ArrayList<Answered>();
      server.logged.drainTo(logged);
      assertThat(logged).isNotEmpty().allMatch(answered -> answered.failure().isEmpty());
    }
  }

  private static boolean isNoFaultOfOurs(int status) {
    return List.of(100, 200, 505).contains(status) || (status >= 400 && status < 500);
  }

  private static String sent(RawServer server, byte[] request, boolean ends) throws IOException {
    try (Socket socket = server.connect()) {
      try {
        socket.getOutputStream().write(request);
        if (ends) {
          socket.shutdownOutput();
        }
      } catch (SocketException _) {
        // It had heard enough.
      }
      return RawServer.answer(socket);
    }
  }

  private static List<Integer> statuses(String answer) {
    return answer
        .lines()
        .filter(line -> line.startsWith("HTTP/1.1 "))
        .map(line -> Integer.parseInt(line.substring(9, 12)))
        .toList();
  }

  private static String shown(byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    return text.substring(0, Math.min(300, text.length())).replace("\r\n", "⏎");
  }

  private static byte[] request(Random random) {
    String head = line(random) + "\r\n" + headers(random) + "\r\n";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body(random));
    return random.nextInt(5) > 0 ? bytes.toByteArray() : damaged(bytes.toByteArray(), random);
  }

  private static String line(Random random) {
    return pick(
        random,
        "GET /a HTTP/1.1",
        "POST /a HTTP/1.1",
        "PATCH /Users/1 HTTP/1.1",
        "POST //a///b// HTTP/1.1",
        "GET /a?filter=" + "(".repeat(20_000) + " HTTP/1.1",
        "GET /" + "%28".repeat(20_000) + " HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /%00 HTTP/1.1",
        "GET /%ff%fe?x=%c3%28 HTTP/1.1",
        "GET /\u00e4\u00ff?\u00fe=%e2%80%ae HTTP/1.1",
        "GET http://evil.example/a HTTP/1.1",
        "GET a HTTP/1.1",
        "GET  /a HTTP/1.1",
        "GET /a HTTP/1.2",
        "GET /a",
        "GET",
        " ",
        "",
        "\0\0\0\0",
        "PRI * HTTP/2.0",
        "CONNECT a:443 HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "M\u00fcSTER /a HTTP/1.1",
        "x".repeat(random.nextInt(70_000)) + " /a HTTP/1.1",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
  }

  private static String headers(Random random) {
    var headers = new StringBuilder();
    if (random.nextInt(6) > 0) {
      headers.append("Host: localhost\r\n");
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      headers.append(header(random)).append("\r\n");
    }
    return headers.toString();
  }

  private static String header(Random random) {
    return pick(
        random,
        "Content-Length: " + random.nextInt(100),
        "Content-Length: 99999999999999999999",
        "Content-Length: -1",
        "Content-Length: 0x10",
        "Content-Length: ",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: Chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding:",
        "Content-Encoding: gzip",
        "Content-Encoding: " + "gzip,".repeat(50),
        "Expect: 100-continue",
        "Connection: close",
        "Connection: keep-alive, Upgrade",
        "Upgrade: h2c",
        "Host: [::1",
        "Host: a:b:c",
        "Accept-Encoding: gzip;q=, ;;;,*;q=x",
        "X-Request-Id: \u00e4\u0001 {}",
        "Authorization: Bearer " + "y".repeat(random.nextInt(40_000)),
        "no colon",
        ": empty",
        " folded",
        "Bad\u0000Name: x",
        "Cookie: \u00ff\u00fe",
        "X: y\r\n".repeat(random.nextInt(6_000)) + "Z: z");
  }

  private static byte[] body(Random random) {
    byte[] noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    String chunks =
        pick(
            random,
            "5\r\nhello\r\n0\r\n\r\n",
            "5\r\nhel",
            "5\r\nhello0\r\n\r\n",
            "-5\r\nhello\r\n",
            "ffffffffff\r\nhello",
            "7fffffff\r\nhello",
            "zz\r\n",
            "5;x=" + "y".repeat(5_000) + "\r\nhello\r\n0\r\nTrailer: x\r\n\r\n",
            "0\r\n\r\n" + GOOD + GOOD,
            "");
    return random.nextBoolean() ? noise : chunks.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int length = random.nextInt(bytes.length + 1);
    return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, length);
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
