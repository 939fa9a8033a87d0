package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Stage.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.platform.Caller;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Teams and their members over the REST API.
abstract class TeamRequests {
  private Stage stage;
  private String teams = "";

  @BeforeEach
  void begin(Stage fresh) {
    stage = fresh;
    teams = stage.org() + "/teams";
  }

  private String team(String name) {
    return stage.rest("POST", teams, "{'name': '" + name + "'}").expect(201).id();
  }

  private String person(String name) {
    return stage.post(Stage.SCIM + "/Users", user(name + "@acme.example")).expect(201).id();
  }

  private void join(String team, String name, String role) {
    stage
        .rest(
            "POST",
            teams + "/" + team + "/members",
            "{'email': '%s@acme.example', 'role': '%s'}".formatted(name, role))
        .expect(201);
  }

  private String twinOf(String name) {
    return stage
        .get(Stage.SCIM + "/Groups?filter=displayName%20eq%20%22" + name + "%22")
        .body()
        .objects("Resources")
        .getFirst()
        .string("id")
        .orElseThrow();
  }

  @Test
  void aTeamIsMadeRenamedApartFromItsGroupAndDeletedWithIt() {
    String design = team("Design");
    String twin = twinOf("Design");
    assertThat(stage.rest(teams + "/" + design).expect(200).body().string("name"))
        .contains("Design");

    Json.Obj renamed =
        stage.rest("PATCH", teams + "/" + design, "{'name': 'Drawing'}").expect(200).body();
    assertThat(renamed.string("name")).contains("Drawing");
    assertThat(renamed.string("type")).contains("team");
    assertThat(twinOf("Design")).isEqualTo(twin);
    stage.rest("PATCH", teams + "/" + design, "{'name': 'DRAWING'}").expect(200);

    stage.rest("DELETE", teams + "/" + design, "").expect(204);
    assertThat(stage.rest("DELETE", teams + "/" + design, "").expect(404).message())
        .contains("Team", design, "not found");
    stage.rest(teams + "/" + design).expect(404);
    stage.get(Stage.SCIM + "/Groups/" + twin).expect(404);
  }

  @Test
  void aTeamNeedsANameThatNobodyElseHas() {
    team("Design");
    String other = team("Other");
    assertThat(stage.rest("PATCH", teams + "/" + other, "{'name': 'design'}").expect(409).message())
        .contains("design", "already");
    assertThat(stage.rest("PATCH", teams + "/" + other, "{}").expect(400).message())
        .contains("name");
    assertThat(stage.rest("PATCH", teams + "/" + other, "{'name': 7}").expect(400).message())
        .contains("text");
    stage.rest("PATCH", teams + "/" + other, "{").expect(400);
    stage.rest("PATCH", teams + "/" + other, "{'name': '" + "x".repeat(256) + "'}").expect(400);
    stage.rest("PATCH", teams + "/17", "{'name': 'Free'}").expect(404);
  }

  @Test
  void theTeamThatEverybodyJoinsCannotBeDeleted() {
    String everybody = stage.rest(teams).ids().getFirst();
    assertThat(stage.rest("DELETE", teams + "/" + everybody, "").expect(409).message())
        .contains("acme", "default team");
  }

  @Test
  void teamsComeInPagesAndByPartOfTheirName() {
    List<String> made = List.of(team("Red"), team("Reddish"), team("50%_off"));
    assertThat(stage.rest(teams + "?name=RED").ids()).isEqualTo(made.subList(0, 2));
    assertThat(stage.rest(teams + "?name=%25_").ids()).isEqualTo(made.subList(2, 3));
    Json.Obj first = stage.rest(teams + "?name=red&limit=1").body();
    assertThat(first.string("cursor")).contains(made.getFirst());
    Stage.Answer second = stage.rest(teams + "?name=red&limit=1&cursor=" + made.getFirst());
    assertThat(second.ids()).containsExactly(made.get(1));
    assertThat(second.body().find("cursor")).isEmpty();
    assertThat(stage.rest(teams + "?cursor=x").expect(400).message()).contains("cursor");
    stage.rest(teams + "?limit=101").expect(400);
  }

  @Test
  void peopleOfTheOrganizationJoinChangeTheirRoleAndLeave() {
    String design = team("Design");
    String ada = person("ada");
    String members = teams + "/" + design + "/members";

    Json.Obj joined =
        stage
            .rest("POST", members, "{'email': 'ADA@acme.example', 'role': 'member'}")
            .expect(201)
            .body();
    assertThat(joined.string("id")).contains(ada);
    assertThat(joined.string("role")).contains("member");
    assertThat(joined.string("teamId")).contains(design);
    assertThat(joined.string("type")).contains("team-member");
    assertThat(joined.string("createdAt").orElseThrow()).endsWith("Z");
    assertThat(stage.get(Stage.SCIM + "/Groups/" + twinOf("Design")).body().objects("members"))
        .extracting(member -> member.string("value").orElseThrow())
        .containsExactly(ada);

    String one = members + "/" + ada;
    assertThat(stage.rest("PATCH", one, "{'role': 'admin'}").expect(200).body().string("role"))
        .contains("admin");
    assertThat(stage.rest(one).expect(200).body().string("role")).contains("admin");
    person("bob");
    join(design, "bob", "admin");
    stage.rest("PATCH", one, "{'role': 'member'}").expect(200);
    stage.rest("DELETE", one, "").expect(204);
    assertThat(stage.rest("DELETE", one, "").expect(404).message()).contains(ada, "not found");
    stage.rest(one).expect(404);
    stage.get(Stage.SCIM + "/Users/" + ada).expect(200);
  }

  @Test
  void membersOfATeamComeByRoleAndInPages() {
    String design = team("Design");
    String members = teams + "/" + design + "/members";
    List<String> people = List.of(person("a"), person("b"), person("c"));
    join(design, "a", "admin");
    join(design, "b", "member");
    join(design, "c", "member");
    assertThat(stage.rest(members).ids()).isEqualTo(people);
    assertThat(stage.rest(members + "?role=admin").ids()).containsExactly(people.getFirst());
    assertThat(stage.rest(members + "?role=member&limit=1").ids()).containsExactly(people.get(1));
    assertThat(stage.rest(members + "?role=member&limit=1&cursor=" + people.get(1)).ids())
        .containsExactly(people.get(2));
    assertThat(stage.rest(members + "?role=non_team").expect(200).ids()).isEmpty();
    assertThat(stage.rest(members + "?role=team_guest").expect(200).ids()).isEmpty();
    assertThat(stage.rest(members + "?role=king").expect(400).message()).contains("king", "admin");
    stage.rest(teams + "/17/members").expect(404);
  }

  @Test
  void whoCannotJoinIsToldWhy() {
    String members = teams + "/" + team("Design") + "/members";
    stage.invite(stage.acme, "guest@else.example", Role.GUEST);
    String off = person("off");
    stage.patch(
        Stage.SCIM + "/Users/" + off,
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}");
    assertThat(refusal(409, members, "guest@else.example")).contains("guest");
    assertThat(refusal(409, members, "off@acme.example")).contains("deactivated");
    assertThat(refusal(404, members, "nobody@acme.example"))
        .contains("nobody@acme.example", "come in over SCIM");
    assertThat(refusal(400, members, "nobody")).contains("address");
    assertThat(stage.rest("POST", members, "{}").expect(400).message()).contains("email");
    assertThat(
            stage
                .rest("POST", members, "{'email': 'a@acme.example', 'role': 'king'}")
                .expect(400)
                .message())
        .contains("king");
    person("ada");
    stage.rest("POST", members, "{'email': 'ada@acme.example'}").expect(201);
    assertThat(refusal(409, members, "ada@acme.example")).contains("already", "PATCH");
  }

  private String refusal(int status, String members, String email) {
    return stage.rest("POST", members, "{'email': '" + email + "'}").expect(status).message();
  }

  @Test
  void theLastAdministratorOfATeamGoesOnNoWay() {
    String design = team("Design");
    String ada = person("ada");
    String bob = person("bob");
    join(design, "ada", "admin");
    join(design, "bob", "member");
    String one = teams + "/" + design + "/members/" + ada;
    String group = Stage.SCIM + "/Groups/" + twinOf("Design");
    String user = Stage.SCIM + "/Users/" + ada;

    assertThat(stage.rest("DELETE", one, "").expect(409).message())
        .contains(ada, "last active administrator of the team Design");
    stage.rest("PATCH", one, "{'role': 'member'}").expect(409);
    assertThat(stage.patch(group, removal(bob, ada)).expect(409).detail())
        .contains("last active administrator of the team Design", "Nothing was changed");
    stage.patch(group, operation("replace", bob)).expect(409);
    assertThat(stage.delete(user).expect(409).detail()).contains("team Design");
    assertThat(stage.patch(user, deactivation()).expect(409).detail()).contains("team Design");
    assertThat(stage.rest(teams + "/" + design + "/members").ids()).containsExactly(ada, bob);

    stage.rest("PATCH", teams + "/" + design + "/members/" + bob, "{'role': 'admin'}").expect(200);
    stage.patch(user, deactivation()).expect(200);
    stage.delete(user).expect(204);
    stage.patch(group, removal(bob)).expect(409);
  }

  private static String deactivation() {
    return patch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"false\"}");
  }

  private static String removal(String... ids) {
    return operation("Remove", ids);
  }

  private static String operation(String op, String... ids) {
    List<String> values = List.of(ids).stream().map(id -> "{\"value\":\"" + id + "\"}").toList();
    return patch(
        "{\"op\":\"%s\",\"path\":\"members\",\"value\":[%s]}"
            .formatted(op, String.join(",", values)));
  }

  private static String patch(String operation) {
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
        + operation
        + "]}";
  }

  @Test
  void aTeamOfAnotherOrganizationIsNotThere() {
    Organization other = stage.organization("other", List.of());
    String foreign =
        Stage.done(stage.platform.teams().create(new Caller.Operator(), other.id(), "Theirs")).id();
    person("ada");
    String under = teams + "/" + foreign;
    for (Stage.Answer answer :
        List.of(
            stage.rest(under),
            stage.rest("PATCH", under, "{'name': 'Mine'}"),
            stage.rest("DELETE", under, ""),
            stage.rest(under + "/members"),
            stage.rest("POST", under + "/members", "{'email': 'ada@acme.example'}"))) {
      assertThat(answer.expect(404).message()).contains("Team", foreign, "not found");
    }
    assertThat(stage.rest("/v2/orgs/" + other.id() + "/teams/" + foreign).expect(403).message())
        .contains(stage.acme.id())
        .doesNotContain(other.id());
  }
}
