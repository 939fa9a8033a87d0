package io.rollcall.app.service.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.DomainChallenge;
import io.rollcall.platform.DomainCheck.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TxtRecordTest {
  private static final DomainChallenge CHALLENGE =
      new DomainChallenge("acme.example", "rollcall-domain=abc_DEF-1");

  /// A name server that gives one answer to whoever asks, if it gives any.
  ///
  /// @param texts none for "no such name"
  private record NameServer(DatagramSocket socket, List<String> texts) implements AutoCloseable {
    static NameServer with(String... texts) throws IOException {
      var server =
          new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()), List.of(texts));
      Thread.ofVirtual().start(server::serve);
      return server;
    }

    TxtRecord asked() {
      return new TxtRecord("dns://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve() {
      try {
        while (!socket.isClosed()) {
          var question = new DatagramPacket(new byte[512], 512);
          socket.receive(question);
          byte[] answer = answer(question.getData(), question.getLength());
          socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
        }
      } catch (IOException _) {
        // The test is over.
      }
    }

    private byte[] answer(byte[] question, int length) {
      var out = new ByteArrayOutputStream();
      out.write(question, 0, 2);
      int code = texts.isEmpty() ? 3 : 0;
      out.writeBytes(
          new byte[] {(byte) 0x85, (byte) code, 0, 1, 0, (byte) texts.size(), 0, 0, 0, 0});
      out.write(question, 12, length - 12);
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.writeBytes(new byte[] {(byte) 0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60});
        out.writeBytes(new byte[] {0, (byte) (bytes.length + 1), (byte) bytes.length});
        out.writeBytes(bytes);
      }
      return out.toByteArray();
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  @Test
  void theTextIsFoundAmongOthers() throws IOException {
    try (NameServer server = NameServer.with("v=spf1 -all", CHALLENGE.text())) {
      assertThat(server.asked().look(CHALLENGE)).isInstanceOf(Finding.Shown.class);
    }
  }

  @Test
  void anotherTextAndNoTextAreNotProof() throws IOException {
    try (NameServer other = NameServer.with(CHALLENGE.text() + "x");
        NameServer none = NameServer.with()) {
      assertThat(why(other.asked().look(CHALLENGE))).contains("says something else");
      assertThat(why(none.asked().look(CHALLENGE)))
          .contains("no TXT record _rollcall.acme.example");
    }
  }

  private static String why(Finding finding) {
    return finding instanceof Finding.NotShown(String why) ? why : "shown";
  }
}
