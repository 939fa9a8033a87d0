package io.rollcall.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("blackbox")
@Timeout(180)
final class OperationsTest {
  private static final String LISTENS = "Rollcall listens on ";

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  private Program serve(Launch launch, String... options) {
    var words =
        new ArrayList<>(List.of("serve", "--data", folder.resolve("data").toString(), "--port"));
    words.add("0");
    words.addAll(List.of(options));
    return launch.start(words.toArray(String[]::new));
  }

  private Launch rollcall() {
    return Launch.rollcall(folder);
  }

  /// Where it says that it listens.
  private static URI url(Program program) {
    String line = program.awaitOut(said -> said.startsWith(LISTENS));
    return URI.create(line.substring(LISTENS.length()).split(",")[0]);
  }

  private HttpResponse<String> get(URI url, String path) throws Exception {
    return http.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString());
  }

  @Test
  void beyondThisMachineItListensOnlyWhenTokensAreSafe() {
    for (String host : List.of("0.0.0.0", "::")) {
      Result refused = rollcall().run("serve", "--host", host, "--port", "0").expect(2);
      assertThat(refused.err()).contains("--tls-cert FILE --tls-key FILE", "--behind-proxy");
    }
    try (Program program =
        serve(rollcall().with("ROLLCALL_BEHIND_PROXY", "true"), "--host", "0.0.0.0", "--json")) {
      assertThat(program.awaitOut(line -> line.contains("publicUrl")))
          .doesNotContain("\"publicUrl\": \"http://0.0.0.0")
          .contains("http://");
      program.stop();
    }
  }

  @Test
  void withACertificateItIsHttpsEverywhere() throws Exception {
    Certificate certificate = Certificate.make(folder);
    String data = folder.resolve("data").toString();
    assertThat(
            rollcall().run("serve", "--tls-cert", certificate.chain().toString()).expect(2).err())
        .contains("belong together");
    try (Program program =
        serve(
            rollcall().with("ROLLCALL_TLS_KEY", certificate.key().toString()),
            "--host",
            "0.0.0.0",
            "--tls-cert",
            certificate.chain().toString())) {
      String line = program.awaitOut(said -> said.startsWith(LISTENS));
      URI known = URI.create(line.replaceAll(".*known as ", ""));
      assertThat(known.toString()).startsWith("https://localhost:");
      HttpResponse<String> health =
          certificate
              .client()
              .send(
                  HttpRequest.newBuilder(known.resolve("/health")).build(),
                  BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);
      rollcall().run("org", "create", "acme", "--data", data).expect(0);
      JSONObject made =
          rollcall()
              .run(
                  "directory",
                  "create",
                  "--org",
                  "acme",
                  "--preset",
                  "miro",
                  "--json",
                  "--data",
                  data)
              .expect(0)
              .json();
      assertThat(made.getFieldAsString("baseUrl")).startsWith(known.toString());
      program.stop();
    }
  }

  @Test
  void everyLineOnStderrIsOneObjectAndFiguresAreServed() throws Exception {
    try (Program program = serve(rollcall())) {
      URI url = url(program);
      get(url, "/nowhere?secret=s3cret");
      String line = program.awaitErr(said -> said.contains("\"requestId\""));
      JSONObject request = new JSONObject(line);
      assertThat(request.getFieldAsInteger("status")).isEqualTo(404);
      assertThat(get(url, "/metrics").body())
          .contains("rollcall_http_requests_total", "rollcall_database_commits_total", "jvm_");
      Result end = program.stop();
      assertThat(end.err()).doesNotContain("s3cret");
      for (String said : end.err().lines().toList()) {
        assertThat(new JSONObject(said).getField("at")).isNotNull();
      }
    }
    try (Program program = serve(rollcall().with("ROLLCALL_LOG", "text"), "--metrics", "off")) {
      URI url = url(program);
      assertThat(get(url, "/metrics").statusCode()).isEqualTo(404);
      assertThat(program.awaitErr(said -> said.contains(" GET "))).contains(" 404 ");
      program.stop();
    }
    assertThat(rollcall().run("serve", "--log", "loud").expect(2).err()).contains("--log");
  }

  @Test
  void toldToStopItSaysSoFinishesWhatItDoesAndTakesNoMore() throws Exception {
    try (Program program = serve(rollcall(), "--drain-seconds", "3")) {
      URI url = url(program);
      try (Socket slow = new Socket(url.getHost(), url.getPort())) {
        slow.setSoTimeout(20_000);
        slow.getOutputStream()
            .write(
                "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nab"
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(get(url, "/health").statusCode()).isEqualTo(200);
        var _ = ProcessHandle.of(program.pid()).orElseThrow().destroy();
        HttpResponse<String> health = get(url, "/health");
        while (health.statusCode() == 200) {
          health = get(url, "/health");
        }
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("stopping");
        assertThat(get(url, "/health/live").statusCode()).isEqualTo(200);
        awaitRefusal(url);
        slow.getOutputStream().write("cd".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 404")
            .contains("Connection: close");
      }
      assertThat(program.end().exit()).isEqualTo(143);
    }
  }

  private static void awaitRefusal(URI url) throws IOException {
    while (true) {
      try (Socket socket = new Socket(url.getHost(), url.getPort())) {
        assertThat(socket.isConnected()).isTrue();
      } catch (ConnectException _) {
        return;
      }
    }
  }

  @Test
  void onlyItsOwnerCanReadTheDataWhateverTheUmask() throws Exception {
    String command = "umask 000; exec \"$0\" \"$@\"";
    Launch open = rollcall();
    var words = new ArrayList<>(List.of("sh", "-c", command));
    words.addAll(open.command());
    var careless = new Launch(words, open.directory(), open.environment(), open.patience());
    try (Program program = serve(careless)) {
      get(url(program), "/health");
      Path data = folder.resolve("data");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(data)) {
        assertThat(files)
            .hasSizeGreaterThan(1)
            .allSatisfy(file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
      }
      program.stop();
    }
  }
}
