package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Stage.SCIM;
import static io.rollcall.faces.miro.Stage.rename;
import static io.rollcall.faces.miro.Stage.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.miro.Stage.Answer;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MiroScimTest {
  private static final String ADA = "ada@acme.example";
  private static final String USERS = SCIM + "/Users";
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  @TempDir Path directory;
  private Stage stage;

  @BeforeEach
  void start() {
    stage = new Stage(directory);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void aCreatedUserHasMirosDefaultsAndItsLocation() {
    Answer created = stage.post(USERS, user(ADA));
    assertThat(created.status()).isEqualTo(201);
    String location = stage.url() + USERS + "/" + created.id();
    assertThat(created.header("Location")).contains(location);
    assertThat(created.header("ETag"))
        .hasValueSatisfying(tag -> assertThat(tag).startsWith("W/\""));
    assertThat(created.header("Content-Type")).contains("application/scim+json");
    assertThat(created.id()).matches("\\d{19}");
    Json.Obj body = created.body();
    assertThat(body.object("meta"))
        .contains(Json.object().put("resourceType", "User").put("location", location).build());
    assertThat(body.string("userType")).contains("Full");
    assertThat(body.bool("active")).contains(true);
    assertThat(body.objects("emails").getFirst().string("value")).contains(ADA);
    assertThat(body.objects("roles").getFirst().string("value"))
        .contains("ORGANIZATION_INTERNAL_USER");
    assertThat(body.objects("groups")).hasSize(1);
    assertThat(stage.get(USERS + "/" + created.id()).json()).isEqualTo(body);
  }

  @Test
  void anAdministratorIsMadeByPrimaryRole() {
    String id = stage.post(USERS, user(ADA)).id();
    Answer promoted =
        stage.patch(
            USERS + "/" + id,
            operations(
                """
                {"op":"Replace","path":"roles[primary eq true].value","value":"ORGANIZATION_INTERNAL_ADMIN"}\
                """));
    assertThat(promoted.status()).as(promoted.toString()).isEqualTo(200);
    assertThat(promoted.body().objects("roles").getFirst().string("value"))
        .contains("ORGANIZATION_INTERNAL_ADMIN");
  }

  @Test
  void aUserIsDeactivatedWithAStringAndThenKeepsItsUserName() {
    String id = stage.post(USERS, user(ADA)).id();
    Answer inactive =
        stage.patch(
            USERS + "/" + id,
            operations("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"false\"}"));
    assertThat(inactive.body().bool("active")).contains(false);
    Answer refused = stage.patch(USERS + "/" + id, rename("other@acme.example"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().string("scimType")).isEmpty();
  }

  @Test
  void attributesChooseWhatIsShownAndExcludedAttributesMeanNothing() {
    String path = USERS + "/" + stage.post(USERS, user(ADA)).id();
    assertThat(stage.get(path + "?attributes=emails.value").body().members().keySet())
        .containsExactlyInAnyOrder("schemas", "id", "emails");
    assertThat(stage.get(path + "?excludedAttributes=emails,meta,groups").body().members().keySet())
        .contains("userName", "emails", "meta", "groups");
  }

  @Test
  void aListHasPagesAndACountOfNothingAsksForTheTotal() {
    for (String name : List.of("a", "b", "c")) {
      stage.post(USERS, user(name + "@acme.example"));
    }
    Json.Obj page = stage.get(USERS + "?startIndex=2&count=1&aadOptscim062020").body();
    assertThat(page.integer("totalResults")).contains(3L);
    assertThat(page.integer("startIndex")).contains(2L);
    assertThat(page.integer("itemsPerPage")).contains(1L);
    assertThat(page.objects("Resources").getFirst().string("userName")).contains("b@acme.example");
    Json.Obj total = stage.get(USERS + "?count=0").body();
    assertThat(total.integer("totalResults")).contains(3L);
    assertThat(total.objects("Resources")).isEmpty();
  }

  @Test
  void aGroupIsItsTeamsTwin() {
    String ada = stage.post(USERS, user(ADA)).id();
    String team =
        stage
            .as(
                stage.key,
                "POST",
                "/v2/orgs/" + stage.acme.id() + "/teams",
                "{\"name\":\"Design\"}")
            .id();
    assertThat(team).matches("\\d{19}");
    Json.Obj group =
        stage
            .get(SCIM + "/Groups?filter=(displayName%20eq%20%22design%22)")
            .body()
            .objects("Resources")
            .getFirst();
    String path = SCIM + "/Groups/" + group.string("id").orElseThrow();

    Answer joined =
        stage.patch(
            path,
            operations(
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
                    .formatted(ada)));
    assertThat(joined.status()).as(joined.toString()).isEqualTo(200);
    assertThat(joined.body().objects("members").getFirst().string("value")).contains(ada);
    assertThat(stage.get(path + "?attributes=id,displayName").body().find("members")).isEmpty();

    Answer left =
        stage.patch(
            path,
            operations("{\"op\":\"Remove\",\"path\":\"members[value eq %s]\"}".formatted(ada)));
    assertThat(left.status()).as(left.toString()).isEqualTo(200);
    assertThat(left.body().objects("members")).isEmpty();

    Answer unknown =
        stage.patch(
            path,
            operations("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"123\"}]}"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.detail()).isEqualTo("No valid resources: [{memberId=123, display=null}]");
  }

  @Test
  void groupsAreNeitherMadeNorDeletedHere() {
    Answer refused = stage.post(SCIM + "/Groups", "{\"displayName\":\"x\"}");
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.header("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(refused.detail()).contains("team");
    assertThat(stage.delete(SCIM + "/Groups/1").header("Allow"))
        .contains("GET, HEAD, PATCH, OPTIONS");
    assertThat(stage.as(stage.token, "PUT", SCIM + "/Groups/1", "{}").status()).isEqualTo(405);
  }

  @Test
  void theServiceDescribesItself() {
    Answer config = stage.get(SCIM + "/ServiceProviderConfig/");
    assertThat(config.body().object("patch").orElseThrow().bool("supported")).contains(true);
    assertThat(config.body().object("meta").orElseThrow().string("location"))
        .contains(stage.url() + SCIM + "/ServiceProviderConfig");
    assertThat(stage.get(SCIM + "/ResourceTypes").body().integer("totalResults")).contains(2L);
    assertThat(stage.get(SCIM + "/ResourceTypes/User").body().string("endpoint"))
        .contains("/Users");
    assertThat(stage.get(SCIM + "/Schemas").body().integer("totalResults")).contains(3L);
    assertThat(
            stage
                .get(SCIM + "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")
                .body()
                .string("name"))
        .contains("User");
    assertThat(stage.get(SCIM + "/Schemas/none").status()).isEqualTo(404);
  }

  @Test
  void aClientThatAcceptsJsonOnlyGetsJson() {
    var request = stage.request(SCIM + "/Users", stage.token).GET();
    assertThat(
            stage.send(request.copy().header("Accept", "application/json")).header("Content-Type"))
        .contains("application/json");
    assertThat(
            stage
                .send(request.copy().header("Accept", "application/json, application/scim+json"))
                .header("Content-Type"))
        .contains("application/scim+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"userName\":                     | 400 | invalidSyntax",
        "[]                                 | 400 | invalidSyntax",
        "{\"userName\":\"a\",\"userName\":1}| 400 | invalidSyntax",
        "''                                 | 400 | invalidSyntax",
        "{}                                 | 400 | invalidValue",
        "{\"userName\":\"\"}                | 400 | invalidValue",
        "{\"userName\":7}                   | 400 | invalidValue",
        "{\"userName\":\"nobody\"}          | 400 | invalidValue",
      })
  void aBodyThatCannotBeAUserIsRefused(String body, int status, String scimType) {
    Answer refused = stage.post(USERS, body);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
    assertThat(refused.body().items("schemas")).containsExactly(Json.string(ERROR));
    assertThat(refused.body().string("scimType")).contains(scimType);
    assertThat(refused.header("X-Request-Id")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "filter=userName%20is%20%22x%22, invalidFilter",
    "filter=(userName%20eq%20%22x%22, invalidFilter",
    "filter=shoeSize%20eq%207, invalidFilter",
    "count=many, invalidCount",
    "startIndex=1.5, invalidValue",
  })
  void aQueryThatCannotBeAnsweredIsRefused(String query, String scimType) {
    Answer refused = stage.get(USERS + "?" + query);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    assertThat(refused.body().string("scimType")).contains(scimType);
  }

  @Test
  void aPatchThatCannotBeMeantChangesNothing() {
    String path = USERS + "/" + stage.post(USERS, user(ADA)).id();
    Answer before = stage.get(path);
    for (String operation :
        List.of(
            "{\"op\":\"move\",\"path\":\"userName\",\"value\":\"x\"}",
            "{\"op\":\"replace\",\"path\":\"shoeSize[\",\"value\":\"x\"}",
            "{\"op\":\"remove\"}",
            "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"B\"},{\"op\":\"replace\",\"path\":\"nothing.here\",\"value\":1}")) {
      assertThat(stage.patch(path, operations(operation)).status()).as(operation).isEqualTo(400);
    }
    assertThat(stage.get(path).json()).isEqualTo(before.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/xml", "application/x-www-form-urlencoded"})
  void aBodyOfAnotherMediaTypeIs415(String type) {
    var request = stage.request(USERS, stage.token).POST(BodyPublishers.ofString(user(ADA)));
    assertThat(stage.send(request.setHeader("Content-Type", type)).status()).isEqualTo(415);
    assertThat(
            stage
                .send(request.setHeader("Content-Type", "application/json; charset=utf-8"))
                .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "not-a-number", "9999999999999999999", "%F0%9F%98%80"})
  void anUnknownIdIs404Everywhere(String id) {
    String user = USERS + "/" + id;
    String group = SCIM + "/Groups/" + id;
    assertThat(stage.get(user).status()).isEqualTo(404);
    assertThat(stage.get(group).status()).isEqualTo(404);
    assertThat(stage.patch(user, rename("x@acme.example")).status()).isEqualTo(404);
    String name = "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"x\"}";
    assertThat(stage.patch(group, operations(name)).status()).isEqualTo(404);
    assertThat(stage.delete(user).status()).isEqualTo(404);
  }

  @Test
  void theTokenDecidesAndTheErrorSaysWhichIsNeeded() {
    assertThat(stage.as("rcd_nonsense", "GET", USERS, "").status()).isEqualTo(401);
    assertThat(stage.as("rcd_nonsense", "GET", USERS, "").header("WWW-Authenticate"))
        .contains("Bearer");
    Answer none =
        stage.send(stage.request(USERS, "x").setHeader("Authorization", "Basic eDp5").GET());
    assertThat(none.status()).isEqualTo(401);
    Answer key = stage.as(stage.key, "GET", USERS, "");
    assertThat(key.status()).isEqualTo(401);
    assertThat(key.detail()).contains("organization key", "directory's token (rcd_…)");
  }

  @Test
  void anotherOrganizationSeesNothingOfAUserAndItsRefusalSaysNothing() {
    String ada = stage.post(USERS, user(ADA)).id();
    stage.invite(stage.acme, "bob@gmail.example", Role.MEMBER);
    String rival = stage.directory(stage.organization("rival", List.of()), "rival-ad");
    assertThat(stage.as(rival, "GET", USERS + "/" + ada, "").status()).isEqualTo(404);
    assertThat(stage.as(rival, "GET", USERS, "").body().integer("totalResults")).contains(0L);
    Answer onADomain = stage.as(rival, "POST", USERS, user(ADA));
    Answer elsewhere = stage.as(rival, "POST", USERS, user("bob@gmail.example"));
    for (Answer refused : List.of(onADomain, elsewhere)) {
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.detail())
          .contains("is held by an account or a verified domain outside your organization");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/scim/Users",
        "/scim/v2/Users",
        "/scim/Users",
        "/api/v1/Users",
        "/api/v2/scim/Users",
        "/Users",
        "/v2/scim",
        "/"
      })
  void aWrongBaseIsToldTheRightOne(String path) {
    Answer answer = stage.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().items("schemas")).containsExactly(Json.string(ERROR));
    assertThat(answer.detail()).contains(stage.url() + "/api/v1/scim");
  }

  @Test
  void aPathBelowTheBaseThatIsNoneIs404() {
    for (String path : List.of("", "/Bulk", "/Me", "/Users/1/2", "/Nonsense")) {
      assertThat(stage.get(SCIM + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void doubledAndTrailingSlashesChangeNothing() {
    stage.post("//api//v1/scim/Users//", user(ADA));
    assertThat(stage.get("/api/v1//scim/Users/").body().integer("totalResults")).contains(1L);
  }

  @Test
  void healthNeedsNoToken() {
    Answer health = stage.send(stage.request("/health", "none").GET());
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body().string("status")).contains("up");
  }

  private static String operations(String operations) {
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
        + operations
        + "]}";
  }

  @Test
  void aUserIsReadByTheSchema() {
    Answer created =
        stage.post(
            USERS,
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"USERNAME":"ada@acme.example",
             "id":"17","meta":{"created":"never"},"active":"False","nonsense":{"a":1},
             "Name":{"GivenName":"Ada","FAMILYNAME":"Byron"}}\
            """);
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    assertThat(created.id()).isNotEqualTo("17");
    assertThat(created.body().bool("active")).contains(false);
    assertThat(created.body().find("nonsense")).isEmpty();
    assertThat(created.body().object("name").orElseThrow().string("givenName")).contains("Ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'userName':['a@acme.example']}",
        "{'userName':'a@acme.example','USERNAME':'b@acme.example'}",
        "{'userName':'a@acme.example','active':'perhaps'}",
        "{'userName':'a@acme.example','name':'Ada'}",
        "{'userName':'a@acme.example','displayName':{'a':1}}",
        "{'userName':'a@acme.example','name':{'givenName':true}}",
      })
  void aUserThatDoesNotFitTheSchemaIsRefused(String body) {
    Answer refused = stage.post(USERS, body.replace('\'', '"'));
    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    assertThat(stage.get(USERS).body().integer("totalResults")).contains(0L);
  }

  @Test
  void textsAreBounded() {
    String long1025 = "x".repeat(1025);
    assertInvalid(
        stage.post(USERS, "{\"userName\":\"a@acme.example\",\"userType\":\"" + long1025 + "\"}"),
        "userType",
        "1,024");
    assertInvalid(
        stage.post(
            USERS, "{\"userName\":\"a@acme.example\",\"preferredLanguage\":\"" + long1025 + "\"}"),
        "preferredLanguage",
        "1,024");
    assertThat(stage.get(USERS + "/" + "x".repeat(9000)).detail()).hasSizeLessThan(200);
    assertThat(stage.get(USERS + "?count=" + "x".repeat(9000)).detail()).hasSizeLessThan(200);
  }

  private static void assertInvalid(Answer refused, String... words) {
    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    assertThat(refused.body().string("scimType")).contains("invalidValue");
    assertThat(refused.detail()).contains(words).hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%20", "externalId%20eq%20%22x%22"})
  void aFilterThatNamesNobodyIsRefused(String filter) {
    stage.post(USERS, user(ADA));
    Answer refused = stage.get(USERS + "?filter=" + filter);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    assertThat(refused.body().string("scimType")).contains("invalidFilter");
  }

  @Test
  void whatCannotBeReadIsInTheLog() {
    stage.post(USERS, "{");
    stage.get(USERS + "?filter=nonsense");
    assertThat(stage.platform.log().read(stage.acme.id(), LogQuery.all(100)).entries())
        .filteredOn(entry -> entry.kind() == LogEntry.Kind.REFUSED)
        .hasSize(2)
        .first()
        .satisfies(entry -> assertThat(entry.detail()).contains("not JSON"));
  }
}
