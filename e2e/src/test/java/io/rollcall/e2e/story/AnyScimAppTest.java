package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People of a file in apps that are driven over SCIM alone, whatever they store: hired, renamed,
/// gone, back, and with each other's address. Every run is followed by one that writes nothing.
@Tag("blackbox")
final class AnyScimAppTest {
  private static final String HEADER =
      "id,mail,given_name,family_name,department,employee_number,active";

  private static final String ANN = "1001,%s@x.example,Ann,%s,Search,E1,true";
  private static final String BEN = "1002,%s@x.example,Ben,Osei,Search,E2,true";
  private static final String CLEO = "1003,cleo@x.example,Cleo,Marin,Sales,E3,%s";

  @TempDir private Path folder;
  private String token = "";
  private String base = "";
  private String key = "";

  @ParameterizedTest
  @CsvSource({"standard,scim", "atlassian,scim", "atlassian,atlassian"})
  void everybodyIsWhoTheyAre(String preset, String type) throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, preset, type);

      people(ANN.formatted("ann", "Ono"), BEN.formatted("ben"), CLEO.formatted("true"));
      synced(3);
      String ann = id(service, "ann@x.example");

      people(ANN.formatted("ann.lund", "Lund"), BEN.formatted("ben"));
      synced(2);
      assertThat(id(service, "ann.lund@x.example")).isEqualTo(ann);
      assertThat(user(service, "ann.lund@x.example").toString())
          .contains("\"value\":\"ann.lund@x.example\"", "Lund", "\"externalId\":\"1001\"");
      assertThat(user(service, "cleo@x.example").getFieldAsBoolean("active")).isFalse();

      people(ANN.formatted("ben", "Lund"), BEN.formatted("ann.lund"), CLEO.formatted("true"));
      synced(4);
      assertThat(id(service, "ben@x.example")).isEqualTo(ann);
      assertThat(user(service, "cleo@x.example").getFieldAsBoolean("active")).isTrue();

      people(ANN.formatted("ben", "Lund"), BEN.formatted("ann.lund"), CLEO.formatted("no"));
      synced(1);
    }
  }

  @Test
  void whoHasAnAddressAtAtlassianWithoutARecordIsSaid() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, "atlassian", "atlassian");
      people(ANN.formatted("ann", "Ono"), BEN.formatted("ben"));
      synced(2);
      JSONObject other =
          service.command(
              "member",
              "add",
              "--org",
              "Acme",
              "--email",
              "ann.lund@x.example",
              "--role",
              "member");

      people(ANN.formatted("ann.lund", "Ono"), BEN.formatted("ben"));
      var report = run("sync", "--json").expect(3).json();
      assertThat(report.getFieldAsInteger("cases")).isOne();
      assertThat(report.getFieldAsInteger("failed")).isZero();

      String explained = run("explain", "ann.lund@x.example").expect(0).out();
      assertThat(explained).contains("managed account", "409", "ann@x.example");
      assertThat(explained.replaceAll("\\s+", " "))
          .contains(other.getFieldAsString("accountId").substring(15));
      assertThat(user(service, "ben@x.example").getFieldAsBoolean("active")).isTrue();
    }
  }

  private void configure(Service service, String preset, String type) {
    service.command("org", "create", "Acme", "--claim-domain", "x.example");
    JSONObject made = service.command("directory", "create", "--org", "Acme", "--preset", preset);
    token = made.getFieldAsString("token");
    String url = made.getFieldAsString("baseUrl");
    base = URI.create(url).getPath();
    key = service.command("key", "create", "--org", "Acme").getFieldAsString("key");
    List<String> words =
        new ArrayList<>(
            List.of(
                "init", "--people", "people.csv", "--id", "id", "--type", type, "--scim-url", url));
    if (type.equals("atlassian")) {
      words.addAll(
          List.of(
              "--rest-url",
              service.url().toString(),
              "--org",
              made.getFieldAsString("organizationId")));
    }
    var _ = Launch.rollcall(folder).run(words.toArray(String[]::new)).expect(0);
  }

  private void people(String... rows) throws IOException {
    Files.write(
        folder.resolve("people.csv"), Stream.concat(Stream.of(HEADER), Stream.of(rows)).toList());
  }

  private void synced(int writes) {
    JSONObject report = run("sync", "--json").expect(0).json();
    assertThat(report.getFieldAsInteger("writes")).isEqualTo(writes);
    assertThat(report.getFieldAsInteger("calls")).isEqualTo(report.getFieldAsInteger("floor"));
    JSONObject again = run("sync", "--json").expect(0).json();
    assertThat(again.getFieldAsInteger("writes")).isZero();
  }

  private Result run(String... words) {
    return Launch.rollcall(folder)
        .with("SCIM_TOKEN", token)
        .with("ATLASSIAN_SCIM", token)
        .with("ATLASSIAN_KEY", key)
        .run(words);
  }

  private String id(Service service, String userName) {
    return user(service, userName).getFieldAsString("id");
  }

  private JSONObject user(Service service, String userName) {
    JSONObject list =
        new Http(service.url(), token)
            .get(base + "/Users?filter=userName%20eq%20%22" + userName + "%22")
            .expect(200)
            .json();
    List<?> found = list.getFieldAsArray("Resources");
    assertThat(found).as(userName).hasSize(1);
    return (JSONObject) found.getFirst();
  }
}
