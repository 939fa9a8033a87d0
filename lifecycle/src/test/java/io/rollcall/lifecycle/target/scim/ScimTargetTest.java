package io.rollcall.lifecycle.target.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.FakeServer;
import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is sent to any SCIM server, and what its answers mean.
final class ScimTargetTest {
  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private static final Attributes ANN =
      Attributes.of(Attributes.GIVEN_NAME, "Ann")
          .with(Attributes.DISPLAY_NAME, "Ann Ono")
          .with(Attributes.EXTERNAL_ID, "1001")
          .with(Attributes.DEPARTMENT, "Sales")
          .with(Attributes.EMPLOYEE_NUMBER, "E1");

  private final FakeServer server = new FakeServer();
  private final ScimTarget target = target(ScimTraits.KNOWN);

  @AfterEach
  void stop() {
    server.close();
  }

  private ScimTarget target(List<String> attributes) {
    return new ScimTarget(
        new ScimSettings(
            "app", server.base("/scim/v2"), Secret.of("t0ken", "env:SCIM_TOKEN"), attributes),
        new TickingClock().options(new Calls()));
  }

  private static Reply list(String... resources) {
    return Reply.json(
        200,
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":%s,\"Resources\":[%s]}"
            .formatted(resources.length, String.join(",", resources)));
  }

  private static String schema(String id, String... attributes) {
    return Stream.of(attributes)
        .map(name ->
            name.equals("name")
                ? "{\"name\":\"name\",\"subAttributes\":[{\"name\":\"givenName\"},{\"name\":\"familyName\",\"mutability\":\"readOnly\"}]}"
                : "{\"name\":\"" + name + "\",\"mutability\":\"readWrite\"}")
        .collect(Collectors.joining(",", "{\"id\":\"" + id + "\",\"attributes\":[", "]}"));
  }

  private static Reply schemas() {
    return list(
        schema(USER, "userName", "name", "displayName", "emails"),
        schema(ENTERPRISE, "department"),
        "{\"id\":\"urn:ietf:params:scim:schemas:core:2.0:Group\",\"attributes\":[]}");
  }

  private static String user(String id, String userName, String more) {
    return "{\"schemas\":[\"%s\"],\"id\":\"%s\",\"userName\":\"%s\",\"active\":true%s}"
        .formatted(USER, id, userName, more);
  }

  private static Reply error(int status, String scimType) {
    return Reply.json(
        status,
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"%s\",\"scimType\":\"%s\",\"detail\":\"no\"}"
            .formatted(status, scimType));
  }

  @Test
  void asksOnceWhatIsStoredAndSendsNothingElse() {
    server.replies(
        schemas(),
        Reply.json(201, user("1", "ann@acme.example", "")),
        Reply.json(201, user("2", "bo@acme.example", "")));

    target.create("ann@acme.example", ANN);
    target.create("bo@acme.example", Attributes.NONE);

    assertThat(server.lines())
        .containsExactly("GET /scim/v2/Schemas", "POST /scim/v2/Users", "POST /scim/v2/Users");
    assertThat(server.asked().get(1).json())
        .isEqualTo(
            JsonCodec.parse(
                """
                {"schemas":["%s","%s"],"userName":"ann@acme.example","displayName":"Ann Ono",
                 "externalId":"1001","name":{"givenName":"Ann"},"%s":{"department":"Sales"},
                 "emails":[{"value":"ann@acme.example","type":"work","primary":true}]}
                """
                    .formatted(USER, ENTERPRISE, ENTERPRISE)
                    .getBytes(StandardCharsets.UTF_8)));
    assertThat(server.asked().get(2).body()).contains("\"emails\":[{\"value\":\"bo@acme.example\"");
    assertThat(target.traits().setup()).isOne();
    assertThat(target.traits().settable())
        .doesNotContain(Attributes.EMPLOYEE_NUMBER, Attributes.FAMILY_NAME)
        .contains(Attributes.EXTERNAL_ID, Attributes.GIVEN_NAME);
  }

  @Test
  void setsEverythingThatItKnowsWhereTheServerDoesNotSay() {
    server.replies(Reply.html(404), Reply.json(201, user("1", "ann@acme.example", "")));

    target.create("ann@acme.example", ANN);

    assertThat(server.asked().getLast().body()).contains("E1", "Sales");
  }

  @Test
  void setsOnlyWhatTheConfigurationNames() {
    server.replies(schemas(), Reply.json(201, user("1", "ann@acme.example", "")));

    target(List.of(Attributes.DISPLAY_NAME)).create("ann@acme.example", ANN);

    assertThat(server.asked().getLast().body())
        .contains("Ann Ono")
        .doesNotContain("emails", "1001", "Sales");
  }

  @Test
  void aNewAddressIsUserNameAndPrimaryEmailAndOtherEmailsStay() {
    String emails =
        ",\"emails\":[{\"value\":\"private@home.example\",\"type\":\"home\"},{\"value\":\"ann@acme.example\",\"type\":\"work\",\"primary\":true}]";
    server.replies(
        schemas(),
        list(user("1", "ann@acme.example", emails)),
        Reply.json(200, user("1", "lund@acme.example", "")),
        Reply.json(200, user("2", "bo@acme.example", "")));

    List<Account> accounts = target.readAll();
    target.change("1", Attributes.of(Attributes.USER_NAME, "lund@acme.example"));
    target.change("2", Attributes.of(Attributes.ACTIVE, "false"));

    assertThat(accounts.getFirst().attributes().value(Attributes.EMAIL))
        .isEqualTo("ann@acme.example");
    assertThat(server.asked().get(2).body())
        .contains(
            "{\"op\":\"replace\",\"path\":\"emails\",\"value\":[{\"value\":\"private@home.example\",\"type\":\"home\"},{\"value\":\"lund@acme.example\",\"type\":\"work\",\"primary\":true}]}",
            "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"lund@acme.example\"}");
    assertThat(server.asked().get(3).body())
        .contains("[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]")
        .doesNotContain("emails");
  }

  @Test
  void anAddressThatIsThereAlreadyBecomesThePrimaryOneAndNothingIsLost() {
    String emails =
        ",\"emails\":[{\"value\":\"private@home.example\",\"primary\":true},{\"value\":\"Ann@acme.example\",\"type\":\"work\"}]";
    String unmarked =
        ",\"emails\":[{\"value\":\"private@home.example\"},{\"value\":\"bo@acme.example\",\"type\":\"work\"}]";
    server.replies(
        schemas(),
        list(user("1", "ann@acme.example", emails), user("2", "bo@acme.example", unmarked)),
        Reply.json(200, user("1", "ann@acme.example", "")),
        Reply.json(200, user("1", "x@acme.example", "")));

    List<Account> accounts = target.readAll();
    target.change("1", Attributes.of(Attributes.EMAIL, "ann@acme.example"));
    target.change("1", Attributes.of(Attributes.USER_NAME, "x@acme.example"));

    assertThat(accounts.getFirst().attributes().value(Attributes.EMAIL))
        .isEqualTo("private@home.example");
    assertThat(accounts.getLast().attributes().value(Attributes.EMAIL))
        .isEqualTo("bo@acme.example");
    assertThat(server.asked().get(2).body())
        .contains(
            "[{\"value\":\"private@home.example\"},{\"value\":\"ann@acme.example\",\"type\":\"work\",\"primary\":true}]");
    assertThat(server.asked().get(3).body()).contains("Ann@acme.example", "x@acme.example");
  }

  @Test
  void schemasWithoutAttributesSayNothing() {
    server.replies(
        list("{\"id\":\"" + USER + "\",\"name\":\"User\"}"),
        Reply.json(201, user("1", "ann@acme.example", "")));

    target.create("ann@acme.example", ANN);

    assertThat(server.asked().getLast().body()).contains("E1", "Sales", "emails");
  }

  @Test
  void whatIsStoredIsAskedAnewInEveryRun() {
    server.replies(schemas(), list(), schemas(), list());

    target.readAll();
    target.readAll();

    assertThat(server.lines()).filteredOn(line -> line.endsWith("/Schemas")).hasSize(2);
  }

  @Test
  void anAddressIsTakenInEverySpelling() {
    server.replies(schemas(), error(409, "uniqueness"), error(409, ""), error(400, "uniqueness"));

    for (int status : new int[] {409, 409, 400}) {
      assertThat(target.create("ann@acme.example", Attributes.NONE))
          .isInstanceOfSatisfying(
              Answer.Taken.class, taken -> assertThat(taken.status()).isEqualTo(status));
    }
  }

  @Test
  void otherRefusalsAreNot() {
    server.replies(schemas(), error(400, "invalidValue"), error(412, ""));

    assertThat(target.create("ann@acme.example", Attributes.NONE))
        .isEqualTo(new Answer.Refused(400, "no"));
    assertThat(target.change("1", Attributes.of(Attributes.ACTIVE, "true")))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void whatIsForbiddenForOneIsARefusalAndSaysWhatItMeansForAll() {
    server.replies(schemas(), error(403, ""), error(403, ""), error(403, ""), error(403, ""));

    for (Answer answer :
        List.of(
            target.create("ann@acme.example", Attributes.NONE),
            target.change("1", Attributes.of(Attributes.ACTIVE, "true")),
            target.delete("1"))) {
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> {
                assertThat(refused.text()).isEqualTo("it is forbidden (403): no");
                assertThat(refused.rights().orElseThrow())
                    .contains("answers 403 to the token from env:SCIM_TOKEN. Usual causes");
              });
    }
    assertThat(catchThrowableOfType(TargetTrouble.class, () -> target.find("ann@acme.example")))
        .returns(TargetTrouble.Kind.TERMINAL, TargetTrouble::kind);
  }

  @Test
  void whoeverIsThereAfterACreateWasToWaitIsNotCreatedAgain() {
    server.replies(
        schemas(), busy(), list(user("7", "Ann@acme.example", ",\"externalId\":\"1001\"")));

    assertThat(target(ScimTraits.KNOWN).create("ann@acme.example", ANN))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(done.account().orElseThrow().id()).isEqualTo("7"));
    assertThat(server.lines().stream().filter(line -> line.startsWith("POST"))).hasSize(1);
  }

  @Test
  void whoeverIsNotThereAfterACreateWasToWaitIsCreated() {
    server.replies(schemas(), busy(), list(), Reply.json(201, user("7", "ann@acme.example", "")));

    assertThat(target.create("ann@acme.example", ANN)).isInstanceOf(Answer.Done.class);
    assertThat(server.lines().stream().filter(line -> line.startsWith("POST"))).hasSize(2);
  }

  @Test
  void somebodyElseWhoHasTheAddressAfterACreateWasToWaitHasTakenIt() {
    server.replies(
        schemas(), busy(), list(user("7", "ann@acme.example", ",\"externalId\":\"2002\"")));

    assertThat(target(ScimTraits.KNOWN).create("ann@acme.example", ANN))
        .isInstanceOf(Answer.Taken.class);
  }

  @Test
  void whoeverShowsNothingThatWasSentIsNobodyWhomWeMade() {
    server.replies(schemas(), busy(), list(user("7", "ann@acme.example", "")));

    assertThat(target.create("ann@acme.example", ANN)).isInstanceOf(Answer.Taken.class);
  }

  @Test
  void aCreateThatIsTakenAfterItWasToWaitIsInDoubt() {
    for (Reply after : List.of(error(409, "uniqueness"), busy(), Reply.cut())) {
      server.replies(schemas(), busy(), list(), after);

      assertThat(
              catchThrowableOfType(
                  TargetTrouble.class,
                  () -> target(ScimTraits.KNOWN).create("ann@acme.example", ANN)))
          .returns(TargetTrouble.Kind.IN_DOUBT, TargetTrouble::kind);
    }
  }

  private static Reply busy() {
    return Reply.json(503, "{}").with("Retry-After", "1");
  }

  @Test
  void waitsAsLongAsItIsTold() {
    server.replies(
        Reply.json(429, "{}").with("Retry-After", "2"),
        schemas(),
        list(user("1", "a@x.example", "")));

    assertThat(target.readAll()).hasSize(1);
    assertThat(server.lines()).hasSize(3);
    assertThat(target.calls()).isEqualTo(3);
  }

  @Test
  void aWrongBaseIsSaidToBeOne() {
    server.replies(Reply.html(404), Reply.html(404));

    TargetTrouble trouble = catchThrowableOfType(TargetTrouble.class, target::readAll);

    assertThat(trouble.text()).contains("base URL looks wrong", "/Users comes after");
    assertThat(trouble.kind()).isEqualTo(TargetTrouble.Kind.TERMINAL);
  }
}
