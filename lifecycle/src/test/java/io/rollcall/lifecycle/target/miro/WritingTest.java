package io.rollcall.lifecycle.target.miro;

import static io.rollcall.lifecycle.target.miro.Stage.error;
import static io.rollcall.lifecycle.target.miro.Stage.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WritingTest {
  private static final Account ANN =
      new Account("301", "ann@acme.example", true, false, Attributes.NONE);
  private static final Answer DONE = new Answer.Done(Optional.of(ANN));

  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void givesAndTakesLicensesAndRoles() {
    stage.server.replies(
        Reply.json(201, user("301", "ann@acme.example")),
        Reply.json(200, user("301", "ann@acme.example")),
        Reply.json(200, user("301", "ann@acme.example")));
    String admin = Attributes.role("ORGANIZATION_INTERNAL_ADMIN");
    String content = Attributes.role("Content Admin");
    Attributes given =
        Attributes.of(Attributes.LICENSE, "Full")
            .with(admin, Attributes.GIVEN)
            .with(content, Attributes.GIVEN);

    stage.target.create("ann@acme.example", given);
    stage.target.change("301", given);
    stage.target.change("301", Attributes.of(Map.of(admin, "", content, "")));

    assertThat(stage.server.asked())
        .extracting(asked -> asked.body())
        .satisfiesExactly(
            create ->
                assertThat(create)
                    .contains(
                        "\"userType\":\"Full\"",
                        """
                        "roles":[\
                        {"value":"Content Admin","type":"organization_admin_role","primary":false},\
                        {"value":"ORGANIZATION_INTERNAL_ADMIN","type":"organization_user_role","primary":true}]\
                        """),
            give ->
                assertThat(give)
                    .contains(
                        """
                        {"op":"Add","path":"roles","value":\
                        [{"value":"Content Admin","type":"organization_admin_role","primary":false}]}\
                        """,
                        """
                        {"op":"Replace","path":"roles[primary eq true].value",\
                        "value":"ORGANIZATION_INTERNAL_ADMIN"}\
                        """,
                        "{\"op\":\"Replace\",\"path\":\"userType\",\"value\":\"Full\"}"),
            take ->
                assertThat(take)
                    .contains(
                        "{\"op\":\"Remove\",\"path\":\"roles[value eq \\\"Content Admin\\\"]\"}",
                        """
                        {"op":"Replace","path":"roles[primary eq true].value",\
                        "value":"ORGANIZATION_INTERNAL_USER"}\
                        """));
  }

  @Test
  void createsWithEverythingThatMiroStores() {
    stage.server.replies(Reply.json(201, user("301", "ann@acme.example")));

    Answer answer =
        stage.target.create(
            "ann@acme.example",
            Attributes.of(Attributes.GIVEN_NAME, "Ann")
                .with(Attributes.FAMILY_NAME, "Ono")
                .with(Attributes.DISPLAY_NAME, "Ann Ono")
                .with(Attributes.EMPLOYEE_NUMBER, "20417")
                .with("title", "not stored there"));

    assertThat(answer).isEqualTo(DONE);
    assertThat(stage.server.lines()).containsExactly("POST /api/v1/scim/Users");
    assertThat(stage.server.asked().getFirst().headers())
        .containsEntry("Content-Type", "application/scim+json");
    assertThat(stage.server.asked().getFirst().body())
        .isEqualTo(
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",\
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],\
            "userName":"ann@acme.example","displayName":"Ann Ono",\
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"20417"},\
            "name":{"givenName":"Ann","familyName":"Ono"}}\
            """);
  }

  @Test
  void createsWithoutAnExtensionWhereThereIsNothingInIt() {
    stage.server.replies(Reply.json(201, user("301", "ann@acme.example")));

    stage.target.create("ann@acme.example", Attributes.NONE);

    assertThat(stage.server.asked().getFirst().body())
        .isEqualTo(
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ann@acme.example\"}");
  }

  @Test
  void changesEachAttributeByItsPath() {
    stage.server.replies(Reply.json(200, user("301", "ann@acme.example")));

    Answer answer =
        stage.target.change(
            "301",
            Attributes.of(Attributes.USER_NAME, "ann@acme.example")
                .with(Attributes.DEPARTMENT, "Research"));

    assertThat(answer).isEqualTo(DONE);
    assertThat(stage.server.lines()).containsExactly("PATCH /api/v1/scim/Users/301");
    assertThat(stage.server.asked().getFirst().body())
        .isEqualTo(
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[\
            {"op":"Replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Research"},\
            {"op":"Replace","path":"userName","value":"ann@acme.example"}]}\
            """);
  }

  @Test
  void activatesBeforeAndDeactivatesAfterEverythingElse() {
    stage.server.replies(
        Reply.json(200, user("301", "ann@acme.example")),
        Reply.json(200, user("301", "ann@acme.example")));
    Attributes name = Attributes.of(Attributes.DISPLAY_NAME, "Ann");

    stage.target.change("301", name.with(Attributes.ACTIVE, "true"));
    stage.target.change("301", name.with(Attributes.ACTIVE, "false"));

    assertThat(stage.server.asked().getFirst().body())
        .contains("[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"true\"},");
    assertThat(stage.server.asked().getLast().body())
        .endsWith(",{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"false\"}]}");
  }

  @Test
  void aChangeOfNothingThatMiroStoresIsAMistakeOfOurs() {
    assertThatThrownBy(() -> stage.target.change("301", Attributes.of("title", "x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(stage.server.asked()).isEmpty();
  }

  @Test
  void knowsBothSpellingsOfATakenAddress() {
    stage.server.replies(
        error(400, "invalidValue", "User name 'w@acme.example' is invalid: 'not unique'"),
        error(409, "", "w@acme.example is not unique"),
        error(409, "uniqueness", "held by another account"));

    for (int status : new int[] {400, 409, 409}) {
      assertThat(stage.target.change("301", rename()))
          .isInstanceOfSatisfying(
              Answer.Taken.class, taken -> assertThat(taken.status()).isEqualTo(status));
    }
  }

  @Test
  void otherRefusalsAreNotTaken() {
    stage.server.replies(
        error(409, "", "w@acme.example is not whitelisted"),
        error(400, "invalidValue", "displayName is too long"),
        Reply.html(413));

    assertThat(stage.target.change("301", rename()))
        .isEqualTo(new Answer.Refused(409, "w@acme.example is not whitelisted"));
    assertThat(stage.target.change("301", rename()))
        .isEqualTo(new Answer.Refused(400, "displayName is too long"));
    assertThat(stage.target.change("301", rename())).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aGuestIsMissing() {
    stage.server.replies(error(404, "", "User with id 301 not found"));

    assertThat(stage.target.change("301", rename()))
        .isEqualTo(new Answer.Missing("User with id 301 not found"));
  }

  @Test
  void cutsTheAccountFromTheOrganization() {
    stage.server.replies(new Reply(Optional.of(204), Map.of(), ""));

    assertThat(stage.target.delete("301")).isEqualTo(new Answer.Done(Optional.empty()));
    assertThat(stage.server.lines()).containsExactly("DELETE /api/v1/scim/Users/301");
  }

  @Test
  void aCreateWhoseAnswerIsLostIsInDoubt() {
    stage.server.replies(Reply.cut());

    TargetTrouble trouble =
        catchThrowableOfType(
            TargetTrouble.class, () -> stage.target.create("ann@acme.example", Attributes.NONE));

    assertThat(trouble).returns(Kind.IN_DOUBT, TargetTrouble::kind);
    assertThat(stage.server.asked()).hasSize(1);
  }

  @Test
  void aCreateThatIsAnsweredWithNonsenseIsInDoubt() {
    stage.server.replies(Reply.json(201, "{}"));

    TargetTrouble trouble =
        catchThrowableOfType(
            TargetTrouble.class, () -> stage.target.create("ann@acme.example", Attributes.NONE));

    assertThat(trouble).returns(Kind.IN_DOUBT, TargetTrouble::kind);
  }

  @Test
  void aChangeWhoseAnswerIsLostIsSentOnceMore() {
    stage.server.replies(Reply.cut(), Reply.json(200, user("301", "ann@acme.example")));

    assertThat(stage.target.change("301", rename())).isEqualTo(DONE);
  }

  private static Attributes rename() {
    return Attributes.of(Attributes.USER_NAME, "w@acme.example");
  }
}
