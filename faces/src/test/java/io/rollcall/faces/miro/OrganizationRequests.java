package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Stage.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The organization, its members, its log and its keys over the REST API; and what holds for every
/// route.
abstract class OrganizationRequests {
  private static final String ALL =
      "/v2/audit/logs?createdAfter=2020-01-01T00:00:00.000Z&createdBefore=2100-01-01T00:00:00.000Z";

  private Stage stage;

  @BeforeEach
  void begin(Stage fresh) {
    stage = fresh;
  }

  private String person(String name, String more) {
    String body =
        user(name + "@acme.example").replace("\"name\":", more.replace('\'', '"') + "\"name\":");
    return stage.post(Stage.SCIM + "/Users", body).expect(201).id();
  }

  @Test
  void theOrganizationSaysHowManyFullLicensesItHas() {
    person("ada", "");
    person("bob", "'userType':'Free',");
    stage.invite(stage.acme, "guest@else.example", Role.GUEST);
    String off = person("off", "");
    stage.patch(
        Stage.SCIM + "/Users/" + off,
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}");
    assertThat(stage.rest(stage.org()).body().integer("fullLicensesPurchased")).contains(1L);
  }

  @Test
  void membersAreFoundByLicenseRoleAndState() {
    String ada = person("ada", "");
    String bob = person("bob", "'userType':'Free Restricted',");
    String guest = stage.invite(stage.acme, "guest@else.example", Role.GUEST);
    assertThat(found("license=full")).containsExactly(ada);
    assertThat(found("license=FREE_RESTRICTED")).containsExactly(bob);
    assertThat(found("license=unknown")).containsExactly(guest);
    assertThat(found("license=full_trial")).isEmpty();
    assertThat(found("role=unknown")).isEmpty();
    assertThat(found("role=organization_internal_user&license=full&active=true"))
        .containsExactly(ada);
    assertThat(found("active=false")).isEmpty();
    assertThat(stage.rest(stage.org() + "/members?license=gold").expect(400).message())
        .contains("gold", "full_trial");
    assertThat(stage.rest(stage.org() + "/members?role=king").expect(400).message())
        .contains("king", "organization_internal_admin");
    assertThat(stage.rest(stage.org() + "/members?emails=").expect(400).message())
        .contains("emails takes 1 to 10");
    assertThat(stage.rest(stage.org() + "/members?cursor=x").expect(400).message())
        .contains("cursor");
  }

  private List<String> found(String query) {
    return stage.rest(stage.org() + "/members?" + query).expect(200).ids();
  }

  @Test
  void aMemberShowsWhenTheLicenseCameTheLastActivityAndRolesOfAdministration() {
    String ada =
        person(
            "ada",
            "'roles':[{'type':'organization_user_role','value':'ORGANIZATION_INTERNAL_USER','primary':true},"
                + "{'type':'organization_admin_role','value':'User Admin','primary':false},"
                + "{'type':'organization_admin_role','value':'Librarian','primary':false}],");
    Json.Obj shown = stage.rest(stage.org() + "/members/" + ada).body();
    assertThat(shown.string("lastActivityAt")).contains("");
    assertThat(shown.string("licenseAssignedAt").orElseThrow()).endsWith("Z");
    assertThat(shown.objects("adminRoles"))
        .extracting(
            role -> role.string("type").orElseThrow() + " " + role.string("name").orElseThrow())
        .containsExactly("prebuilt User Admin", "custom Librarian");
    assertThat(stage.rest(stage.org() + "/members").body().objects("data").getFirst())
        .isEqualTo(shown);
    Json byEmail = stage.rest(stage.org() + "/members?emails=ada@acme.example").json();
    assertThat(((Json.Arr) byEmail).items()).containsExactly(shown);
  }

  @Test
  void theLogIsReadFromEitherEndInPages() {
    for (String name : List.of("a", "b", "c", "d")) {
      person(name, "");
    }
    List<String> up = pages(ALL + "&limit=2&sorting=ASC");
    List<String> down = pages(ALL + "&limit=2&sorting=DESC");
    assertThat(up).hasSizeGreaterThan(4).doesNotHaveDuplicates();
    Collections.reverse(down);
    assertThat(down).isEqualTo(up);
    assertThat(stage.rest(ALL + "&sorting=UP").expect(400).message()).contains("UP", "DESC");
    assertThat(stage.rest(ALL + "&cursor=17").expect(400).message()).contains("cursor");
  }

  private List<String> pages(String query) {
    List<String> all = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      String next = cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get();
      Stage.Answer page = stage.rest(query + next).expect(200);
      all.addAll(page.ids());
      cursor = page.body().string("cursor");
    }
    return all;
  }

  @Test
  void endingSessionsIsWrittenDownAsWhatItIs() {
    String ada = person("ada", "");
    String path = "/v2/sessions/reset_all";
    stage.rest("POST", path + "?email=ada@acme.example", "").expect(200);
    assertThat(stage.rest("POST", path + "?email=x@acme.example", "").expect(404).message())
        .contains("x@acme.example");
    assertThat(stage.rest("POST", path, "").expect(400).message()).contains("email");
    assertThat(log())
        .anySatisfy(entry -> {
          assertThat(entry.kind()).isEqualTo(LogEntry.Kind.SESSIONS_RESET);
          assertThat(entry.account()).contains(ada);
          assertThat(entry.detail()).contains("keeps no sessions");
        });
  }

  private List<LogEntry> log() {
    return stage.platform.log().read(stage.acme.id(), LogQuery.all(1_000)).entries();
  }

  private String key(String name) {
    return Stage.done(stage.platform.keys().create(stage.acme.id(), name)).secret();
  }

  @Test
  void aKeyIsEndedByItselfOrByWhoeverNamesIt() {
    String first = key("first");
    stage.as(first, "POST", "/v2/oauth/revoke", "").expect(204);
    stage.as(first, "GET", stage.org(), "").expect(401);

    String second = key("second");
    String body = "{'accessToken': '" + second + "'}";
    stage.rest("POST", "/v2/oauth/revoke", body).expect(204);
    stage.as(second, "GET", stage.org(), "").expect(401);
    assertThat(stage.rest("POST", "/v2/oauth/revoke", body).expect(404).message())
        .contains("No key of your organization");

    String third = key("third");
    stage
        .send(
            HttpRequest.newBuilder(
                    URI.create(stage.url() + "/v1/oauth/revoke?access_token=" + third))
                .POST(BodyPublishers.noBody()))
        .expect(204);
    stage.as(third, "GET", stage.org(), "").expect(401);
    assertThat(revokeWithoutBearer("{'accessToken': '" + third + "'}").expect(404).message())
        .contains("No key of your organization");

    String foreign =
        Stage.done(stage.platform.keys().create(stage.organization("other", List.of()).id(), "x"))
            .secret();
    stage.rest("POST", "/v2/oauth/revoke", "{'accessToken': '" + foreign + "'}").expect(404);
    stage.as(foreign, "GET", "/v1/oauth-token", "").expect(200);
    assertThat(
            stage
                .rest("POST", "/v2/oauth/revoke", "{'accessToken': '" + stage.token + "'}")
                .expect(404)
                .message())
        .contains("/api/directories");
    assertThat(stage.platform.log().read(stage.acme.id(), LogQuery.all(1000)).entries())
        .noneMatch(entry -> entry.detail().contains("SCIM token"));
    revokeWithoutBearer("{'accessToken': '" + stage.token + "'}").expect(403);
    stage.rest("POST", "/v2/oauth/revoke", "{").expect(400);
    stage.rest(stage.org()).expect(200);
  }

  /// As Miro has it: the body alone says which key.
  private Stage.Answer revokeWithoutBearer(String body) {
    return stage.send(
        HttpRequest.newBuilder(URI.create(stage.url() + "/v2/oauth/revoke"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private List<String> routes() {
    return MiroFace.routes(stage.platform);
  }

  @Test
  void everyRouteNeedsAKeyAndSaysSoToWhoeverBringsSomethingElse() {
    assertThat(routes()).hasSizeGreaterThan(30);
    for (String route : routes()) {
      String method = route.split(" ")[0];
      String path =
          route.split(" ")[1].replace("{org}", stage.acme.id()).replaceAll("\\{\\w+}", "17");
      Stage.Answer scim = stage.as(stage.token, method, path, "");
      assertThat(scim.status()).as(route).isEqualTo(403);
      assertThat(scim.message()).as(route).contains("SCIM token", "organization key (rco_…)");
      assertThat(stage.as("rco_x", method, path, "").status()).as(route).isEqualTo(401);
      if (route.contains("{org}")) {
        Stage.Answer foreign =
            stage.as(stage.key, method, path.replace(stage.acme.id(), "3074457345618265001"), "");
        assertThat(foreign.status()).as(route).isEqualTo(403);
        assertThat(foreign.body().string("type")).as(route).contains("error");
      }
    }
    assertThat(stage.as(stage.key, "GET", Stage.SCIM + "/Users", "").expect(401).detail())
        .contains("organization key", "directory's token (rcd_…)");
  }

  @Test
  void aMethodThatIsNotPossibleIsToldWhichAre() {
    Stage.Answer refused = stage.rest("PUT", stage.org() + "/teams/17/members/18", "");
    assertThat(refused.expect(405).header("Allow")).contains("DELETE, GET, HEAD, PATCH");
    assertThat(refused.message()).contains("PUT", "DELETE, GET, HEAD, PATCH");
    assertThat(stage.rest("GET", "/v2/oauth/revoke", "").expect(405).header("Allow"))
        .contains("POST");
    assertThat(stage.rest(stage.org() + "/boards").expect(404).message()).contains("/boards");
  }

  @Test
  void whatARequestIsRefusedForIsInTheLogOfTheOrganization() {
    stage.rest(stage.org() + "/members?limit=0").expect(400);
    stage.rest("POST", stage.org() + "/teams/17/members", "{'email': 'a@b.example'}").expect(404);
    stage.rest(stage.org() + "/teams/18").expect(404);
    assertThat(log())
        .filteredOn(entry -> entry.kind() == LogEntry.Kind.REFUSED)
        .extracting(LogEntry::detail)
        .satisfiesExactly(
            detail -> assertThat(detail).contains("limit"),
            detail -> assertThat(detail).contains("Team 17"),
            detail -> assertThat(detail).contains("Team 18"));
  }
}
