package io.rollcall.lifecycle.target.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.FakeServer;
import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Groups at any SCIM server.
final class ScimGroupsTest {
  private final FakeServer server = new FakeServer();
  private final ScimTarget target =
      new ScimTarget(
          new ScimSettings(
              "app",
              server.base("/scim/v2"),
              Secret.of("t0ken", "env:SCIM_TOKEN"),
              ScimTraits.KNOWN),
          new TickingClock().options(new Calls()));

  @AfterEach
  void stop() {
    server.close();
  }

  private static String group(String id, String name, String members) {
    return "{\"id\":\"%s\",\"displayName\":\"%s\"%s}".formatted(id, name, members);
  }

  private static Reply list(int total, String... groups) {
    return Reply.json(
        200,
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":%s,\"Resources\":[%s]}"
            .formatted(total, String.join(",", groups)));
  }

  private void sent(int number, String body) {
    assertThat(server.asked().get(number).json())
        .isEqualTo(JsonCodec.parse(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsAllPagesWithMembers() {
    server.replies(
        Reply.html(404),
        list(3, group("g1", "A", ",\"members\":[{\"value\":\"1\"},{\"value\":\"2\"}]")),
        list(3, group("g2", "B", ",\"members\":[]"), group("g3", "C", "")));

    assertThat(target.readGroups())
        .containsExactly(
            new TargetGroup("g1", "A", Set.of("1", "2")),
            new TargetGroup("g2", "B", Set.of()),
            new TargetGroup("g3", "C", Set.of()));
    assertThat(server.lines())
        .containsExactly(
            "GET /scim/v2/Schemas",
            "GET /scim/v2/Groups?startIndex=1&count=100",
            "GET /scim/v2/Groups?startIndex=2&count=100");
  }

  @Test
  void asksForEachGroupWhereTheListShowsNobody() {
    server.replies(
        Reply.html(404),
        list(2, group("g1", "A", ""), group("g2", "B", "")),
        Reply.json(200, group("g1", "A", ",\"members\":[{\"value\":\"1\"}]")),
        Reply.json(404, "{\"status\":\"404\",\"detail\":\"gone meanwhile\"}"));

    assertThat(target.readGroups())
        .containsExactly(
            new TargetGroup("g1", "A", Set.of("1")), new TargetGroup("g2", "B", Set.of()));
  }

  @Test
  void aGroupWithoutAnIdIsNotConcludedFrom() {
    server.replies(
        Reply.html(404), list(2, "{\"id\":\"g1\",\"members\":[{\"value\":\"1\"}]}", "{}"));

    TargetTrouble trouble = catchThrowableOfType(TargetTrouble.class, target::readGroups);

    assertThat(trouble.text()).contains("app", "without an id");
  }

  @Test
  void aRuleAboutOneGroupDoesNotEndTheRun() {
    server.replies(
        Reply.html(404),
        Reply.json(
            403,
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"403\",\"detail\":\"managed\"}"));

    assertThat(target.addMembers("g1", List.of("1")))
        .isEqualTo(new GroupAnswer.Refused(403, "managed"));
  }

  @Test
  void createsWithMembers() {
    server.replies(Reply.html(404), Reply.json(201, group("g1", "A", "")));

    assertThat(target.createGroup("A", List.of("1", "2"))).isEqualTo(new GroupAnswer.Done("g1"));

    sent(
        1,
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"A",
         "members":[{"value":"1"},{"value":"2"}]}
        """);
  }

  private static Reply busy() {
    return Reply.json(503, "{}").with("Retry-After", "1");
  }

  @Test
  void aCreateThatWasToWaitIsLookedUpFirst() {
    server.replies(Reply.html(404), busy(), list(1, group("g1", "A", "")));

    assertThat(target.createGroup("A", List.of("1"))).isEqualTo(new GroupAnswer.Done("g1"));
    assertThat(server.lines()).endsWith("GET /scim/v2/Groups?filter=displayName%20eq%20%22A%22");
  }

  @Test
  void aCreateThatWasToWaitAndLeftNothingIsSentOnceMore() {
    server.replies(Reply.html(404), busy(), list(0), Reply.json(201, group("g1", "A", "")));

    assertThat(target.createGroup("A", List.of("1"))).isEqualTo(new GroupAnswer.Done("g1"));
  }

  @Test
  void aCreateThatWasToWaitAndCannotBeLookedUpIsInDoubt() {
    server.replies(Reply.html(404), busy(), list(1, group("g2", "B", "")), busy(), Reply.html(404));

    for (int time = 0; time < 2; time++) {
      TargetTrouble trouble =
          catchThrowableOfType(TargetTrouble.class, () -> target.createGroup("A", List.of()));
      assertThat(trouble.kind()).isEqualTo(TargetTrouble.Kind.IN_DOUBT);
    }
  }

  @Test
  void aRefusalIsAValueAndAnAnswerWithoutAnIdIsADoubt() {
    server.replies(
        Reply.html(404),
        Reply.json(
            409,
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"409\",\"detail\":\"taken\"}"),
        Reply.json(201, "{}"));

    assertThat(target.createGroup("A", List.of())).isEqualTo(new GroupAnswer.Refused(409, "taken"));
    TargetTrouble trouble =
        catchThrowableOfType(TargetTrouble.class, () -> target.createGroup("A", List.of()));
    assertThat(trouble.kind()).isEqualTo(TargetTrouble.Kind.IN_DOUBT);
  }

  @Test
  void addsRemovesAndRenamesByPath() {
    server.replies(
        Reply.html(404),
        Reply.json(204, ""),
        Reply.json(200, group("g 1", "A", "")),
        Reply.json(204, ""));

    assertThat(target.addMembers("g 1", List.of("1", "2"))).isEqualTo(new GroupAnswer.Done("g 1"));
    target.removeMembers("g 1", List.of("3", "a\"b"));
    target.renameGroup("g 1", "B");

    assertThat(server.lines()).contains("PATCH /scim/v2/Groups/g%201");
    sent(
        1,
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
         {"op":"add","path":"members","value":[{"value":"1"},{"value":"2"}]}]}
        """);
    sent(
        2,
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
         {"op":"remove","path":"members[value eq \\"3\\"]"},
         {"op":"remove","path":"members[value eq \\"a\\\\\\"b\\"]"}]}
        """);
    sent(
        3,
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
         {"op":"replace","path":"displayName","value":"B"}]}
        """);
  }
}
