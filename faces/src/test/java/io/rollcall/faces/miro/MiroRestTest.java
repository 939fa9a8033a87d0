package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Stage.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.miro.Stage.Answer;
import io.rollcall.faces.watch.Answered;
import io.rollcall.faces.wire.About;
import io.rollcall.faces.wire.Body;
import io.rollcall.faces.wire.Query;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.faces.wire.WireRequest;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MiroRestTest {
  @TempDir Path directory;
  private Stage stage;
  private String org = "";

  @BeforeEach
  void start() {
    stage = new Stage(directory);
    org = "/v2/orgs/" + stage.acme.id();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void theKeySaysWhoseItIs() {
    Json.Obj token = stage.rest("/v1/oauth-token").body();
    assertThat(token.object("organization").orElseThrow().string("id")).contains(stage.acme.id());
    assertThat(stage.rest(org + "/").body().string("name")).contains("acme");
  }

  /// What the log and the figures hear of a request, with `refused` as they make it.
  private About heard(String bearer, String method, String path) {
    WireRequest request =
        new WireRequest(
            "request-7",
            method,
            WireRequest.segments(path),
            Query.parse(""),
            Map.of("authorization", "Bearer " + bearer),
            Body.empty(),
            "https://rollcall.example");
    WireAnswer answer = stage.face().answer(request).orElseThrow();
    return new Answered(
            Instant.EPOCH,
            "request-7",
            method,
            answer.status(),
            Duration.ZERO,
            0,
            "",
            answer.about(),
            Optional.empty())
        .about();
  }

  @Test
  void theRequestLogHearsWhichRouteItWasAndWhoseInTheWordsOfAllFaces() {
    About members = About.route("miro", "/v2/orgs/{org}/members");
    assertThat(heard(stage.key, "GET", org + "/members"))
        .isEqualTo(members.ofOrganization(stage.acme.id()));
    assertThat(heard(stage.key, "GET", "/v2/orgs/7/members"))
        .isEqualTo(members.ofOrganization(stage.acme.id()).refused("forbidden"));
    assertThat(heard("rco_x", "GET", org + "/members"))
        .isEqualTo(members.refused("unauthenticated"));
    assertThat(heard("rcd_x", "GET", Stage.SCIM + "/Users").refusal()).contains("unauthenticated");
    assertThat(heard(stage.key, "PUT", org + "/teams").refusal()).contains("not-offered");
    assertThat(heard(stage.token, "PUT", Stage.SCIM + "/Users").refusal()).contains("not-offered");
    assertThat(heard(stage.key, "GET", "/v1/oauth-token").route()).contains("/v1/oauth-token");
    assertThat(heard(stage.key, "GET", org + "/members/7").route())
        .contains("/v2/orgs/{org}/members/{member}");
    assertThat(heard(stage.key, "GET", org + "/x/7").route()).contains("/v2/orgs/{org}/…");
  }

  @Test
  void membersAreShownWithGuestsAndByEmailAsABareList() {
    String ada = stage.post(Stage.SCIM + "/Users", user("ada@acme.example")).id();
    String guest = stage.invite(stage.acme, "guest@elsewhere.example", Role.GUEST);
    stage.invite(stage.acme, "admin@acme.example", Role.ADMIN);
    Stage.done(stage.platform.members().signIn(stage.acme.id(), "ada@acme.example"));

    Json.Arr found =
        (Json.Arr)
            stage
                .rest(
                    org
                        + "/members?emails=ADA@acme.example,guest%40elsewhere.example&role=nonsense")
                .json();
    assertThat(found.items()).hasSize(2);
    assertThat(stage.rest(org + "/members?role=organization_external_user").body().objects("data"))
        .extracting(member -> member.string("id").orElseThrow())
        .containsExactly(guest);

    Json.Obj member = stage.rest(org + "/members/" + ada).body();
    assertThat(member.string("email")).contains("ada@acme.example");
    assertThat(member.string("role")).contains("organization_internal_user");
    assertThat(member.string("license")).contains("full");
    assertThat(member.bool("active")).contains(true);
    assertThat(member.string("lastActivityAt").orElseThrow()).matches("\\d{4}-.*T.*\\.\\d{3}Z");
    assertThat(stage.rest(org + "/members/" + guest).body().string("lastActivityAt")).contains("");
    assertThat(stage.rest(org + "/members/1").status()).isEqualTo(404);
  }

  @Test
  void pagesFollowACursorToTheEnd() {
    for (String name : List.of("a", "b", "c")) {
      stage.invite(stage.acme, name + "@acme.example", Role.MEMBER);
    }
    Json.Obj first = stage.rest(org + "/members?limit=2").body();
    assertThat(first.objects("data")).hasSize(2);
    String cursor = first.string("cursor").orElseThrow();
    assertThat(cursor).isEqualTo(first.objects("data").getLast().string("id").orElseThrow());
    Json.Obj last = stage.rest(org + "/members?limit=2&cursor=" + cursor).body();
    assertThat(last.objects("data"))
        .extracting(m -> m.string("email").orElseThrow())
        .containsExactly("c@acme.example");
    assertThat(last.find("cursor")).isEmpty();
    assertThat(last.integer("size")).contains(1L);
  }

  @Test
  void teamsAreMadeAndFoundByPartOfTheirName() {
    assertThat(stage.as(stage.key, "POST", org + "/teams", "{\"name\":\"Design\"}").status())
        .isEqualTo(201);
    assertThat(stage.as(stage.key, "POST", org + "/teams", "{\"name\":\"design\"}").status())
        .isEqualTo(409);
    assertThat(stage.as(stage.key, "POST", org + "/teams", "{}").status()).isEqualTo(400);
    assertThat(stage.rest(org + "/teams?name=ESIG").body().objects("data"))
        .extracting(team -> team.string("name").orElseThrow())
        .containsExactly("Design");
  }

  @Test
  void theAuditLogTellsAScimWriterFromAPerson() {
    stage.post(Stage.SCIM + "/Users", user("ada@acme.example"));
    stage.invite(stage.acme, "bob@acme.example", Role.MEMBER);
    assertThat(stage.post(Stage.SCIM + "/Users", user("ada@acme.example")).status()).isEqualTo(409);
    Json.Obj log =
        stage
            .rest(
                "/v2/audit/logs?createdAfter=2020-01-01T00:00:00.000Z&createdBefore=2100-01-01T00:00:00.000Z")
            .body();
    Json.Obj created = entry(log, "created");
    assertThat(created.object("createdBy").orElseThrow().string("type"))
        .contains("scim_provisioner");
    assertThat(created.object("createdBy").orElseThrow().string("name")).contains("ad-job");
    assertThat(created.object("object").orElseThrow().string("name")).contains("ada@acme.example");
    assertThat(entry(log, "invited").object("createdBy").orElseThrow().string("type"))
        .contains("user");
    assertThat(log.objects("data"))
        .as("what happened, and nothing of what was refused")
        .noneMatch(item -> item.string("event").filter("refused"::equals).isPresent());
    assertThat(stage.rest("/v2/audit/logs").status()).isEqualTo(400);
  }

  private static Json.Obj entry(Json.Obj log, String event) {
    return log.objects("data").stream()
        .filter(item -> item.string("event").filter(event::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new AssertionError(log));
  }

  @Test
  void refusalsHaveMirosShape() {
    assertError(stage.as("rco_nonsense", "GET", org, ""), 401, "tokenNotProvided");
    assertError(stage.as(stage.token, "GET", org, ""), 403, "forbiddenAccess");
    assertThat(stage.as(stage.token, "GET", org, "").body().string("message").orElseThrow())
        .contains("organization key (rco_…)");
    assertError(stage.rest("/v2/orgs/1/members"), 403, "forbiddenAccess");
    assertError(stage.rest(org + "/nonsense"), 404, "notFound");
    assertError(stage.rest(org + "/members?limit=0"), 400, "invalidParameters");
    assertError(stage.rest(org + "/members?role=king"), 400, "invalidParameters");
    assertError(stage.rest(org + "/members?active=perhaps"), 400, "invalidParameters");
    assertError(stage.rest(org + "/members?emails=" + "a@b,".repeat(11)), 400, "invalidParameters");
    assertError(stage.as(stage.key, "DELETE", org, ""), 405, "methodNotAllowed");
    assertError(stage.as(stage.key, "POST", org + "/teams", "{"), 400, "invalidParameters");
  }

  private static void assertError(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.body().integer("status")).contains((long) status);
    assertThat(answer.body().string("code")).contains(code);
    assertThat(answer.body().string("type")).contains("error");
  }

  @Test
  void anInstantOutOfRangeIsRefused() {
    for (String instant : List.of("%2B1000000000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z")) {
      String query = "/v2/audit/logs?createdAfter=" + instant + "&createdBefore=" + instant;
      assertError(stage.rest(query), 400, "invalidParameters");
    }
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    String body = "{\"name\":\"" + "x".repeat(256) + "\"}";
    Answer refused = stage.as(stage.key, "POST", org + "/teams", body);
    assertError(refused, 400, "invalidParameters");
    assertThat(refused.body().string("message").orElseThrow()).contains("name", "255");
  }
}
