package io.rollcall.lifecycle.target.miro;

import static io.rollcall.lifecycle.target.miro.Stage.error;
import static io.rollcall.lifecycle.target.miro.Stage.list;
import static io.rollcall.lifecycle.target.miro.Stage.user;
import static io.rollcall.lifecycle.target.miro.Stage.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadingTest {
  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void readsWhatAUserSays() {
    stage.server.replies(
        Reply.json(
            200,
            """
            {"id":"3074457345618265010","userName":"Ann.Ono@acme.example","active":"false",
             "displayName":"Ann Ono","name":{"givenName":"Ann","familyName":"Ono"},"userType":"Full",
             "roles":[{"type":"organization_user_role","value":"ORGANIZATION_INTERNAL_ADMIN"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
               {"employeeNumber":20417,"department":""}}\
            """));

    assertThat(stage.target.read("3074457345618265010"))
        .contains(
            new Account(
                "3074457345618265010",
                "Ann.Ono@acme.example",
                false,
                true,
                Attributes.of(Attributes.DISPLAY_NAME, "Ann Ono")
                    .with(Attributes.GIVEN_NAME, "Ann")
                    .with(Attributes.FAMILY_NAME, "Ono")
                    .with(Attributes.LICENSE, "Full")
                    .with(Attributes.role("ORGANIZATION_INTERNAL_ADMIN"), Attributes.GIVEN)
                    .with(Attributes.EMPLOYEE_NUMBER, "20417")));
    assertThat(stage.server.lines()).containsExactly("GET /api/v1/scim/Users/3074457345618265010");
  }

  @Test
  void anIdThatScimDoesNotShowIsNobody() {
    stage.server.replies(error(404, "", "User with id 1 not found"));

    assertThat(stage.target.read("1")).isEmpty();
  }

  @Test
  void goesOnFromWhatCameWhenPagesAreCappedSilently() {
    stage.server.replies(list(5, users(0, 2)), list(5, users(2, 4)), list(5, users(4, 5)));

    assertThat(stage.target.readAll())
        .extracting(Account::id)
        .containsExactly("300", "301", "302", "303", "304");
    assertThat(stage.server.lines())
        .containsExactly(
            "GET /api/v1/scim/Users?startIndex=1&count=1000",
            "GET /api/v1/scim/Users?startIndex=3&count=1000",
            "GET /api/v1/scim/Users?startIndex=5&count=1000");
  }

  @Test
  void anOrganizationWithoutUsersIsEmpty() {
    stage.server.replies(list(0));

    assertThat(stage.target.readAll()).isEmpty();
  }

  @Test
  void readsAgainWhenTheListMovedMeanwhile() {
    stage.server.replies(
        list(3, users(0, 2)), list(2, users(1, 2)), list(2, users(1, 2)), list(2, users(2, 3)));

    assertThat(stage.target.readAll()).extracting(Account::id).containsExactly("301", "302");
  }

  @Test
  void readsAgainWhenSomebodyShowsTwice() {
    stage.server.replies(list(3, users(0, 2)), list(3, users(1, 2)), list(3, users(0, 3)));

    assertThat(stage.target.readAll()).hasSize(3);
  }

  @Test
  void aPageThatIsEmptyTooEarlyIsTrouble() {
    stage.server.replies(list(5, users(0, 2)), list(5));

    assertThat(trouble(stage.target::readAll))
        .returns(Kind.TRANSIENT, TargetTrouble::kind)
        .hasMessageContaining("lists 5 Users and shows only 2");
  }

  @Test
  void aTotalThatLiesIsTrouble() {
    stage.server.replies(list(1, users(0, 2)));

    assertThat(trouble(stage.target::readAll)).hasMessageContaining("lists 1 Users and shows 2");
  }

  @Test
  void aListThatNeverStandsStillIsTrouble() {
    for (int i = 0; i < 3; i++) {
      stage.server.replies(list(3, users(0, 2)), list(4, users(2, 3)));
    }

    assertThat(trouble(stage.target::readAll)).hasMessageContaining("changed each of the 3 times");
  }

  @Test
  void findsByAFilterThatIsEscapedAndEncoded() {
    stage.server.replies(list(1, user("301", "O'HARA+x@acme.example")), list(0));

    assertThat(stage.target.find("o'hara+x@acme.example")).map(Account::id).contains("301");
    assertThat(stage.target.find("a\"b\\c@acme.example")).isEmpty();
    assertThat(stage.server.lines())
        .containsExactly(
            "GET /api/v1/scim/Users?filter=%28userName%20eq%20%22o%27hara%2Bx%40acme.example%22%29",
            "GET /api/v1/scim/Users?filter=%28userName%20eq%20%22a%5C%22b%5C%5Cc%40acme.example%22%29");
  }

  @Test
  void aFilterThatIsIgnoredIsTrouble() {
    stage.server.replies(list(2, users(0, 2)));

    assertThat(trouble(() -> stage.target.find("ann@acme.example")))
        .hasMessageContaining("seems to ignore the filter");
  }

  @Test
  void aWrongBaseIsNamed() {
    stage.server.replies(Reply.html(404));

    assertThat(trouble(stage.target::readAll))
        .returns(Kind.TERMINAL, TargetTrouble::kind)
        .hasMessageStartingWith(
            "The SCIM base URL looks wrong: " + stage.server.base("/api/v1/scim"))
        .hasMessageContaining("answers 404. For Miro it is https://miro.com/api/v1/scim");
  }

  @Test
  void aWrongBaseThatAnswersInScimOrWithAPageIsNamedToo() {
    stage.server.replies(error(404, "", "The base is /api/v1/scim."), Reply.html(200));

    assertThat(trouble(stage.target::readAll))
        .hasMessageContaining("looks wrong")
        .hasMessageEndingWith("It says: The base is /api/v1/scim.");
    assertThat(trouble(stage.target::readAll))
        .hasMessageContaining("answers 200, but not with SCIM");
  }

  @Test
  void oneOddAnswerUnderARightBaseDoesNotStopTheRun() {
    stage.server.replies(list(0), Reply.html(404));
    stage.target.readAll();

    assertThat(trouble(() -> stage.target.read("301")))
        .returns(Kind.TRANSIENT, TargetTrouble::kind)
        .hasMessageContaining("something that is not SCIM");
  }

  @Test
  void aTokenThatIsRefusedIsNamedByItsOrigin() {
    stage.server.replies(error(401, "", "unknown token scim-t0ken"));

    assertThat(trouble(stage.target::readAll))
        .returns(Kind.TERMINAL, TargetTrouble::kind)
        .hasMessageContaining("miro (SCIM)")
        .hasMessageContaining("to the token from env:MIRO_SCIM. Usual causes")
        .hasMessageNotContaining("t0ken");
  }

  @Test
  void waitsWhenThereAreTooManyRequests() {
    stage.server.replies(error(429, "tooManyRequests", "slow down"), list(0));

    stage.target.readAll();

    assertThat(stage.clock.slept()).hasSeconds(30);
    assertThat(stage.target.calls()).isEqualTo(2);
  }

  private static TargetTrouble trouble(ThrowingCallable act) {
    return catchThrowableOfType(TargetTrouble.class, act);
  }
}
