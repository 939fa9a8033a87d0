package io.rollcall.faces.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.db.Database;
import io.rollcall.db.Unavailable;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.file.Path;
import java.util.List;
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
  private volatile String last = "";
  private Database database;
  private Acme acme;

  @BeforeEach
  void begin() {
    database =
        Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"), this::closeAfterTheLast);
    acme = Acme.in(database);
  }

  @AfterEach
  void end() {
    database.close();
  }

  /// The transaction that is being written still ends well; whatever comes after it does not.
  private void closeAfterTheLast(String statement) {
    if (!last.isEmpty() && statement.contains(last)) {
      database.close();
    }
  }

  private List<Json.Obj> bulk(String... operations) {
    String body =
        """
        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}\
        """
            .formatted(String.join(",", operations));
    var answer = acme.send(acme.face(), "POST", acme.path("/Bulk"), body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return ((Json.Obj) JsonCodec.parse(answer.body().bytes())).objects("Operations");
  }

  private static List<String> statuses(List<Json.Obj> results) {
    return results.stream().map(each -> each.string("status").orElseThrow()).toList();
  }

  @Test
  void whatWasDoneKeepsItsResultAndTheRestIs503() {
    last = "scim_record";

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
    last = "scim_record";

    List<Json.Obj> results = bulk(USER.formatted("ada", "bulkId:ada"));

    assertThat(statuses(results)).containsExactly("503");
    assertThat(results.getFirst().string("location").orElseThrow()).contains("/Users/");
  }

  @Test
  void whenNothingWasDoneTheWholeRequestFails() {
    last = "log_entry";

    assertThatThrownBy(() ->
            bulk("{\"method\": \"DELETE\", \"path\": \"/Users/1\"}", USER.formatted("ada", "x")))
        .isInstanceOf(Unavailable.class);
  }
}
