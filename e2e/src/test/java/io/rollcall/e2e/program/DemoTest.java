package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("blackbox")
final class DemoTest {

  private static final int STAFF = 50;
  private static final int TERMINATED = 128 + 15;
  private static final String SMITH = "alex.smith@acme.example";

  @TempDir private Path directory;

  @Test
  void tellsTheStoryAndEndsWellOnlyIfAllOfItIsTrue() {
    var result = Launch.rollcall(directory).run("demo", "--exit", "--port", "0").expect(0);

    assertThat(result.out())
        .containsSubsequence(
            "$ ./rollcall plan",
            "50 new",
            "51 calls (floor 51) · 50 writes",
            "201 Created",
            "409 Conflict",
            "held by an active User",
            "204 No Content",
            "409 Conflict",
            "cut from",
            "$ ./rollcall explain " + SMITH,
            "NOT free",
            "$ ./rollcall heal --yes " + SMITH,
            "is on the right account",
            "0 writes",
            "✓",
            "All 7 claims hold.")
        .doesNotContain("✗", "\u001b");
    assertThat(result.err()).isEmpty();
    assertThat(folder(result.out())).doesNotExist();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatItClaimsIsSoOverHttpAndLdapAndItsCommandsWork() throws Exception {
    Path data = directory.resolve("demo");
    try (Program demo =
        Launch.rollcall(directory).start("demo", "--port", "0", "--data", data.toString())) {
      demo.awaitOut(line -> line.startsWith("9  Your turn"));
      demo.awaitOut(line -> line.contains("LDAP") && line.contains("ldap://"));

      theDirectoryHasEverybody(data);
      theAppHasEverybodyOnceAndAlexWhereSheAlwaysWas(data);
      secretsAreForTheOwnerOnly(data);
      theCommandsThatItNamesWork(data);

      var ended = demo.stop().expect(TERMINATED);
      assertThat(ended.out()).contains("201 Created   account " + duplicate(data, ended.out()));
      assertThat(ended.err()).isEmpty();
    }
    assertThat(data).isDirectoryContaining("glob:**/rollcall.yaml");
  }

  private static void theDirectoryHasEverybody(Path data) throws IOException, LDAPException {
    var url = URI.create(configured(data, "url: \"(ldap:[^\"]+)\""));
    String password = Files.readString(data.resolve("secrets/ldap-password"));
    try (var ldap =
        new LDAPConnection(url.getHost(), url.getPort(), "cn=admin,dc=acme,dc=example", password)) {
      var group = ldap.getEntry("cn=miroUsers,ou=groups,dc=acme,dc=example");
      assertThat(group.getAttributeValues("member")).hasSize(STAFF);
      var alex = ldap.getEntry("uid=alex.jones,ou=people,dc=acme,dc=example");
      assertThat(alex.getAttributeValue("mail")).isEqualTo(SMITH);
      assertThat(alex.getAttributeValue("employeeNumber")).isEqualTo("20417");
    }
  }

  private static void theAppHasEverybodyOnceAndAlexWhereSheAlwaysWas(Path data) throws Exception {
    List<Json.Obj> users = users(data, "");
    List<Json.Obj> active =
        users.stream().filter(user -> user.bool("active").orElseThrow()).toList();
    Json.Obj alex = users(data, "&filter=userName%20eq%20%22" + SMITH + "%22").getFirst();

    assertThat(users).hasSize(STAFF + 1);
    assertThat(active).hasSize(STAFF).extracting(DemoTest::address).doesNotHaveDuplicates();
    assertThat(active).contains(alex);
    assertThat(alex.string("id"))
        .hasValue(accountThatWasCreatedFor(data, "alex.jones@acme.example"));
    assertThat(users)
        .filteredOn(user -> !active.contains(user))
        .extracting(DemoTest::address)
        .singleElement()
        .asString()
        .startsWith("alex.smith.retired-");
    assertThat(users).extracting(DemoTest::address).doesNotContain("alex.jones@acme.example");
  }

  private static String address(Json.Obj user) {
    return user.string("userName").orElseThrow();
  }

  private static List<Json.Obj> users(Path data, String query) throws Exception {
    String base = configured(data, "scim: \\{ url: \"([^\"]+)\"");
    return get(base + "/Users?startIndex=1&count=1000" + query, data.resolve("secrets/scim-token"))
        .objects("Resources");
  }

  /// By the app's own log.
  private static String accountThatWasCreatedFor(Path data, String address) throws Exception {
    String base = configured(data, "rest: \\{ url: \"([^\"]+)\"");
    String span = "createdAfter=2000-01-01T00:00:00.000Z&createdBefore=2999-01-01T00:00:00.000Z";
    return get(base + "/v2/audit/logs?limit=100&" + span, data.resolve("secrets/rest-key"))
        .objects("data")
        .stream()
        .filter(entry -> entry.string("event").orElseThrow().equals("created"))
        .flatMap(entry -> entry.object("object").stream())
        .filter(object -> object.string("name").filter(address::equals).isPresent())
        .map(object -> object.string("id").orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  private static Json.Obj get(String url, Path token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + Files.readString(token))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).as(url).isEqualTo(200);
      return (Json.Obj) JsonCodec.parse(response.body());
    }
  }

  private static void secretsAreForTheOwnerOnly(Path data) throws IOException {
    try (var secrets = Files.list(data.resolve("secrets"))) {
      assertThat(secrets.toList())
          .hasSize(3)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  private void theCommandsThatItNamesWork(Path data) {
    String config = data.resolve("rollcall.yaml").toString();
    var rollcall = Launch.rollcall(directory);
    assertThat(rollcall.run("explain", SMITH, "-c", config).expect(0).out())
        .contains(SMITH + " is on this account", "changes nothing here");
    assertThat(rollcall.run("plan", "-c", config).expect(0).out())
        .contains("Nothing to do: 50 unchanged");
    assertThat(
            rollcall
                .run("log", "--org", "Acme", "--data", data.resolve("service").toString())
                .expect(0)
                .out())
        .contains("hourly-script");
  }

  /// The account that is retired now, by its end among the accounts that were printed in full.
  private static String duplicate(Path data, String out) throws IOException {
    var retired = Pattern.compile("account (\\d+) is alex\\.smith\\.retired-").matcher(out);
    assertThat(retired.find()).as("a retired account in what %s printed", data).isTrue();
    return retired.group(1);
  }

  @Test
  void toldToStopInTheMiddleItLeavesNothing() {
    try (Program demo = Launch.rollcall(directory).start("demo", "--port", "0")) {
      String where = demo.awaitOut(line -> line.contains("rollcall.yaml"));
      demo.awaitOut(line -> line.startsWith("2  "));

      demo.stop().expect(TERMINATED);

      assertThat(folder(where)).doesNotExist();
    }
  }

  @Test
  void aPortOrFolderInUseIsRefusedInOneLine() throws IOException {
    Files.createFile(directory.resolve("mine"));
    var rollcall = Launch.rollcall(directory);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(rollcall.run("demo", "--port", "" + taken.getLocalPort()).expect(1).err())
          .startsWith("rollcall: Cannot listen on port " + taken.getLocalPort())
          .hasLineCount(1);
    }
    assertThat(rollcall.run("demo", "--data", directory.toString()).expect(1).err())
        .contains(" is not empty")
        .hasLineCount(1);
    assertThat(directory.resolve("mine")).exists();
  }

  /// The demo's folder, from what it printed.
  private static Path folder(String out) {
    var path = Pattern.compile("(/\\S+)/rollcall\\.yaml").matcher(out);
    assertThat(path.find()).isTrue();
    return Path.of(path.group(1));
  }

  private static String configured(Path data, String pattern) throws IOException {
    var found = Pattern.compile(pattern).matcher(Files.readString(data.resolve("rollcall.yaml")));
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
