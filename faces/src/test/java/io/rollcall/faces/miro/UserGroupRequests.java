package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Stage.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.Caller;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// User groups, their members and their teams over the REST API.
abstract class UserGroupRequests {
  private Stage stage;
  private String groups = "";

  @BeforeEach
  void begin(Stage fresh) {
    stage = fresh;
    groups = stage.org() + "/groups";
  }

  private String group(String name) {
    return stage.rest("POST", groups, "{'name': '" + name + "'}").expect(201).id();
  }

  private String team(String name) {
    return stage.rest("POST", stage.org() + "/teams", "{'name': '" + name + "'}").expect(201).id();
  }

  private String person(String name) {
    return stage.post(Stage.SCIM + "/Users", user(name + "@acme.example")).expect(201).id();
  }

  @Test
  void aUserGroupIsMadeChangedAndDeleted() {
    Json.Obj made =
        stage
            .rest("POST", groups, "{'name': 'Designers', 'description': 'Who draws'}")
            .expect(201)
            .body();
    String id = made.string("id").orElseThrow();
    assertThat(made.string("description")).contains("Who draws");
    assertThat(made.string("type")).contains("user-group");
    String one = groups + "/" + id;
    assertThat(stage.rest(one).expect(200).body()).isEqualTo(made);

    Json.Obj renamed = stage.rest("PATCH", one, "{'name': 'Artists'}").expect(200).body();
    assertThat(renamed.string("name")).contains("Artists");
    assertThat(renamed.string("description")).contains("Who draws");
    stage.rest("PATCH", one, "{'description': ''}").expect(200);
    assertThat(stage.rest(one).body().string("description")).contains("");
    assertThat(stage.rest("PATCH", one, "{}").expect(400).message()).contains("description");

    stage.rest("DELETE", one, "").expect(204);
    stage.rest(one).expect(404);
    assertThat(stage.rest("DELETE", one, "").expect(404).message()).contains("User group", id);
  }

  @Test
  void namesAreUniqueAmongUserGroupsOnly() {
    group("Designers");
    team("Design");
    assertThat(stage.rest("POST", groups, "{'name': 'DESIGNERS'}").expect(409).message())
        .contains("DESIGNERS", "not unique");
    stage.rest("POST", groups, "{'name': 'Design'}").expect(201);
    String other = group("Others");
    stage.rest("PATCH", groups + "/" + other, "{'name': 'designers'}").expect(409);
    assertThat(stage.rest("POST", groups, "{}").expect(400).message()).contains("name");
    stage.rest("POST", groups, "{'name': '" + "x".repeat(256) + "'}").expect(400);
  }

  @Test
  void userGroupsComeInPages() {
    List<String> made = List.of(group("A"), group("B"), group("C"));
    assertThat(stage.rest(groups).ids()).isEqualTo(made);
    assertThat(stage.rest(groups + "?limit=2").body().string("cursor")).contains(made.get(1));
    assertThat(stage.rest(groups + "?limit=2&cursor=" + made.get(1)).ids())
        .containsExactly(made.get(2));
  }

  @Test
  void aDirectoryThatSeesTeamsSeesNoUserGroup() {
    String id = group("Designers");
    String ada = person("ada");
    stage.rest("POST", groups + "/" + id + "/members", "{'email': 'ada@acme.example'}").expect(201);

    stage.get(Stage.SCIM + "/Groups/" + id).expect(404);
    assertThat(stage.get(Stage.SCIM + "/Groups").body().objects("Resources"))
        .extracting(found -> found.string("displayName").orElseThrow())
        .containsExactly("acme");
    assertThat(stage.get(Stage.SCIM + "/Users/" + ada).body().objects("groups"))
        .extracting(found -> found.string("display").orElseThrow())
        .containsExactly("acme");
    assertThat(
            stage
                .get(Stage.SCIM + "/Users?filter=groups.value%20eq%20%22" + id + "%22")
                .body()
                .integer("totalResults"))
        .contains(0L);
    stage
        .patch(
            Stage.SCIM + "/Groups/" + id,
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Mine\"}]}")
        .expect(404);
    stage.patch(Stage.SCIM + "/Users/" + ada, Stage.rename("ada2@acme.example")).expect(200);
    assertThat(stage.rest(groups + "/" + id + "/members/" + ada).body().string("email"))
        .contains("ada2@acme.example");
    stage.delete(Stage.SCIM + "/Users/" + ada).expect(204);
    assertThat(stage.rest(groups + "/" + id + "/members").ids()).isEmpty();
  }

  @Test
  void peopleOfTheOrganizationJoinAndLeave() {
    String members = groups + "/" + group("Designers") + "/members";
    String ada = person("ada");
    String bob = person("bob");
    Json.Obj joined =
        stage.rest("POST", members, "{'email': 'ada@acme.example'}").expect(201).body();
    assertThat(joined.string("id")).contains(ada);
    assertThat(joined.string("email")).contains("ada@acme.example");
    assertThat(joined.string("type")).contains("user-group-member");
    assertThat(stage.rest("POST", members, "{'email': 'ada@acme.example'}").expect(409).message())
        .contains(ada, "already");
    assertThat(stage.rest("POST", members, "{'email': 'x@acme.example'}").expect(404).message())
        .contains("x@acme.example");
    stage.rest("POST", members, "{'email': 'bob@acme.example'}").expect(201);
    assertThat(stage.rest(members + "?limit=1").ids()).containsExactly(ada);
    assertThat(stage.rest(members + "?limit=1&cursor=" + ada).ids()).containsExactly(bob);
    assertThat(stage.rest(members + "/" + ada).expect(200).body()).isEqualTo(joined);
    stage.rest("DELETE", members + "/" + ada, "").expect(204);
    stage.rest("DELETE", members + "/" + ada, "").expect(404);
    stage.rest(members + "/" + ada).expect(404);
    stage.rest(groups + "/17/members").expect(404);
  }

  @Test
  void ofManyWhatCanBeDoneIsDoneAndEveryRefusalIsExplained() {
    String members = groups + "/" + group("Designers") + "/members";
    String ada = person("ada");
    String bob = person("bob");
    person("cyd");
    String guest = stage.invite(stage.acme, "guest@else.example", Role.GUEST);
    stage.rest("POST", members, "{'email': 'bob@acme.example'}").expect(201);

    Stage.Answer answer =
        stage
            .rest(
                "PATCH",
                members,
                """
                {'membersToAdd': ['%s', 'CYD@acme.example', 'cyd@acme.example', '17', 'nobody@acme.example', '%s'],
                 'membersToRemove': ['bob@acme.example', '18', '%s']}\
                """
                    .formatted(ada, guest, guest))
            .expect(207);

    List<Json> results = ((Json.Arr) answer.json()).items();
    assertThat(results.stream().map(UserGroupRequests::summary))
        .containsExactly(
            "addMembers 200 [" + ada + ", CYD@acme.example, cyd@acme.example]",
            "addMembers 404 [17] notFound",
            "addMembers 404 [nobody@acme.example] notFound",
            "addMembers 409 [" + guest + "] conflict",
            "removeMembers 200 [bob@acme.example]",
            "removeMembers 404 [18] notFound",
            "removeMembers 404 [" + guest + "] notFound");
    assertThat(answer.toString()).contains("is a guest of the organization");
    assertThat(stage.rest(members).ids()).contains(ada).hasSize(2).doesNotContain(bob);

    Json again =
        stage.rest("PATCH", members, "{'membersToAdd': ['" + ada + "']}").expect(207).json();
    assertThat(summary(((Json.Arr) again).items().getFirst()))
        .isEqualTo("addMembers 200 [" + ada + "]");
  }

  private static String summary(Json result) {
    Json.Obj object = (Json.Obj) result;
    String people =
        object.items("affectedUsers").stream()
            .map(item -> ((Json.Str) item).value())
            .toList()
            .toString();
    return "%s %d %s%s"
        .formatted(
            object.string("operation").orElseThrow(),
            object.integer("status").orElseThrow(),
            people,
            object
                .object("error")
                .map(error -> " " + error.string("code").orElseThrow())
                .orElse(""));
  }

  @Test
  void oneRequestNamesAtMostFiveHundredPeople() {
    String members = groups + "/" + group("Designers") + "/members";
    String many = String.join("','", Collections.nCopies(501, "17"));
    assertThat(
            stage
                .rest("PATCH", members, "{'membersToAdd': ['" + many + "']}")
                .expect(400)
                .message())
        .contains("500", "501");
    assertThat(stage.rest("PATCH", members, "{}").expect(400).message()).contains("membersToAdd");
    stage.rest("PATCH", members, "{'membersToAdd': 'ada'}").expect(400);
    stage.rest("PATCH", members, "{'membersToAdd': [7]}").expect(400);
    assertThat(
            stage
                .rest("PATCH", groups + "/17/members", "{'membersToAdd': ['17']}")
                .expect(404)
                .message())
        .contains("User group");
  }

  @Test
  void userGroupsAreAttachedToTeamsAndGoWithThem() {
    String group = group("Designers");
    String team = team("Design");
    String ofTeam = stage.org() + "/teams/" + team + "/groups";
    String ofGroup = groups + "/" + group + "/teams";
    String body = "{'userGroupId': '" + group + "', 'role': 'member'}";

    assertThat(stage.rest("POST", ofTeam, body).expect(201).id()).isEqualTo(group);
    assertThat(stage.rest("POST", ofTeam, body).expect(409).message()).contains("already");
    assertThat(stage.rest(ofTeam).ids()).containsExactly(group);
    assertThat(stage.rest(ofGroup).ids()).containsExactly(team);
    assertThat(stage.rest(ofTeam + "/" + group).expect(200).body().string("role"))
        .contains("member");
    assertThat(stage.rest(ofGroup + "/" + team).expect(200).id()).isEqualTo(team);
    stage.rest("DELETE", ofTeam + "/" + group, "").expect(204);
    assertThat(stage.rest("DELETE", ofTeam + "/" + group, "").expect(404).message())
        .contains(group, "not found");
    stage.rest(ofTeam + "/" + group).expect(404);

    stage.rest("POST", ofTeam, body).expect(201);
    stage.rest("DELETE", stage.org() + "/teams/" + team, "").expect(204);
    assertThat(stage.rest(ofGroup).ids()).isEmpty();
    stage.rest(ofTeam).expect(404);
    String second = team("Drawing");
    stage.rest("POST", stage.org() + "/teams/" + second + "/groups", body).expect(201);
    stage.rest("DELETE", groups + "/" + group, "").expect(204);
    assertThat(stage.rest(stage.org() + "/teams/" + second + "/groups").ids()).isEmpty();
  }

  @Test
  void whatCannotBeAttachedIsExplained() {
    String ofTeam = stage.org() + "/teams/" + team("Design") + "/groups";
    assertThat(stage.rest("POST", ofTeam, "{'userGroupId': '17'}").expect(404).message())
        .contains("User group", "17");
    assertThat(stage.rest("POST", ofTeam, "{}").expect(400).message()).contains("userGroupId");
    String king = "{'userGroupId': '" + group("G") + "', 'role': 'king'}";
    assertThat(stage.rest("POST", ofTeam, king).expect(400).message()).contains("king");
    stage.rest(groups + "/17/teams").expect(404);
  }

  @Test
  void aUserGroupOfAnotherOrganizationIsNotThere() {
    Organization other = stage.organization("other", List.of());
    String foreign =
        Stage.done(
                stage.platform.userGroups().create(new Caller.Operator(), other.id(), "Theirs", ""))
            .id();
    String team = team("Design");
    String under = groups + "/" + foreign;
    for (Stage.Answer answer :
        List.of(
            stage.rest(under),
            stage.rest("PATCH", under, "{'name': 'Mine'}"),
            stage.rest("DELETE", under, ""),
            stage.rest(under + "/members"),
            stage.rest("PATCH", under + "/members", "{'membersToAdd': ['17']}"),
            stage.rest(under + "/teams"),
            stage.rest(
                "POST",
                stage.org() + "/teams/" + team + "/groups",
                "{'userGroupId': '" + foreign + "'}"))) {
      assertThat(answer.expect(404).message()).contains("User group", foreign, "not found");
    }
    stage.rest("/v2/orgs/" + other.id() + "/groups/" + foreign).expect(403);
    assertThat(stage.platform.userGroups().get(other.id(), foreign)).isPresent();
  }
}
