package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONValue;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `rehearse` says what the next `sync` does, sends nobody anything but questions, and leaves
/// nothing behind.
@Tag("blackbox")
final class RehearseTest {
  private static final String HEADER = "id,mail,given_name,family_name,active";
  private static final String MIRO = "rest: { url: \"%s\", org: \"%s\", token: env:KEY }";
  private static final List<String> FIGURES =
      List.of("calls", "floor", "writes", "conflicts", "healed", "cases", "failed");

  /// Of two hundred listed accounts this server shows one.
  private static final String CUT_SHORT =
      """
      {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":200,"startIndex":1,
       "itemsPerPage":1,"Resources":[{"id":"1","userName":"ann@x.example"}]}
      """;

  @TempDir private Path folder;
  private Path temporary = Path.of("");
  private String token = "none";
  private String key = "none";
  private String base = "";

  @BeforeEach
  void makePlaceForTemporaryFiles() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @ParameterizedTest
  @CsvSource({
    "standard, scim, ''",
    "miro, miro, '" + MIRO + "'",
    "atlassian, atlassian, 'admin: { url: \"%s\", org: \"%s\", key: env:KEY }'"
  })
  void whatIsRehearsedIsWhatHappens(String preset, String type, String behind) throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, preset, type, behind);
      people("1,ann@x.example,Ann,Ono,true", "2,ben@x.example,Ben,Osei,true");
      assertThat(rehearsed(service, 0).getFieldAsInteger("writes")).isEqualTo(2);

      people(
          "1,ann.lund@x.example,Ann,Lund,true",
          "2,ben@x.example,Ben,Osei,false",
          "3,cleo@x.example,Cleo,Marin,true");
      JSONObject copy = rehearsed(service, 0);
      assertThat(of(copy, "changes").toString())
          .contains("\"create\":1", "\"rename\":1", "\"deactivate\":1");
      assertThat(of(copy, "copied").getFieldAsInteger("accounts")).isEqualTo(2);
      assertThat(of(copy, "copied").getFieldAsArray("losses")).isEmpty();
      assertThat(target(copy).getFieldAsArray("unknown")).isNotEmpty();

      // Whoever is inactive is so on the copy, too.
      assertThat(rehearsed(service, 0).getFieldAsInteger("writes")).isZero();
    }
  }

  @Test
  void aDuplicateThatTheTargetShowsIsHealedInTheRehearsalAsItIsAfterwards() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      renamedAfterAScriptHiredHerAgain(service);
      JSONObject copy = rehearsed(service, 0);
      assertThat(copy.getFieldAsInteger("healed")).isOne();
      assertThat(of(copy, "changes").getFieldAsInteger("heal")).isOne();
    }
  }

  @Test
  void soIsOneThatWasCutAndItIsSaidThatNobodyShowsIt() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      String duplicate = renamedAfterAScriptHiredHerAgain(service);
      var _ = scim(service).delete(base + "/Users/" + duplicate).expect(204);
      JSONObject copy = rehearsed(service, 0);
      assertThat(copy.getFieldAsInteger("healed")).isOne();
      assertThat(target(copy).getFieldAsArray("unknown").toString())
          .contains("ann.lund@x.example is held by an account that nobody shows");
    }
  }

  @Test
  void aGuestInTheWayIsACaseInTheRehearsalToo() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, "miro", "miro", MIRO);
      people("1,ann@x.example,Ann,Ono,true");
      rehearsed(service, 0);
      service.command(
          "member", "add", "--org", "Acme", "--email", "ann.lund@x.example", "--role", "guest");
      people("1,ann.lund@x.example,Ann,Lund,true");
      JSONObject copy = rehearsed(service, 3);
      assertThat(copy.getFieldAsInteger("cases")).isOne();
      assertThat(target(copy).getFieldAsArray("cases").toString()).contains("a guest");
    }
  }

  @Test
  void whatAGateStopsIsToldWithItsExitCode() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, "standard", "scim", "");
      people("1,ann@x.example,Ann,Ono,true");
      rehearsed(service, 0);
      Files.delete(folder.resolve("people.csv"));
      JSONObject copy = run("rehearse", "--json").expect(4).json();
      assertThat(target(copy).getFieldAsArray("gates").toString()).contains("\"passed\":false");
      assertThat(run("rehearse").expect(4).out()).contains("nothing was rehearsed");
    }
    assertNothingIsLeft();
  }

  @Test
  void aTargetThatShowsOnlyAPartIsNotRehearsed() throws IOException {
    HttpServer server =
        serving(exchange ->
            answer(
                exchange,
                exchange.getRequestURI().getPath().endsWith("/Users") ? CUT_SHORT : "{}"));
    try {
      configure(server);
      Result result = run("rehearse", "--json").expect(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains("Nothing was rehearsed. app", "Nothing may be concluded");
    } finally {
      server.stop(0);
    }
    assertThat(folder.resolve(".rollcall")).doesNotExist();
    assertNothingIsLeft();
  }

  @Test
  void whoStopsItLeavesNothingBehind() throws IOException, InterruptedException {
    var asked = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    HttpServer server =
        serving(exchange -> {
          asked.countDown();
          awaited(over);
          exchange.close();
        });
    try {
      configure(server);
      try (Program rehearsal = launch().start("rehearse")) {
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(files(temporary)).anyMatch(name -> name.startsWith("rollcall-rehearse-"));
        assertThat(rehearsal.stop().exit()).isEqualTo(143);
      }
    } finally {
      over.countDown();
      server.stop(0);
    }
    assertNothingIsLeft();
  }

  /// @return the id of the second account
  private String renamedAfterAScriptHiredHerAgain(Service service) throws IOException {
    configure(service, "miro", "miro", MIRO);
    people("1,ann@x.example,Ann,Ono,true", "2,ben@x.example,Ben,Osei,true");
    rehearsed(service, 0);
    people("1,ann.lund@x.example,Ann,Lund,true", "2,ben@x.example,Ben,Osei,true");
    return scim(service)
        .post(
            base + "/Users",
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann.lund@x.example",
             "name":{"givenName":"Ann","familyName":"Lund"}}
            """)
        .expect(201)
        .string("id");
  }

  /// Rehearses, sees that nothing was touched by it, syncs, and sees that the two say the same.
  private JSONObject rehearsed(Service service, int exit) throws IOException {
    List<String> log = log(service);
    Map<String, String> files = engineData();
    JSONObject rehearsal = run("rehearse", "--json").expect(exit).json();
    assertThat(log(service)).as("the target's log").isEqualTo(log);
    assertThat(engineData()).as("what is remembered").isEqualTo(files);
    assertNothingIsLeft();

    JSONObject sync = run("sync", "--json").expect(exit).json();
    for (String figure : FIGURES) {
      assertThat(rehearsal.getFieldAsInteger(figure))
          .as(figure)
          .isEqualTo(sync.getFieldAsInteger(figure));
    }
    assertThat(outcomes(rehearsal)).isEqualTo(outcomes(sync));
    assertThat(target(rehearsal).getFieldAsArray("cases"))
        .isEqualTo(target(sync).getFieldAsArray("cases"));
    return rehearsal;
  }

  /// Without what a server says of itself: its diagnoses, and who wrote.
  private static List<String> outcomes(JSONObject report) {
    return target(report).getFieldAsArray("outcomes").stream()
        .map(JSONObject.class::cast)
        .map(one ->
            Stream.of("kind", "who", "outcome").map(one::getFieldAsString).toList().toString())
        .toList();
  }

  private static JSONObject target(JSONObject report) {
    List<JSONValue> targets = report.getFieldAsArray("targets");
    assertThat(targets).hasSize(1);
    return (JSONObject) targets.getFirst();
  }

  private static JSONObject of(JSONObject report, String part) {
    return target(report).getFieldAsObject(part);
  }

  /// What was done there. A question with the organization's key for somebody who is not in it any
  /// more leaves a trace, too, and is none of that.
  private static List<String> log(Service service) {
    return service
        .run("log", "--org", "Acme")
        .expect(0)
        .out()
        .lines()
        .filter(line -> !line.matches(".*\"kind\":\"refused\".*\"Member \\d+ not found\\..*"))
        .toList();
  }

  private Map<String, String> engineData() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path data = folder.resolve(".rollcall");
    if (Files.exists(data)) {
      for (String name : files(data)) {
        byte[] bytes = Files.readAllBytes(data.resolve(name));
        contents.put(name, new String(bytes, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(files(temporary)).noneMatch(name -> name.startsWith("rollcall"));
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void configure(Service service, String preset, String type, String behind)
      throws IOException {
    service.command("org", "create", "Acme", "--claim-domain", "x.example");
    JSONObject made = service.command("directory", "create", "--org", "Acme", "--preset", preset);
    token = made.getFieldAsString("token");
    key = service.command("key", "create", "--org", "Acme").getFieldAsString("key");
    String url = made.getFieldAsString("baseUrl");
    base = URI.create(url).getPath();
    String scim = "url: \"%s\", token: env:TOKEN".formatted(url);
    write(
        "type: %s, heal: auto, %s"
            .formatted(
                type,
                behind.isEmpty()
                    ? scim
                    : "scim: { %s }, %s"
                        .formatted(
                            scim,
                            behind.formatted(
                                service.url(), made.getFieldAsString("organizationId")))));
  }

  private void configure(HttpServer server) throws IOException {
    people("1,ann@x.example,Ann,Ono,true");
    write(
        "type: scim, url: \"http://127.0.0.1:%d/scim\", token: env:TOKEN"
            .formatted(server.getAddress().getPort()));
  }

  private void write(String target) throws IOException {
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        source: { type: file, people: people.csv, id: id }
        targets: { app: { %s } }
        """
            .formatted(target));
  }

  private void people(String... rows) throws IOException {
    Files.write(
        folder.resolve("people.csv"), Stream.concat(Stream.of(HEADER), Stream.of(rows)).toList());
  }

  private Http scim(Service service) {
    return new Http(service.url(), token);
  }

  private Result run(String... words) {
    return launch().run(words);
  }

  private Launch launch() {
    return Launch.rollcall(folder)
        .with("TOKEN", token)
        .with("KEY", key)
        .with(
            "ROLLCALL_JAVA_OPTS",
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=" + temporary);
  }

  private static HttpServer serving(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
