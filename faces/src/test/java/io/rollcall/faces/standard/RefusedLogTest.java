package io.rollcall.faces.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.faces.UnknownPath;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.wire.Face;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogQuery;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is refused on the way to a directory is in the log of whoever sent it, and never says what
/// the path named.
final class RefusedLogTest {
  private static final String FOREIGN = "2819c223-7f76-453a-919d-413861904646";

  private @TempDir Path folder;
  private Database database;
  private Acme acme;

  @BeforeEach
  void begin() {
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    acme = Acme.in(database);
  }

  @AfterEach
  void end() {
    database.close();
  }

  /// The details of what is refused to this request.
  private List<String> refusedTo(Face face, int status, String method, String path, String body) {
    int before = entries().size();
    var answer = acme.send(face, method, path, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    List<LogEntry> entries = entries();
    List<LogEntry> added = entries.subList(before, entries.size());
    assertThat(added)
        .allSatisfy(entry -> {
          assertThat(entry.kind()).isEqualTo(LogEntry.Kind.REFUSED);
          assertThat(entry.directoryId()).contains(acme.directory().directory().id());
          assertThat(entry.diagnosis()).isPresent();
        });
    return added.stream().map(LogEntry::detail).toList();
  }

  private List<LogEntry> entries() {
    return acme.platform().log().read(acme.organization().id(), LogQuery.all(1_000)).entries();
  }

  @Test
  void aTokenAtAnotherDirectorysBase() {
    assertThat(refusedTo(acme.face(), 401, "GET", "/scim/v2/" + FOREIGN + "/Users", ""))
        .singleElement()
        .asString()
        .contains("does not open", "https://rollcall.example" + acme.path(""))
        .doesNotContain(FOREIGN);
  }

  @Test
  void aTokenWhereNothingIsServed() {
    var limiter = new RateLimiter(Clock.systemUTC());
    var nowhere = new UnknownPath(acme.platform(), List.of(StandardPreset.dialect()), limiter);
    assertThat(refusedTo(nowhere, 404, "GET", "/scim/" + FOREIGN + "/Users", ""))
        .singleElement()
        .asString()
        .contains("not served", "https://rollcall.example" + acme.path(""))
        .doesNotContain(FOREIGN);
  }

  @Test
  void referencesOfABulkRequestThatLeadNowhere() {
    String body =
        """
        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
          {"method": "DELETE", "path": "/Users/bulkId:nobody"},
          {"method": "POST", "path": "/Users", "bulkId": "a", "data": {"userName": ""}},
          {"method": "DELETE", "path": "/Users/bulkId:a"},
          {"method": "DELETE", "path": "/Schemas/x"}]}\
        """;
    List<String> refused = refusedTo(acme.face(), 200, "POST", acme.path("/Bulk"), body);
    assertThat(refused).hasSize(4);
    assertThat(refused.getFirst()).contains("bulkId:nobody stands for nothing");
    assertThat(refused.get(2)).contains("bulkId:a stands for nothing");
    assertThat(refused.getLast()).contains("/Schemas/x");
  }
}
