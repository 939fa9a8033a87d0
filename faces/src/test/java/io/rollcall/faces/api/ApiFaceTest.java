package io.rollcall.faces.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.faces.miro.MiroPreset;
import io.rollcall.faces.rate.RateLimiter;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Caller;
import io.rollcall.platform.DomainCheck;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.RandomIds;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiFaceTest {
  private static final String PRESET = MiroPreset.NAME;

  private @TempDir Path folder;
  private Database database;
  private Platform platform;
  private ApiFace face;
  private DomainCheck.Finding finding;
  private Organization acme;
  private String key;
  private String othersKey;

  @BeforeEach
  void begin() {
    database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    Clock clock = Clock.systemUTC();
    platform =
        new Platform(
            database,
            clock,
            new RandomIds(clock, new SecureRandom()),
            List.of(MiroPreset.preset()));
    finding = new DomainCheck.Finding.NotShown("There is no TXT record.");
    face =
        new ApiFace(
            platform, directory -> "/base/" + directory.id(), _ -> finding, new RateLimiter(clock));
    acme = organization("Acme");
    key = done(platform.keys().create(acme.id(), "script")).secret();
    othersKey = done(platform.keys().create(organization("Other").id(), "spy")).secret();
  }

  @AfterEach
  void end() {
    database.close();
  }

  private Organization organization(String name) {
    return done(platform.organizations().create(name, "main", List.of(), false));
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.detail());
    };
  }

  private record Answer(WireAnswer wire) {
    Json.Obj body() {
      return (Json.Obj) JsonCodec.parse(wire.body().bytes());
    }

    String field(String name) {
      return body().string(name).orElseThrow(() -> new AssertionError(this));
    }

    List<Json.Obj> items() {
      return body().objects("items");
    }

    @Override
    public String toString() {
      return wire.status() + " " + wire.headers() + " " + wire.body();
    }
  }

  private Answer call(String bearer, String method, String url, String body) {
    String[] parts = url.split("\\?", 2);
    WireRequest request =
        new WireRequest(
            "request-7",
            method,
            WireRequest.segments(parts[0]),
            Query.parse(parts.length > 1 ? parts[1] : ""),
            Map.of("authorization", "Bearer " + bearer),
            Body.of(body.replace('\'', '"')),
            "https://rollcall.example");
    return new Answer(face.answer(request).orElseThrow());
  }

  private Answer get(String url) {
    return expect(200, call(key, "GET", url, ""));
  }

  private static Answer expect(int status, Answer answer) {
    assertThat(answer.wire().status()).as(answer.toString()).isEqualTo(status);
    return answer;
  }

  private Answer directory(String name) {
    String body = "{'name':'%s','preset':'%s'}".formatted(name, PRESET);
    return expect(201, call(key, "POST", "/api/directories", body));
  }

  @Test
  void aKeyOpensItsOwnOrganization() {
    Answer organization = get("/api/organization");

    assertThat(organization.field("organizationId")).isEqualTo(acme.id());
    assertThat(organization.wire().headers()).containsEntry("Cache-Control", "no-store");
    assertThat(get("/api").body().items("routes")).contains(Json.string("GET /api/log"));
  }

  @Test
  void whoeverComesWithoutAKeyHearsWhichKindIsNeeded() {
    String token = directory("AD").field("token");

    for (String bearer : List.of("", "rco_unknown", token)) {
      Answer refused = expect(401, call(bearer, "GET", "/api/organization", ""));
      assertThat(refused.wire().headers())
          .containsEntry("WWW-Authenticate", "Bearer")
          .containsEntry("Content-Type", "application/problem+json");
      assertThat(refused.field("requestId")).isEqualTo("request-7");
    }
    assertThat(call(token, "GET", "/api/organization", "").field("detail"))
        .contains("directory's SCIM token", "organization key");
    assertThat(call("rco_unknown", "GET", "/api/organization", "").field("detail"))
        .contains("not known");
  }

  @Test
  void theRequestLogHearsWhichRouteItWasAndWhose() {
    About keyed = get("/api/directories").wire().about();
    assertThat(keyed.face()).contains("api");
    assertThat(keyed.route()).contains("/api/directories");
    assertThat(keyed.organization()).contains(acme.id());
    assertThat(keyed.refusal()).isEmpty();

    About unknown = call(key, "GET", "/api/accounts/7", "").wire().about();
    assertThat(unknown.route()).contains("/api/accounts/{account}");
    assertThat(unknown.organization()).contains(acme.id());
    assertThat(call(key, "GET", "/api/x/7", "").wire().about().route()).contains("/api/…");
    assertThat(call("rco_x", "GET", "/api/accounts/7", "").wire().about())
        .isEqualTo(About.route("api", "/api/accounts/{account}"));
    assertThat(call(key, "POST", "/api/domains", "{'domain':'gmail.com'}").wire().about().refusal())
        .hasValueSatisfying(word -> assertThat(word).matches("[a-z-]+"));
  }

  @Test
  void anotherMethodIsRefusedWithThoseThatArePossible() {
    Answer refused = expect(405, call(key, "PUT", "/api/domains/x.example", "{}"));

    assertThat(refused.wire().headers()).containsEntry("Allow", "DELETE, GET, HEAD");
    expect(404, call(key, "GET", "/api/nothing", ""));
    WireRequest vendors =
        new WireRequest(
            "r",
            "GET",
            List.of("api", "v1", "scim"),
            Query.parse(""),
            Map.of(),
            Body.empty(),
            "http://x");
    assertThat(face.answer(vendors)).isEmpty();
  }

  @Test
  void aDirectoryIsMadeChangedAndDeletedByItsName() {
    Answer made = directory("AD");
    String id = made.field("directoryId");
    String path = "/api/directories/" + id;

    assertThat(made.field("baseUrl")).isEqualTo("https://rollcall.example/base/" + id);
    assertThat(made.field("token")).startsWith("rcd_");
    assertThat(made.wire().headers().get("Location")).isEqualTo("https://rollcall.example" + path);
    assertThat(get(path).body().get("token")).isEmpty();
    assertThat(get("/api/directories").items()).hasSize(1);

    Answer changed =
        expect(
            200,
            call(key, "PATCH", path, "{'name':'Entra','refusedLeniencies':['string-boolean']}"));
    assertThat(changed.body().items("refusedLeniencies"))
        .containsExactly(Json.string("string-boolean"));
    assertThat(expect(200, call(key, "PATCH", path, "{'strict':true}")).body().bool("strict"))
        .contains(true);
    expect(400, call(key, "PATCH", path, "{'strict':true,'refusedLeniencies':[]}"));
    expect(400, call(key, "PATCH", path, "{'refusedLeniencies':['no-such']}"));

    assertThat(expect(400, call(key, "DELETE", path, "")).field("detail")).contains("?confirm=");
    expect(400, call(key, "DELETE", path + "?confirm=AD", ""));
    expect(204, call(key, "DELETE", path + "?confirm=Entra", ""));
    expect(404, call(key, "GET", path, ""));
  }

  @Test
  void tokensAreRotatedListedAndRevoked() {
    Answer made = directory("AD");
    String path = "/api/directories/" + made.field("directoryId") + "/tokens";

    Answer rotated = expect(200, call(key, "POST", path + "/rotate", "{'overlapSeconds':60}"));
    assertThat(platform.tokens().authenticate(rotated.field("token"))).isPresent();
    assertThat(platform.tokens().authenticate(made.field("token"))).isPresent();
    List<Json.Obj> tokens = get(path).items();
    assertThat(tokens).hasSize(2);
    assertThat(tokens.getFirst().string("expires")).isPresent();
    String first = tokens.getFirst().string("tokenId").orElseThrow();
    expect(204, call(key, "DELETE", path + "/" + first, ""));
    assertThat(platform.tokens().authenticate(made.field("token"))).isEmpty();
    assertThat(
            expect(200, call(key, "POST", path + "/revoke", "{'all':true}"))
                .body()
                .integer("revoked"))
        .contains(1L);
    for (String wrong : List.of("-1", "1.5", "'1h'", "99999999999")) {
      expect(400, call(key, "POST", path + "/rotate", "{'overlapSeconds':" + wrong + "}"));
    }
  }

  @Test
  void aDomainIsAskedForProvedAndGivenUp() {
    Answer asked = expect(201, call(key, "POST", "/api/domains", "{'domain':'Acme.Example'}"));
    assertThat(asked.field("dnsName")).isEqualTo("_rollcall.acme.example");
    assertThat(asked.body().bool("verified")).contains(false);
    Answer not = expect(409, call(key, "POST", "/api/domains/acme.example/prove", ""));
    assertThat(not.field("rule")).isEqualTo("domainNotProven");
    assertThat(not.field("detail")).contains("no TXT record");

    finding = new DomainCheck.Finding.Shown("the TXT record");
    Answer proved = expect(200, call(key, "POST", "/api/domains/acme.example/prove", ""));

    assertThat(proved.body().bool("verified")).contains(true);
    assertThat(get("/api/organization").body().items("domains"))
        .containsExactly(Json.string("acme.example"));
    assertThat(
            expect(409, call(othersKey, "POST", "/api/domains", "{'domain':'acme.example'}"))
                .field("detail"))
        .doesNotContain("Acme");
    expect(204, call(key, "DELETE", "/api/domains/acme.example", ""));
    expect(404, call(key, "GET", "/api/domains/acme.example", ""));
  }

  @Test
  void membersAreInvitedListedByPagesChangedAndRemoved() {
    List<String> invited = new ArrayList<>();
    for (String name : List.of("ann", "bob", "cleo")) {
      String body = "{'email':'%s@acme.example','role':'member'}".formatted(name);
      invited.add(expect(201, call(key, "POST", "/api/members", body)).field("accountId"));
    }
    Answer first = get("/api/members?limit=2");
    assertThat(first.items()).hasSize(2);
    Answer rest = get("/api/members?limit=2&after=" + first.field("next"));
    assertThat(rest.items()).hasSize(1);
    assertThat(rest.body().get("next")).isEmpty();
    assertThat(get("/api/members?email=BOB@acme.example").items()).hasSize(1);

    String ann = "/api/members/" + invited.getFirst();
    assertThat(expect(200, call(key, "PATCH", ann, "{'role':'guest'}")).field("role"))
        .isEqualTo("guest");
    assertThat(get("/api/members?role=guest").items()).hasSize(1);
    expect(400, call(key, "PATCH", ann, "{'role':'king'}"));
    expect(400, call(key, "GET", "/api/members?limit=1001", ""));
    expect(400, call(key, "GET", "/api/members?limti=10", ""));
    expect(204, call(key, "DELETE", ann, ""));
    expect(404, call(key, "GET", ann, ""));
    assertThat(get("/api/accounts/" + invited.getFirst()).body().objects("memberships"))
        .as("it was here, and that is known")
        .singleElement()
        .extracting(membership -> membership.string("status").orElseThrow())
        .isEqualTo("severed");
  }

  @Test
  void teamsSchemasAndTheLogAreServed() {
    directory("AD");
    expect(201, call(key, "POST", "/api/teams", "{'name':'Design'}"));
    assertThat(get("/api/teams").items()).hasSize(2);
    assertThat(get("/api/groups").items()).hasSize(2);
    String schema =
        "{'resourceType':'User','schema':{'id':'urn:acme:Employee','attributes':[{'name':'badge'}]}}";
    expect(201, call(key, "POST", "/api/schemas", schema));
    expect(409, call(key, "POST", "/api/schemas", schema));
    assertThat(get("/api/schemas").items()).hasSize(1);
    expect(200, call(key, "DELETE", "/api/schemas/urn:acme:Employee", ""));

    Answer log = get("/api/log?limit=2");
    assertThat(log.items()).hasSize(2);
    assertThat(get("/api/log?after=" + log.field("next")).items()).isNotEmpty();
    expect(400, call(key, "GET", "/api/log?from=yesterday", ""));
  }

  @Test
  void whoFollowsWhatDoesNotHappenGoesOnWhereTheLogEndsAndRereadsNothing() {
    Answer none = get("/api/log?kind=directory_created");
    assertThat(none.items()).isEmpty();
    assertThat(none.body().find("next")).isEmpty();
    String end = none.field("after");
    assertThat(get("/api/log?limit=1000").field("after")).isEqualTo(end);
    assertThat(get("/api/log?after=" + end).items()).isEmpty();
    assertThat(get("/api/log?after=" + end).field("after")).isEqualTo(end);

    directory("AD");

    Answer one = get("/api/log?kind=directory_created&after=" + end);
    assertThat(one.items()).hasSize(1);
    assertThat(one.body().find("next")).isEmpty();
    assertThat(get("/api/log?kind=directory_created&after=" + one.field("after")).items())
        .isEmpty();
  }

  @Test
  void aRefusalIsFoundByItsDiagnosis() {
    expect(409, call(key, "POST", "/api/domains", "{'domain':'gmail.com'}"));
    Json.Obj refused =
        get("/api/log").items().stream()
            .filter(entry -> entry.string("kind").filter("refused"::equals).isPresent())
            .findFirst()
            .orElseThrow();
    String diagnosis = refused.string("diagnosis").orElseThrow();

    assertThat(get("/api/log?diagnosis=" + diagnosis).items()).containsExactly(refused);
    assertThat(get("/api/log?refusals=false").items()).doesNotContain(refused);
    assertThat(call(othersKey, "GET", "/api/log?diagnosis=" + diagnosis, "").items()).isEmpty();
  }

  @Test
  void whatIsNotKnownInABodyIsNamed() {
    Answer refused =
        expect(400, call(key, "POST", "/api/domains", "{'domain':'x.example','force':true}"));
    assertThat(refused.field("detail")).contains("\"force\"", "domain");
    expect(400, call(key, "POST", "/api/domains", ""));
    expect(400, call(key, "POST", "/api/domains", "[]"));
    expect(400, call(key, "POST", "/api/domains", "{'domain':7}"));
    assertThat(expect(400, call(key, "POST", "/api/domains", "{'domain':")).field("detail"))
        .contains("not JSON");
  }

  /// Every route with every id of another organization: nothing is seen, nothing changes, and the
  /// answer is the one for an id that does not exist.
  @Test
  void whatBelongsToOthersCannotBeToldFromNothing() {
    Answer made = directory("AD");
    String directory = made.field("directoryId");
    String token =
        get("/api/directories/" + directory + "/tokens")
            .items()
            .getFirst()
            .string("tokenId")
            .orElseThrow();
    String member =
        done(platform
                .members()
                .add(
                    new Caller.Operator(),
                    acme.id(),
                    "ann@acme.example",
                    Role.MEMBER,
                    Optional.empty()))
            .accountId();
    expect(201, call(key, "POST", "/api/domains", "{'domain':'acme.example'}"));
    String keyId = get("/api/keys").items().getFirst().string("keyId").orElseThrow();
    int before =
        platform.log().read(acme.id(), io.rollcall.platform.LogQuery.all(1000)).entries().size();

    for (Route route : allRoutes()) {
      for (String foreign : List.of(directory, token, member, "acme.example", keyId)) {
        assertSame(route, foreign);
      }
    }

    assertThat(platform.log().read(acme.id(), io.rollcall.platform.LogQuery.all(1000)).entries())
        .hasSize(before);
    assertThat(platform.tokens().authenticate(made.field("token"))).isPresent();
    assertThat(platform.tokens().authenticate(key)).isPresent();
  }

  @Test
  void theLogIsReadByPersonAddressIdKindAndTime() {
    String ann = invited("ann@acme.example");
    String bob = invited("bob@acme.example");
    expect(200, call(key, "PATCH", "/api/members/" + ann, "{'role':'admin'}"));
    expect(404, call(key, "GET", "/api/directories/" + ann, ""));

    assertThat(kinds("account=" + ann)).containsExactly("invited", "changed");
    assertThat(kinds("address=ANN@acme.example")).containsExactly("invited", "changed");
    assertThat(kinds("id=" + ann)).containsExactly("invited", "changed", "refused");
    assertThat(kinds("kind=invited")).containsExactly("invited", "invited");
    assertThat(kinds("kind=invited,changed&account=" + bob)).containsExactly("invited");
    assertThat(kinds("account=" + ann + "&until=2020-01-01T00:00:00Z")).isEmpty();
    assertThat(kinds("account=" + ann + "&from=2020-01-01T00:00:00Z&refusals=false")).hasSize(2);
    assertThat(get("/api/log?id=" + ann + "&kind=refused").items().getFirst().string("detail"))
        .contains(
            "Directory %s not found. This is the id of an account of this organization; the id of a directory is needed here."
                .formatted(ann));
    assertThat(expect(400, call(key, "GET", "/api/log?kind=invented", "")).field("detail"))
        .contains("invented", "invited, linked");
    assertThat(call(othersKey, "GET", "/api/log?id=" + ann, "").items()).isEmpty();
  }

  private String invited(String email) {
    return expect(201, call(key, "POST", "/api/members", "{'email':'%s'}".formatted(email)))
        .field("accountId");
  }

  private List<String> kinds(String query) {
    return get("/api/log?" + query).items().stream()
        .map(entry -> entry.string("kind").orElse(""))
        .toList();
  }

  @Test
  void whateverIsNotFoundIsInTheLogOfWhoAsks() {
    for (String path : List.of("accounts", "members", "directories", "domains", "schemas")) {
      expect(404, call(key, "GET", "/api/" + path + "/7", ""));
      assertThat(get("/api/log?limit=1000").items().getLast().string("detail").orElse(""))
          .as(path)
          .endsWith(" 7 not found.");
    }
    expect(404, call(key, "POST", "/api/accounts/" + acme.id() + "/unlink", "{}"));
    assertThat(get("/api/log?kind=refused").items().getLast().string("detail"))
        .contains(
            "Account %s not found. This is the id of this organization; an account id is needed here."
                .formatted(acme.id()));
  }

  private List<Route> allRoutes() {
    return get("/api").body().items("routes").stream()
        .map(text -> ((Json.Str) text).value().split(" "))
        .map(words -> Route.of(words[0], words[1], _ -> Answers.done()))
        .filter(route -> route.template().path().contains("{"))
        .toList();
  }

  private void assertSame(Route route, String foreign) {
    String path =
        route.template().path().replace("{directory}", foreign).replaceAll("\\{[a-z]+\\}", foreign);
    String unknown = path.replace(foreign, "0000000000000000000");
    String body = route.template().method().equals("PATCH") ? "{}" : "";
    Answer seen = call(othersKey, route.template().method(), path, body);
    Answer nothing = call(othersKey, route.template().method(), unknown, body);

    assertThat(seen.wire().status()).as(route + " " + seen).isIn(400, 404);
    assertThat(seen.toString().replace(foreign, "ID"))
        .isEqualTo(nothing.toString().replace("0000000000000000000", "ID"));
  }
}
