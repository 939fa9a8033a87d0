package io.rollcall.faces.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import io.rollcall.scim.json.JsonException;
import io.rollcall.scim.message.Urn;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a client with a token sends: the answer is SCIM, never a fault of the service, tells
/// nothing of its insides, and what was stored meanwhile can be read.
@Timeout(180)
final class RandomRequestsTest {
  private static final int REQUESTS = 1_000 * Integer.getInteger("rollcall.test.size", 1);

  /// Words of the program's, its libraries' and its databases' insides.
  private static final Pattern INSIDES =
      Pattern.compile(
          "Exception|io\\.rollcall|java\\.|jdbc|jooq|org\\.[a-z]+\\.|SQLSTATE|sqlite|(?i:select .* from)");

  private final Random random = new Random();
  private final long seed = Long.getLong("rollcall.test.seed", random.nextLong());
  private final List<String> ids = new ArrayList<>(List.of("nobody"));

  @Test
  void nothingHurtsTheServiceOnSqlite(@TempDir Path directory) throws Exception {
    try (var world = new World(Database.open("jdbc:sqlite:" + directory.resolve("rollcall.db")))) {
      storm(world);
    }
  }

  @Test
  @Tag("postgresql")
  void nothingHurtsTheServiceOnPostgresql() throws Exception {
    try (var postgres = EmbeddedPostgres.start();
        var world = new World(Database.open(postgres.getJdbcUrl("postgres", "postgres")))) {
      storm(world);
    }
  }

  private void storm(World world) throws IOException, InterruptedException {
    System.out.println("rollcall.test.seed=" + seed);
    random.setSeed(seed);
    var names = new Names(world.names(Json.Obj.EMPTY), _ -> ids.get(random.nextInt(ids.size())));
    var sender = new Sender(world.http, names);
    var requests = new RandomRequests(random);
    for (int i = 0; i < REQUESTS; i++) {
      names.put("step", String.valueOf(i));
      Json.Obj step = requests.next();
      check(step, sender.send(step));
    }
    for (String list : List.of("/Users", "/Groups", "/")) {
      Json.Obj all = Json.object().put("send", "GET " + list + "?count=1000").build();
      HttpResponse<byte[]> answer = sender.send(all);
      check(all, answer);
      assertThat(answer.statusCode()).as(said(all, answer)).isEqualTo(200);
    }
  }

  private void check(Json.Obj step, HttpResponse<byte[]> answer) {
    String said = said(step, answer);
    int status = answer.statusCode();
    boolean isMe = answer.uri().getPath().matches("(?i).*/me(/.*)?");
    assertThat(status < 500 || (status == 501 && isMe)).as(said).isTrue();
    assertThat(INSIDES.matcher(said.substring(said.indexOf('→'))).find()).as(said).isFalse();
    boolean hasBody = status != 204 && status != 304 && !answer.request().method().equals("HEAD");
    assertThat(answer.body().length > 0).as(said).isEqualTo(hasBody);
    if (hasBody) {
      assertThat(answer.headers().firstValue("Content-Type"))
          .as(said)
          .hasValueSatisfying(type -> assertThat(type).matches("application/(scim\\+)?json"));
      Json body = parsed(said, answer);
      if (!isRest(answer)) {
        checkBody(said, status, (Json.Obj) body);
      }
    }
  }

  /// The vendors' other APIs have shapes of their own.
  private static boolean isRest(HttpResponse<byte[]> answer) {
    return answer.uri().getPath().matches("(?i)/+(v1|v2|admin|users)(/.*)?");
  }

  private static Json parsed(String said, HttpResponse<byte[]> answer) {
    try {
      return JsonCodec.parse(body(answer));
    } catch (JsonException e) {
      throw new AssertionError(said, e);
    }
  }

  /// Some ask for gzip.
  private static byte[] body(HttpResponse<byte[]> answer) {
    if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
      return answer.body();
    }
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return unzipped.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkBody(String said, int status, Json.Obj body) {
    assertThat(body.items("schemas")).as(said).isNotEmpty();
    body.string("id").ifPresent(ids::add);
    if (status >= 400) {
      checkError(said, String.valueOf(status), body);
    } else if (body.items("schemas").contains(Json.string(Urn.BULK_RESPONSE))) {
      for (Json.Obj result : body.objects("Operations")) {
        String each = result.string("status").orElseThrow();
        assertThat(each).as(said).matches("[24]\\d\\d");
        result.object("response").ifPresent(error -> checkError(said, each, error));
      }
    }
  }

  /// RFC 7644 §3.12.
  private static void checkError(String said, String status, Json.Obj error) {
    assertThat(error.items("schemas")).as(said).containsExactly(Json.string(Urn.ERROR));
    assertThat(error.string("status")).as(said).contains(status);
    assertThat(error.string("detail").orElse("")).as(said).isNotBlank();
    assertThat(error.string("scimType").orElse("tooMany"))
        .as(said)
        .matches(
            "(invalid(Filter|Syntax|Path|Value|Vers|Cursor|Count)|tooMany|uniqueness|mutability|noTarget|sensitive|expiredCursor)");
  }

  private String said(Json.Obj step, HttpResponse<byte[]> answer) {
    return "seed %d: %s\n→ %d %s %s"
        .formatted(
            seed,
            JsonCodec.text(step),
            answer.statusCode(),
            answer.headers().map(),
            new String(body(answer), StandardCharsets.UTF_8));
  }
}
