package io.rollcall.lifecycle.target.miro;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.target.Target.GroupAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Groups as Miro wants them changed.
final class GroupsTest {
  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void addsAndRemovesInTheVendorsForms() {
    stage.server.replies(Reply.json(200, "{}"), Reply.json(200, "{}"));

    stage.target.addMembers("501", List.of("301", "302"));
    stage.target.removeMembers("501", List.of("303", "304"));

    assertThat(stage.server.asked().getFirst().body())
        .isEqualTo(
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":\
            [{"op":"Add","path":"members","value":[{"value":"301"},{"value":"302"}]}]}\
            """);
    assertThat(stage.server.asked().getLast().body())
        .isEqualTo(
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":\
            [{"op":"Remove","path":"members","value":[{"value":"303"},{"value":"304"}]}]}\
            """);
  }

  /// developers.miro.com/reference/rate-limits: a hundred changes in 30 seconds, or five of 500
  /// bytes and more.
  @Test
  void smallAndLargeChangesAreCountedApart() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "30744573456182650" + i).toList();
    stage.server.replies(
        IntStream.range(0, 12).mapToObj(_ -> Reply.json(200, "{}")).toArray(Reply[]::new));
    Instant begun = stage.clock.instant();

    for (int i = 0; i < 5; i++) {
      stage.target.addMembers("501", many);
    }
    for (int i = 0; i < 6; i++) {
      stage.target.addMembers("501", List.of("301"));
    }
    assertThat(Duration.between(begun, stage.clock.instant())).isLessThan(Duration.ofSeconds(30));

    stage.target.addMembers("501", many);
    assertThat(Duration.between(begun, stage.clock.instant()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aRemovalThatOneMemberSpoilsIsRefusedWhole() {
    stage.server.replies(Stage.error(404, "", "No valid resources: [{memberId=9}]"));

    assertThat(stage.target.removeMembers("501", List.of("9", "301")))
        .isEqualTo(new GroupAnswer.Refused(404, "No valid resources: [{memberId=9}]"));
  }
}
