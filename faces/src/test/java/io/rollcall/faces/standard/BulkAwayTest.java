package io.rollcall.faces.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.db.Database;
import io.rollcall.db.Unavailable;
import io.rollcall.faces.scim.Bases;
import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Directory;
import io.rollcall.platform.NewDirectory;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bulk request whose database goes away.
final class BulkAwayTest {
  private static final String USER =
      """
      {"method": "POST", "path": "/Users", "bulkId": "%1$s", "data": {"userName": "%1$s",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "%2$s"}}}}\
      """;

  private @TempDir Path folder;
  private final AtomicReference<String> last = new AtomicReference<>("");
  private Database database;
  private StandardFace face;
  private Directory.WithToken directory;

  @BeforeEach
  void begin() {
    database =
        Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"), this::closeAfterTheLast);
    Clock clock = Clock.systemUTC();
    var ids = new RandomIds(clock, new SecureRandom());
    var platform = new Platform(database, clock, ids, List.of(StandardPreset.preset()));
    Organization acme = done(platform.organizations().create("Acme", "main", List.of(), false));
    var wanted =
        new NewDirectory(StandardPreset.NAME, "hr", Optional.of("off"), Optional.empty());
    directory =
        done(platform.directories().create(new Caller.Operator(), acme.id(), wanted, false));
    face = new StandardFace(platform, new Bases(List.of(StandardPreset.dialect())));
  }

  @AfterEach
  void end() {
    database.close();
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.detail());
    };
  }

  /// The transaction that is being written still ends well; whatever comes after it does not.
  private void closeAfterTheLast(String statement) {
    if (!last.get().isEmpty() && statement.contains(last.get())) {
      database.close();
    }
  }

  private List<Json.Obj> bulk(String... operations) {
    String body =
        """
        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}\
        """
            .formatted(String.join(",", operations));
    WireRequest request =
        new WireRequest(
            "request-7",
            "POST",
            List.of("scim", "v2", directory.directory().id(), "Bulk"),
            Query.parse(""),
            Map.of("authorization", "Bearer " + directory.token().orElseThrow()),
            Body.of(body),
            "https://rollcall.example");
    var answer = face.answer(request).orElseThrow();
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return ((Json.Obj) JsonCodec.parse(answer.body().bytes())).objects("Operations");
  }

  private static List<String> statuses(List<Json.Obj> results) {
    return results.stream().map(each -> each.string("status").orElseThrow()).toList();
  }

  @Test
  void whatWasDoneKeepsItsResultAndTheRestIs503() {
    last.set("scim_record");

    List<Json.Obj> results =
        bulk(
            USER.formatted("ada", "x"),
            USER.formatted("bob", "x"),
            "{\"method\": \"DELETE\", \"path\": \"/Users/1\"}",
            "{\"method\": \"DELETE\", \"path\": \"/Users/bulkId:bob\"}");

    assertThat(statuses(results)).containsExactly("201", "503", "503", "503");
    assertThat(results.getFirst().string("location")).isPresent();
    assertThat(results.get(1).object("response").flatMap(error -> error.string("detail")))
        .hasValueSatisfying(detail -> assertThat(detail).contains("database"));
    assertThat(results.get(2).string("location").orElseThrow()).endsWith("/Users/1");
    assertThat(results.get(3).string("location")).isEmpty();
  }

  @Test
  void whatWasMadeAndNotCompletedIs503AndNamed() {
    last.set("scim_record");

    List<Json.Obj> results = bulk(USER.formatted("ada", "bulkId:ada"));

    assertThat(statuses(results)).containsExactly("503");
    assertThat(results.getFirst().string("location").orElseThrow()).contains("/Users/");
  }

  @Test
  void whenNothingWasDoneTheWholeRequestFails() {
    last.set("log_entry");

    assertThatThrownBy(() ->
            bulk(
                "{\"method\": \"DELETE\", \"path\": \"/Users/1\"}",
                USER.formatted("ada", "x")))
        .isInstanceOf(Unavailable.class);
  }
}
