package io.rollcall.faces.miro;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.miro.Stage.Answer;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Miro's guide "User lifecycle management": everything it says, in its order and its own URLs,
/// from the first look for somebody to the end of the account.
abstract class LifecycleGuide {
  private static final String ALEX = "alex.smith@acme.example";
  private static final String USERS = Stage.SCIM + "/Users";
  private static final String GROUPS = Stage.SCIM + "/Groups";
  private static final String ENGINEERING = "Engineering Group";
  private static final String ADMINISTRATION = "IT Administration";
  private static final String ENGINEERS = "g_app_proeng_all";
  private static final String ADMINISTRATORS = "g_app_itadmin_all";

  private Stage stage;

  @BeforeEach
  void begin(Stage fresh) {
    stage = fresh;
    stage.invite(stage.acme, "boss@acme.example", Role.ADMIN);
  }

  @Test
  void somebodyComesIsGroupedMovesOnAndLeaves() {
    String alex = onboarding();
    String engineering = team(ENGINEERING);
    String administration = team(ADMINISTRATION);
    String engineers = groups(engineering, alex);
    String administrators = group(ADMINISTRATION);
    rename(administrators, ADMINISTRATORS);
    move(alex, engineers, administrators);
    assertThat(teamMembers(engineering)).isEmpty();
    assertThat(teamMembers(administration)).containsExactly(alex);
    offboarding(alex, administrators);
    assertThat(teamMembers(administration)).isEmpty();
  }

  /// "New user onboarding": look, so that nobody is created twice; create; save the id.
  private String onboarding() {
    assertThat(found(ALEX)).isEmpty();
    Answer made =
        stage
            .post(
                USERS,
                """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                 "userName": "alex.smith@acme.example",
                 "name": {"familyName": "Smith", "givenName": "Alex"}}\
                """)
            .expect(201);
    assertThat(made.id()).matches("[0-9]{19}");
    assertThat(made.body().string("userName")).contains(ALEX);
    assertThat(made.body().bool("active")).contains(true);
    assertThat(found(ALEX))
        .singleElement()
        .satisfies(user -> {
          assertThat(user.members()).containsOnlyKeys("schemas", "id", "name", "userName");
          assertThat(user.string("id")).contains(made.id());
          assertThat(user.object("name").orElseThrow().string("familyName")).contains("Smith");
        });
    onboardingWithMore();
    return made.id();
  }

  /// "You can also include other information, such as department, employee number, or cost center."
  private void onboardingWithMore() {
    Json.Obj extension =
        stage
            .post(
                USERS,
                """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "userName": "kim.lee@acme.example",
                 "name": {"familyName": "Lee", "givenName": "Kim"},
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                   "department": "Engineering", "employeeNumber": "20417", "costCenter": "4130"}}\
                """)
            .expect(201)
            .body()
            .object("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
            .orElseThrow();
    assertThat(extension.string("department")).contains("Engineering");
    assertThat(extension.string("employeeNumber")).contains("20417");
    assertThat(extension.string("costCenter")).contains("4130");
  }

  /// "The Group API doesn't allow the creation of groups": what people see is a team, and comes
  /// with its group.
  private String team(String name) {
    Answer refused = stage.post(GROUPS, "{\"displayName\": \"" + name + "\"}").expect(405);
    assertThat(refused.detail()).contains("team");
    return stage.rest("POST", stage.org() + "/teams", "{'name': '" + name + "'}").expect(201).id();
  }

  /// "Group modification and creation": find the group's id, put the saved id in, and call the
  /// group as the security group is called; the team keeps the name that people read.
  private String groups(String team, String alex) {
    String group = group(ENGINEERING);
    stage.patch(GROUPS + "/" + group, members("Add", alex)).expect(200);
    assertThat(teamMembers(team)).containsExactly(alex);

    rename(group, ENGINEERS);
    assertThat(groupsCalled(ENGINEERING)).isEmpty();
    assertThat(group(ENGINEERS)).isEqualTo(group);
    assertThat(stage.rest(stage.org() + "/teams/" + team).expect(200).body().string("name"))
        .contains(ENGINEERING);
    assertThat(teamMembers(team)).containsExactly(alex);
    return group;
  }

  /// "User data update": an administrator now, and in the other group.
  private void move(String alex, String from, String to) {
    stage
        .patch(
            USERS + "/" + alex,
            patch(
                "Add",
                "roles",
                """
                [{"value": "ORGANIZATION_INTERNAL_ADMIN", "type": "organization_user_role", "primary": true}]\
                """))
        .expect(200);
    assertThat(member(alex).string("role")).contains("organization_internal_admin");
    stage.patch(GROUPS + "/" + from, members("Remove", alex)).expect(200);
    stage.patch(GROUPS + "/" + to, members("Add", alex)).expect(200);

    Json.Obj user = stage.get(USERS + "/" + alex).expect(200).body();
    assertThat(strings(user.objects("roles"), "value")).contains("ORGANIZATION_INTERNAL_ADMIN");
    assertThat(strings(user.objects("groups"), "display"))
        .contains(ADMINISTRATORS)
        .doesNotContain(ENGINEERS);
    assertThat(membersOf(from)).isEmpty();
    assertThat(membersOf(to)).containsExactly(alex);
  }

  /// "User offboarding and deletion": inactive, where the account has to remain; else deleted.
  private void offboarding(String alex, String group) {
    Answer inactive = stage.patch(USERS + "/" + alex, patch("Replace", "active", "\"false\""));
    assertThat(inactive.expect(200).body().bool("active")).contains(false);
    assertThat(found(ALEX)).hasSize(1);
    assertThat(member(alex).bool("active")).contains(false);

    assertThat(stage.delete(USERS + "/" + alex).status()).isEqualTo(204);
    assertThat(found(ALEX)).isEmpty();
    stage.get(USERS + "/" + alex).expect(404);
    stage.rest(stage.org() + "/members/" + alex).expect(404);
    assertThat(membersOf(group)).isEmpty();
  }

  private List<Json.Obj> found(String userName) {
    return resources(
        USERS + "?attributes=name,userName&filter=(userName%20eq%20%22" + userName + "%22)");
  }

  private String group(String name) {
    List<Json.Obj> groups = groupsCalled(name);
    assertThat(groups).hasSize(1);
    return groups.getFirst().string("id").orElseThrow();
  }

  private List<Json.Obj> groupsCalled(String name) {
    String encoded = name.replace(" ", "%20");
    return resources(GROUPS + "?attributes=id&filter=(displayName%20eq%20%22" + encoded + "%22)");
  }

  private List<Json.Obj> resources(String path) {
    return stage.get(path).expect(200).body().objects("Resources");
  }

  private void rename(String group, String name) {
    Answer renamed =
        stage.patch(GROUPS + "/" + group, patch("Replace", "displayName", "\"" + name + "\""));
    assertThat(renamed.expect(200).body().string("displayName")).contains(name);
  }

  private List<String> membersOf(String group) {
    Json.Obj found = stage.get(GROUPS + "/" + group + "?attributes=members").expect(200).body();
    return strings(found.objects("members"), "value");
  }

  private List<String> teamMembers(String team) {
    return stage.rest(stage.org() + "/teams/" + team + "/members").expect(200).ids();
  }

  private Json.Obj member(String id) {
    return stage.rest(stage.org() + "/members/" + id).expect(200).body();
  }

  private static String members(String op, String id) {
    return patch(op, "members", "[{\"value\": \"" + id + "\"}]");
  }

  private static String patch(String op, String path, String value) {
    return """
    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
     "Operations": [{"op": "%s", "path": "%s", "value": %s}]}\
    """
        .formatted(op, path, value);
  }

  private static List<String> strings(List<Json.Obj> objects, String member) {
    return objects.stream().map(object -> object.string(member).orElse("")).toList();
  }
}
