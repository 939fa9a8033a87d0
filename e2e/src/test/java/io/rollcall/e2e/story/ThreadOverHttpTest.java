package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONString;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Http.Answer;
import io.rollcall.e2e.stage.Service;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// "Update email address with Python and SCIM API", a thread of Miro's community, as plain HTTP
/// requests in its own URLs (developers.miro.com, community topic 17064). Organization, directory,
/// key and members are made on the command line while the service runs.
@Tag("blackbox")
final class ThreadOverHttpTest {

  private static final String USERS = "/api/v1/scim/Users/";
  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  private static final String OLD = "alex.jones@example.com";
  private static final String WANTED = "alex.smith@example.com";
  private static final String ASIDE = "user_duplicate_error@example.com";

  @TempDir private Path directory;
  private Service service;
  private Http scim;
  private Http rest;
  private String organization;

  @BeforeEach
  void begin() {
    service = Service.on(directory.resolve("data"));
    organization =
        service
            .command("org", "create", "Acme", "--claim-domain", "example.com")
            .getFieldAsString("organizationId");
    var created = service.command("directory", "create", "--org", "Acme", "--preset", "miro");
    assertThat(created.getFieldAsString("baseUrl")).isEqualTo(service.url() + "/api/v1/scim");
    assertThat(created.getFieldAsString("organizationId")).isEqualTo(organization);
    scim = new Http(service.url(), created.getFieldAsString("token"));
    rest =
        new Http(
            service.url(),
            service.command("key", "create", "--org", "Acme").getFieldAsString("key"));
    invite("boss@example.com", "admin");
  }

  @AfterEach
  void end() {
    service.close();
  }

  /// "One possibility for this 404 error is that the Organizations REST API will give all users …
  /// but SCIM can only see Members and Company Admins."
  @Test
  void theIdOfAGuestTakenFromRestIsUnknownToScim() {
    String invited = invite("guest@elsewhere.example", "guest");

    String id = idOverRest("guest@elsewhere.example");
    Answer answer = scim.patch(USERS + id, userName(WANTED));

    assertThat(id).isEqualTo(invited).matches("\\d{19}");
    assertError(answer, 404, "");
    assertThat(answer.json().hasField("scimType")).isFalse();
    assertError(scim.get(USERS + id), 404, "");
    assertError(scim.delete(USERS + id), 404, "");
    assertFound("guest@elsewhere.example");
  }

  /// "To get the userID of a user with SCIM using the E-Mail address", in both spellings that the
  /// thread prints, and renamed then.
  @Test
  void whoIsFoundByAddressCanBeRenamed() {
    String id = hire(OLD);

    for (String query :
        List.of(
            "attributes=id,userName&filter=(userName%20eq%20%22alex.jones@example.com%22)",
            "attributes=id%2CuserName&filter=(userName%20eq%20%22alex.jones%40example.com%22)")) {
      for (String users : List.of("/api/v1/scim/Users/?", "/api/v1/scim/Users?")) {
        JSONObject list = scim.get(users + query).expect(200).json();
        JSONObject found = (JSONObject) list.getFieldAsArray("Resources").getFirst();

        assertThat(list.getFieldAsArray("schemas")).containsExactly(new JSONString(LIST));
        assertThat(list.getFieldAsInteger("totalResults")).isOne();
        assertThat(found.getFields().keySet())
            .containsExactlyInAnyOrder("schemas", "id", "userName");
        assertThat(found.getFieldAsString("id")).isEqualTo(id);
        assertThat(found.getFieldAsString("userName")).isEqualTo(OLD);
      }
    }
    assertUser(scim.patch("/api/v1/scim/Users/" + id, userName(WANTED)), 200, id, WANTED);
    assertThat(idOverRest(WANTED)).isEqualTo(id);
    assertFound(OLD);
  }

  /// "I deactivated and deleted the new account that had her updated name, but I'm still getting
  /// the 409."
  @Test
  void anAddressStaysTakenWhenItsHolderIsDeleted() {
    String right = hire(OLD);
    String duplicate = hire(WANTED);

    assertTaken(scim.patch(USERS + right, userName(WANTED)));

    scim.patch(USERS + duplicate, active("false")).expect(200);
    assertTaken(scim.patch(USERS + right, userName(WANTED)));
    assertThat(scim.delete(USERS + duplicate).expect(204).text()).isEmpty();
    assertError(scim.get(USERS + duplicate), 404, "");
    assertFound(WANTED);
    assertTaken(scim.patch(USERS + right, userName(WANTED)));
    assertUser(scim.get(USERS + right), 200, right, OLD);
  }

  /// The four steps of the thread, with a create as the way back in.
  @Test
  void theStepsOfTheThreadHealByCreatingTheDuplicateAgain() {
    String right = hire(OLD);
    String duplicate = hire(WANTED);
    scim.delete(USERS + duplicate).expect(204);

    assertUser(scim.post(USERS, user(WANTED)), 201, duplicate, WANTED);

    heal(right, duplicate);
    scim.patch(USERS + duplicate, active("false")).expect(200);
    assertThat(scim.get(USERS + duplicate).json().getFieldAsBoolean("active")).isFalse();
    assertFound(ASIDE, duplicate);
  }

  /// The same with an invitation: "Re-invite the new user, which currently holds the correct
  /// Email".
  @Test
  void theStepsOfTheThreadHealByInvitingTheDuplicateAgain() {
    String right = hire(OLD);
    String duplicate = hire(WANTED);
    scim.delete(USERS + duplicate).expect(204);

    assertThat(invite(WANTED, "member")).isEqualTo(duplicate);
    assertUser(scim.get(USERS + duplicate), 200, duplicate, WANTED);
    assertFound(WANTED, duplicate);

    heal(right, duplicate);
    scim.delete(USERS + duplicate).expect(204);
    assertFound(ASIDE);
  }

  private void heal(String right, String duplicate) {
    assertTaken(scim.patch(USERS + right, userName(WANTED)));
    assertUser(scim.patch(USERS + duplicate, userName(ASIDE)), 200, duplicate, ASIDE);
    assertUser(scim.patch(USERS + right, userName(WANTED)), 200, right, WANTED);
    assertFound(WANTED, right);
    assertFound(OLD);
  }

  private String invite(String email, String role) {
    return service
        .command("member", "add", "--org", "Acme", "--email", email, "--role", role)
        .getFieldAsString("accountId");
  }

  private String hire(String address) {
    Answer answer = scim.post(USERS, user(address));
    String id = answer.string("id");
    assertUser(answer, 201, id, address);
    assertThat(id).matches("\\d{19}");
    return id;
  }

  private String idOverRest(String email) {
    var page = rest.get("/v2/orgs/" + organization + "/members?limit=100").expect(200).json();
    return page.getFieldAsArray("data").stream()
        .map(JSONObject.class::cast)
        .filter(member -> email.equals(member.getFieldAsString("email")))
        .findFirst()
        .orElseThrow()
        .getFieldAsString("id");
  }

  private void assertFound(String userName, String... ids) {
    var list =
        scim.get(USERS + "?filter=(userName%20eq%20%22" + userName + "%22)").expect(200).json();
    assertThat(list.getFieldAsInteger("totalResults")).isEqualTo(ids.length);
    assertThat(list.getFieldAsArray("Resources"))
        .extracting(found -> ((JSONObject) found).getFieldAsString("id"))
        .containsExactly(ids);
  }

  private void assertUser(Answer answer, int status, String id, String userName) {
    JSONObject user = answer.expect(status).json();
    assertThat(answer.contentType()).startsWith("application/scim+json");
    assertThat(user.getFieldAsArray("schemas")).contains(new JSONString(USER));
    assertThat(user.getFieldAsString("id")).isEqualTo(id);
    assertThat(user.getFieldAsString("userName")).isEqualTo(userName);
    assertThat(user.getFieldAsObject("meta").getFieldAsString("resourceType")).isEqualTo("User");
    assertThat(user.getFieldAsObject("meta").getFieldAsString("location"))
        .isEqualTo(service.url() + "/api/v1/scim/Users/" + id);
  }

  private static void assertTaken(Answer answer) {
    assertError(answer, 409, "uniqueness");
    assertThat(answer.string("detail")).contains(WANTED, "not unique");
  }

  private static void assertError(Answer answer, int status, String scimType) {
    JSONObject error = answer.expect(status).json();
    assertThat(answer.contentType()).startsWith("application/scim+json");
    assertThat(error.getFieldAsArray("schemas")).containsExactly(new JSONString(ERROR));
    assertThat(error.getField("status")).isEqualTo(new JSONString(Integer.toString(status)));
    assertThat(error.getFieldAsString("detail")).isNotBlank();
    if (!scimType.isEmpty()) {
      assertThat(error.getFieldAsString("scimType")).isEqualTo(scimType);
    }
  }

  private static String user(String address) {
    return """
    {"schemas": ["%s"], "userName": "%s", "name": {"givenName": "Alex", "familyName": "Smith"}}
    """
        .formatted(USER, address);
  }

  private static String userName(String address) {
    return replace("userName", '"' + address + '"');
  }

  private static String active(String value) {
    return replace("active", value);
  }

  private static String replace(String path, String value) {
    return """
    {"schemas": ["%s"], "Operations": [{"op": "Replace", "path": "%s", "value": %s}]}
    """
        .formatted(PATCH, path, value);
  }
}
