package io.rollcall.e2e.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONValue;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing is lost when the program of today opens what an earlier one wrote.
@Tag("blackbox")
final class UpgradeTest {
  private static final int PEOPLE = 50;
  // The duplicate that the demo made and healed is linked, too, as retired.
  private static final int ACCOUNTS = PEOPLE + 1;
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"89c2986", "2f3ca33"})
  void theServiceHasAllThatItHad(String commit) throws IOException, SQLException {
    Kept kept = Kept.unpack(commit, folder);
    Map<String, Integer> before = Kept.rows(kept.serviceDatabase());

    try (Service service = Service.on(kept.service())) {
      assertThat(users(service.url(), kept.token())).hasSize(ACCOUNTS);
      assertThat(service.run("log", "--org", "Acme").expect(0).out().lines())
          .hasSize(before.getOrDefault("log_entry", 0));
    }
    Map<String, Integer> after = Kept.rows(kept.serviceDatabase());
    assertNothingIsLost(before, after);
    try (Service service = Service.on(kept.service())) {
      assertThat(service.run("org", "list").expect(0).out()).contains("\"Acme\"", "acme.example");
    }
    assertThat(Kept.rows(kept.serviceDatabase())).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"89c2986", "2f3ca33"})
  void theEngineRemembersAllThatItDid(String commit) throws Exception {
    Kept kept = Kept.unpack(commit, folder);
    Map<String, Integer> before = Kept.rows(kept.engineDatabase());
    Launch engine = Launch.rollcall(kept.engine());

    Result runs = engine.run("runs", "list", "--json").expect(0);
    assertThat(runs.json().getFieldAsArray("runs")).hasSize(3);
    Map<String, Integer> after = Kept.rows(kept.engineDatabase());
    assertNothingIsLost(before, after);
    Map<String, String> sourceIds = sourceIds(engine);
    assertThat(sourceIds).hasSize(ACCOUNTS);
    assertThat(Kept.rows(kept.engineDatabase())).isEqualTo(after);

    try (Service service = Service.on(kept.service())) {
      configure(kept, service, sourceIds);
      JSONObject sync = engine.run("sync", "--json").expect(0).json();
      assertThat(sync.getFieldAsInteger("writes")).isZero();
      Result explained = engine.run("explain", "alex.smith@acme.example").expect(0);
      assertThat(explained.out()).contains("alex.smith@acme.example", "alex.jones@acme.example");
    }
  }

  @Test
  void dataOfANewerVersionIsRefusedInAClearSentence() throws IOException, SQLException {
    Kept kept = Kept.unpack("2f3ca33", folder);
    Launch program = Launch.rollcall(folder);
    program.run("org", "list", "--data", kept.service().toString()).expect(0);
    Kept.pretendNewer(kept.serviceDatabase(), "platform");
    Map<String, Integer> before = Kept.rows(kept.serviceDatabase());

    Result refused = program.run("serve", "--port", "0", "--data", kept.service().toString());

    assertThat(refused.expect(1).err())
        .contains("written by a newer version of this program", "platform", "999");
    assertThat(Kept.rows(kept.serviceDatabase())).isEqualTo(before);
  }

  // What only this process needs comes and goes.
  private static void assertNothingIsLost(Map<String, Integer> before, Map<String, Integer> after) {
    Map<String, Integer> kept = new TreeMap<>(before);
    kept.keySet().removeIf(table -> table.startsWith("flyway_") || table.equals("lease"));
    assertThat(kept).isNotEmpty();
    kept.forEach((table, rows) ->
        assertThat(after.getOrDefault(table, -1)).as(table).isGreaterThanOrEqualTo(rows));
  }

  private static Map<String, String> sourceIds(Launch engine) {
    return engine.run("links", "list", "--json").expect(0).json().getFieldAsArray("links").stream()
        .map(JSONObject.class::cast)
        .collect(
            Collectors.toMap(
                link -> link.getFieldAsString("account"), link -> link.getFieldAsString("id")));
  }

  private static List<JSONObject> users(URI url, String token) throws IOException {
    List<JSONObject> users = new ArrayList<>();
    for (JSONValue user :
        new Http(url, token)
            .get("/api/v1/scim/Users?count=100")
            .expect(200)
            .json()
            .getFieldAsArray("Resources")) {
      users.add((JSONObject) user);
    }
    return users;
  }

  /// The same people as then, from a file, since their LDAP server is long gone.
  private static void configure(Kept kept, Service service, Map<String, String> sourceIds)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("id,mail,given_name,family_name,employee_number,department,active");
    for (JSONObject user : users(service.url(), kept.token())) {
      String address = user.getFieldAsString("userName");
      if (!address.contains("retired")) {
        JSONObject name = user.getFieldAsObject("name");
        JSONObject work = user.getFieldAsObject(ENTERPRISE);
        lines.add(
            String.join(
                ",",
                sourceIds.get(user.getFieldAsString("id")),
                address,
                name.getFieldAsString("givenName"),
                name.getFieldAsString("familyName"),
                work.getFieldAsString("employeeNumber"),
                work.getFieldAsString("department"),
                "true"));
      }
    }
    assertThat(lines).hasSize(PEOPLE + 1);
    Files.write(kept.engine().resolve("people.csv"), lines);
    Files.writeString(
        kept.engine().resolve("rollcall.yaml"),
        """
        sources: { ldap: { type: file, people: people.csv, id: id } }
        targets:
          miro:
            type: miro
            scim: { url: "%1$s/api/v1/scim", token: file:scim-token }
            rest: { url: "%1$s", org: "%2$s", token: file:rest-key }
            heal: ask
            domains: [acme.example]
        """
            .formatted(service.url(), organization(service)));
  }

  private static String organization(Service service) {
    return service.run("org", "show", "Acme").expect(0).json().getFieldAsString("organizationId");
  }
}
