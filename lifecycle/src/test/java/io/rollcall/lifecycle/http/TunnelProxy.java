package io.rollcall.lifecycle.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.rollcall.lifecycle.http.Route.Login;
import io.rollcall.lifecycle.http.Route.Proxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A proxy on this machine that opens tunnels (RFC 9110 §9.3.6) to whoever shows a login.
final class TunnelProxy implements AutoCloseable {
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final String login;
  private final String refusal;

  /// @param login the header that it wants
  TunnelProxy(String login) throws IOException {
    this(login, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"");
  }

  /// @param refusal what it says to whoever does not bring it
  TunnelProxy(String login, String refusal) throws IOException {
    this.login = login;
    this.refusal = refusal;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  Proxy as(Optional<Login> whom) {
    return new Proxy("127.0.0.1", socket.getLocalPort(), whom);
  }

  /// The first line of each request.
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      List<String> head = head(client.getInputStream());
      asked.add(head.getFirst());
      if (!head.contains("Proxy-Authorization: " + login)) {
        answer(client, refusal);
        return;
      }
      String[] where = head.getFirst().split(" ")[1].split(":");
      try (Socket server = new Socket(where[0], Integer.parseInt(where[1]))) {
        answer(client, "200 Connection established");
        threads.execute(() -> pump(server, client));
        client.getInputStream().transferTo(server.getOutputStream());
      }
    } catch (IOException gone) {
      // One of the two has hung up.
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // One of the two has hung up.
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("cut");
      }
      head.append((char) next);
    }
    return head.toString().lines().toList();
  }

  private static void answer(Socket client, String status) throws IOException {
    client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
