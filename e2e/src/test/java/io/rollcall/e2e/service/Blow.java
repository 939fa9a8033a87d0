package io.rollcall.e2e.service;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/// A request that takes a lot, or asks for a lot.
///
/// @param body its bytes, each as one character
/// @param repeated how many times the body is sent, one after the other, as one
/// @param expected the status when nothing else goes on
record Blow(
    String name,
    String method,
    String path,
    String headers,
    String body,
    int repeated,
    int expected) {
  private static final int HEAD = 4_096;

  static Blow post(String name, String path, String body, int expected) {
    return new Blow(name, "POST", path, "", body, 1, expected);
  }

  static Blow get(String name, String path) {
    return new Blow(name, "GET", path, "", "", 1, 200);
  }

  Blow times(int more) {
    return new Blow(name, method, path, headers, body, more, expected);
  }

  Blow with(String header) {
    return new Blow(name, method, path, headers + header + "\r\n", body, repeated, expected);
  }

  static String search(String filter) {
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"filter\":\"%s\"}"
        .formatted(filter);
  }

  static String bulk(int operations, String user) {
    String[] all =
        IntStream.range(0, operations)
            .mapToObj(i ->
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b%1$d\",\"data\":%2$s}"
                    .formatted(i, user.formatted(i)))
            .toArray(String[]::new);
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[%s]}"
        .formatted(String.join(",", all));
  }

  /// What came back.
  ///
  /// @param head status line and headers; empty if nothing came
  /// @param bytes how much came
  record Answer(String name, String head, long bytes) {
    int status() {
      return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
    }
  }

  Answer strike(URI service, String base, String token) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort())) {
      socket.setSoTimeout(120_000);
      try {
        send(socket.getOutputStream(), base, token);
      } catch (SocketException _) {
        // It had heard enough, and may have said so.
      }
      return receive(socket);
    }
  }

  private void send(OutputStream out, String base, String token) throws IOException {
    String head =
        "%s %s%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n"
                .formatted(method, base, path, token)
            + "Content-Type: application/scim+json\r\n"
            + headers
            + "Content-Length: %d\r\n\r\n".formatted((long) body.length() * repeated);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < repeated; i++) {
      out.write(bytes);
    }
    out.flush();
  }

  /// Reads to the end and keeps the beginning.
  private Answer receive(Socket socket) throws IOException {
    var head = new ByteArrayOutputStream();
    long bytes = 0;
    try {
      var in = new BufferedInputStream(socket.getInputStream());
      byte[] buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        head.write(buffer, 0, Math.min(read, Math.max(0, HEAD - head.size())));
        bytes += read;
      }
    } catch (SocketException _) {
      // It hung up while something of ours was still on its way.
    }
    return new Answer(name, head.toString(StandardCharsets.UTF_8), bytes);
  }
}
