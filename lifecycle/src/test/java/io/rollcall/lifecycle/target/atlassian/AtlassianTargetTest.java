package io.rollcall.lifecycle.target.atlassian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.FakeServer;
import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.target.Permission;
import io.rollcall.lifecycle.target.Stewardship;
import io.rollcall.lifecycle.target.Stewardship.Leave;
import io.rollcall.lifecycle.target.Target.Answer;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.Writing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Atlassian's forms on the wire.
final class AtlassianTargetTest {
  private static final String SCIM = "/scim/directory/d-1";

  private final FakeServer server = new FakeServer();
  private final TickingClock clock = new TickingClock();
  private final AtlassianTarget target = target(true);

  @AfterEach
  void stop() {
    server.close();
  }

  private AtlassianTarget target(boolean withAdmin) {
    AtlassianSettings.Admin admin =
        new AtlassianSettings.Admin(
            server.base("/"), "org-1", Secret.of("organization-key", "env:ATLASSIAN_KEY"));
    return new AtlassianTarget(
        new AtlassianSettings(
            "atlassian",
            new AtlassianSettings.Scim(
                server.base(SCIM), Secret.of("directory-key", "env:ATLASSIAN_SCIM")),
            withAdmin ? Optional.of(admin) : Optional.empty()),
        clock.options(new Calls()));
  }

  private static String user(String id, String address, String type) {
    return """
    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"%s","userName":"%s","active":true,\
    "emails":[{"value":"%s","type":"%s","primary":true}]}\
    """
        .formatted(id, address, address, type);
  }

  private static Reply list(String... users) {
    return Reply.json(
        200,
        "{\"totalResults\":%s,\"Resources\":[%s]}"
            .formatted(users.length, String.join(",", users)));
  }

  @Test
  void setsTheValueOfThePrimaryEmailAndNeverAllOfThem() {
    server.replies(
        list(user("r1", "ann@x.example", "work"), user("r2", "bo@x.example", "other")),
        Reply.json(200, user("r1", "lund@x.example", "work")),
        Reply.json(200, user("r2", "chen@x.example", "other")));

    target.readAll();
    target.change("r1", Attributes.of(Attributes.USER_NAME, "lund@x.example"));
    target.change("r2", Attributes.of(Attributes.USER_NAME, "chen@x.example"));

    assertThat(server.lines())
        .startsWith("GET " + SCIM + "/Users?startIndex=1&count=100", "PATCH " + SCIM + "/Users/r1");
    assertThat(server.asked().get(1).body())
        .contains(
            "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"lund@x.example\"}");
    assertThat(server.asked().get(2).body()).contains("emails[type eq \\\"other\\\"].value");
    assertThat(server.asked().getFirst().headers())
        .containsEntry("Authorization", "Bearer directory-key");
  }

  @Test
  void setsAllEmailsWhereNoTypeNamesTheOneThatCounts() {
    String two =
        user("r1", "ann@x.example", "work")
            .replace("]}", ",{\"value\":\"alias@x.example\",\"type\":\"work\"}]}");
    server.replies(list(two), Reply.json(200, two));

    target.readAll();
    target.change("r1", Attributes.of(Attributes.USER_NAME, "lund@x.example"));

    assertThat(server.asked().get(1).body())
        .contains("\"path\":\"emails\",\"value\":[", "alias@x.example", "lund@x.example")
        .doesNotContain("ann@x.example");
  }

  @Test
  void sendsNoEmployeeNumber() {
    server.replies(Reply.json(201, user("r1", "ann@x.example", "work")));

    target.create(
        "ann@x.example",
        Attributes.of(Attributes.EMPLOYEE_NUMBER, "E1").with(Attributes.DEPARTMENT, "Sales"));

    assertThat(server.asked().getFirst().body()).contains("Sales").doesNotContain("E1");
  }

  @Test
  void anAddressOfAnotherAccountIsTaken() {
    String text = "Resource [USER]: with email[ann@x.example] already exists.";
    server.replies(
        Reply.json(
            409,
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"409\",\"detail\":\""
                + text
                + "\"}"));

    assertThat(target.change("r1", Attributes.of(Attributes.USER_NAME, "ann@x.example")))
        .isEqualTo(new Answer.Taken(409, text));
  }

  @Test
  void asksTheOrganizationWhoHasAnAddress() {
    server.replies(
        Reply.json(
            200,
            "{\"data\":[{\"accountId\":\"a1\",\"accountStatus\":\"inactive\",\"email\":\"Ann@x.example\",\"claimStatus\":\"managed\",\"name\":\"Ann Ono\",\"platformRoles\":[\"atlassian/user\"]}]}"),
        UNLINKED,
        privileges("{\"allowed\":false,\"reason\":{\"key\":\"externalDirectory.scim\"}}"),
        NEVER,
        Reply.json(
            200,
            "{\"data\":[{\"accountId\":\"a2\",\"accountStatus\":\"active\",\"email\":\"bo@x.example\",\"claimStatus\":\"unmanaged\"}]}"),
        Reply.json(200, "{\"data\":[]}"));

    Sight ann = target.lookBehind("ann@x.example").orElseThrow();
    assertThat(ann.with(Optional.empty()))
        .isEqualTo(
            new Sight("a1", "Ann@x.example", false, "managed account", false, Optional.empty())
                .managed(
                    new Managed("Ann Ono", false, true, List.of(), Optional.empty()),
                    Optional.empty()));
    assertThat(ann.way().orElseThrow()).contains("unlink --target atlassian --account a1");
    Sight bo = target.lookBehind("bo@x.example").orElseThrow();
    assertThat(bo.role()).isEqualTo("account that nobody manages");
    assertThat(bo.way().orElseThrow()).contains("does not manage that account");
    assertThat(target.lookBehind("cy@x.example")).isEmpty();
    assertThat(server.asked().getFirst().line())
        .isEqualTo("POST /admin/v2/orgs/org-1/directories/-/users/search");
    assertThat(server.asked().getFirst().body())
        .isEqualTo("{\"emails\":[\"ann@x.example\"],\"expand\":[\"platformRoles\"]}");
    assertThat(server.asked().getFirst().headers())
        .containsEntry("Authorization", "Bearer organization-key");
  }

  private static Reply privileges(String address) {
    return Reply.json(
        200, "{\"email.set\":%s,\"lifecycle.enablement\":{\"allowed\":true}}".formatted(address));
  }

  private static final Reply NEVER =
      Reply.json(200, "{\"data\":{\"product_access\":[],\"added_to_org\":\"2026-11-01\"}}");
  private static final Reply UNLINKED = Reply.json(200, "{\"scimLinks\":[]}");
  private static final String SOMEBODY =
      "{\"data\":[{\"accountId\":\"a1\",\"email\":\"ann@x.example\",\"claimStatus\":\"managed\"}]}";

  @ParameterizedTest
  @CsvSource({
    "externalDirectory.google, without single sign-on",
    "authPolicy.saml, signed in over SAML",
    "blocked.exportControl, only Atlassian can end",
    "administrative, deletion period",
    "something.new, something.new"
  })
  void tellsWhyAnAccountMayNotBeChangedAndWhatToDo(String reason, String told) {
    server.replies(
        Reply.json(200, SOMEBODY),
        UNLINKED,
        privileges("{\"allowed\":false,\"reason\":{\"key\":\"%s\"}}".formatted(reason)),
        NEVER,
        Reply.json(200, SOMEBODY),
        privileges("{\"allowed\":false,\"reason\":{\"key\":\"%s\"}}".formatted(reason)));

    assertThat(target.lookBehind("ann@x.example").flatMap(Sight::way).orElseThrow()).contains(told);
    List<Permission> permissions = target.permissions();
    assertThat(permissions.getFirst().hindrance().orElseThrow()).contains(told);
    assertThat(permissions.getLast())
        .isEqualTo(new Permission("disable account a1", Optional.empty()));
    assertThat(server.lines().getLast())
        .isEqualTo("GET /users/a1/manage?privileges=email.set%2Clifecycle.enablement");
  }

  @Test
  void thatADirectoryDrivesAnAccountIsAsItShouldBe() {
    server.replies(
        Reply.json(200, SOMEBODY),
        privileges("{\"allowed\":false,\"reason\":{\"key\":\"externalDirectory.scim\"}}"));

    assertThat(target.permissions()).allMatch(one -> one.hindrance().isEmpty());
  }

  @Test
  void aRecordOfTheSameDirectoryMayHaveTheAddressUnderAnotherUserName() {
    server.replies(
        Reply.json(200, SOMEBODY),
        Reply.json(
            200,
            "{\"scimLinks\":[{\"directoryId\":\"d-1\",\"scimUserId\":\"r9\",\"atlassianAccountId\":\"a1\"}]}"));

    Sight sight = target.lookBehind("ann@x.example").orElseThrow();

    assertThat(sight.visibleOverScim()).isTrue();
    assertThat(sight.way().orElseThrow()).contains("Record r9", "another userName");
  }

  @Test
  void whoHasAnAddressIsToldAlsoWhereNobodyTellsHowToFreeIt() {
    server.replies(Reply.json(200, SOMEBODY), Reply.json(403, "{}"));

    Sight sight = target.lookBehind("ann@x.example").orElseThrow();

    assertThat(sight.with(Optional.empty()))
        .isEqualTo(
            new Sight("a1", "ann@x.example", true, "managed account", false, Optional.empty())
                .being(Sight.Belonging.MANAGED));
    assertThat(sight.way().orElseThrow()).contains("403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"forDeletion\":true", "\"status\":\"for_deletion\""})
  void anAccountInItsDeletionPeriodIsNothingElse(String said) {
    server.replies(
        Reply.json(
            200,
            "{\"data\":[{\"accountId\":\"a1\",\"email\":\"ann@x.example\",\"claimStatus\":\"managed\",\"deactivatedOn\":\"2026-11-20T08:00:00Z\",%s}]}"
                .formatted(said)));

    Sight sight = target.lookBehind("ann@x.example").orElseThrow();

    assertThat(sight.belonging()).isEqualTo(Sight.Belonging.IN_DELETION);
    assertThat(sight.since()).contains(Instant.parse("2026-11-20T08:00:00Z"));
    assertThat(sight.kind()).isEqualTo("an account in its deletion period");
    assertThat(sight.way().orElseThrow())
        .contains("14 days", "cancel the deletion", "./rollcall heal ann@x.example");
    assertThat(sight.managed()).isEmpty();
    assertThat(server.lines()).hasSize(1);
  }

  @Test
  void aRecordMayHaveAnAddressThatNoAccountShows() {
    server.replies(
        Reply.json(
            200,
            "{\"scimLinks\":[{\"directoryId\":\"d-2\",\"scimUserId\":\"r2\",\"atlassianAccountId\":null}]}"),
        Reply.json(
            200,
            "{\"scimLinks\":[{\"directoryId\":\"d-1\",\"scimUserId\":\"r1\",\"atlassianAccountId\":\"a9\"}]}"),
        Reply.json(200, "{\"scimLinks\":[]}"),
        Reply.json(403, "{}"));

    Holder.Recorded theirs = target.recordsOf("ann@x.example").orElseThrow();
    assertThat(theirs.records()).containsExactly(new DirectoryRecord("d-2", "r2"));
    assertThat(theirs.account()).isEmpty();
    assertThat(theirs.way()).contains("directory d-2", "record r2");
    Holder.Recorded ours = target.recordsOf("ann@x.example").orElseThrow();
    assertThat(ours.account()).contains("a9");
    assertThat(ours.way()).contains("Record r1 is of this directory");
    assertThat(target.recordsOf("ann@x.example")).isEmpty();
    assertThat(target.recordsOf("ann@x.example")).isEmpty();
    assertThat(server.asked().getFirst().line())
        .isEqualTo("POST /admin/user-provisioning/v1/org/org-1/get-scim-links-for-email");
    assertThat(server.asked().getFirst().body()).isEqualTo("{\"email\":\"ann@x.example\"}");
  }

  private static String event(String action, String actor, String email) {
    return """
    {"id":"e","attributes":{"time":"2026-11-12T10:00:00Z","action":"%s","actor":{"id":"%s","name":"bob"},\
    "context":[{"id":"a2","type":"users","attributes":{"email":"%s"}}]}}\
    """
        .formatted(action, actor, email);
  }

  @ParameterizedTest
  @CsvSource({
    "user_invited, a7, INVITATION",
    "created, a7, SOMEBODY",
    "created, a2, SIGN_UP",
    "user_provisioned, a7, SCIM",
    "user_renamed, a7,",
    "user_deprovisioned, a7,",
    "user_invitation_revoked, a7,"
  })
  void theLogTellsHowAnAccountCameToBe(String action, String actor, @Nullable Origin origin) {
    server.replies(
        Reply.json(
            200,
            "{\"data\":[%s,%s]}"
                .formatted(
                    event(action, actor, "Ann@x.example"), event(action, actor, "bo@x.example"))));

    assertThat(target.eventsOf("ann@x.example"))
        .containsExactly(
            new Event(
                Instant.parse("2026-11-12T10:00:00Z"),
                action,
                action.equals("created"),
                "bob",
                false,
                Optional.of("a2"),
                Optional.ofNullable(origin)));
    assertThat(server.lines().getFirst())
        .startsWith("GET /admin/v1/orgs/org-1/events?")
        .endsWith("&q=ann%40x.example");
  }

  @Test
  void theLogIsAskedForFewAddressesAndForEachOnce() {
    for (int i = 0; i < 5; i++) {
      server.replies(Reply.json(i == 1 ? 403 : 200, "{\"data\":[]}"));
    }
    for (int i = 0; i < 7; i++) {
      assertThat(target.eventsOf("p%d@x.example".formatted(i))).isEmpty();
      assertThat(target.eventsOf("p%d@x.example".formatted(i))).isEmpty();
    }

    assertThat(server.lines()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\":{\"product_access\":[]}}",
        "{\"data\":{\"product_access\":[],\"added_to_org\":\"2026-11-20\"}}",
        "{\"data\":{\"product_access\":[],\"added_to_org\":\"soon\"}}",
        "{\"data\":{\"product_access\":[],\"added_to_org\":\"2026-11-01\"},\"links\":{\"next\":\"more\"}}",
        "{\"data\":{}}"
      })
  void nothingIsConcludedFromSilence(String dates) {
    server.replies(
        Reply.json(200, SOMEBODY),
        UNLINKED,
        privileges("{\"allowed\":true}"),
        Reply.json(200, dates));

    Managed managed = target.lookBehind("ann@x.example").flatMap(Sight::managed).orElseThrow();

    assertThat(managed.usageTold()).isFalse();
    assertThat(managed.administrator()).isTrue();
  }

  @Test
  void tellsWhereNobodyIsManagedOrTheKeyMayNotAsk() {
    server.replies(
        Reply.json(200, "{\"data\":[]}"),
        Reply.json(200, SOMEBODY),
        Reply.json(403, "{\"key\":\"forbidden\"}"));

    assertThat(target.permissions().getFirst().hindrance().orElseThrow())
        .contains("manages no account");
    assertThat(target.permissions().getFirst().hindrance().orElseThrow())
        .contains("answers 403", "forbidden");
  }

  @Test
  void aPageWhereThePrivilegesShouldBeIsAWrongUrl() {
    server.replies(Reply.json(200, SOMEBODY), Reply.json(200, "{\"hello\":1}"));

    assertThat(catchThrowableOfType(TargetTrouble.class, target::permissions).text())
        .contains("admin.url");
  }

  private static String event(String at, String action, String type, String id) {
    return """
    {"id":"e","type":"events","attributes":{"time":"%s","action":"%s","actor":{"id":"7","name":"ad-job"},\
    "context":[{"id":"%s","type":"%s","attributes":{"email":"ann@x.example"}}]}}\
    """
        .formatted(at, action, id, type);
  }

  @Test
  void tellsWhoChangedUsersLately() {
    Instant since = Instant.parse("2026-11-07T00:00:00Z");
    server.replies(
        Reply.json(
            200,
            "{\"data\":[%s,%s,%s],\"meta\":{\"next\":\"more\"}}"
                .formatted(
                    event("2026-11-20T11:00:00Z", "user_profile_updated", "users", "7"),
                    event("2026-11-20T10:00:00.5Z", "renamed", "users", "a1"),
                    event("2026-11-20T09:00:00Z", "user_login", "users", "a1"))),
        Reply.json(
            200,
            "{\"data\":[%s,%s],\"meta\":{\"page_size\":2}}"
                .formatted(
                    event("2026-11-19T10:00:00Z", "group_members", "users", "a1"),
                    event("2026-11-18T10:00:00Z", "created", "groups", "g1"))));

    assertThat(target.writing(since))
        .isEqualTo(
            new Writing.Told(
                List.of(
                    new Writing.Act(
                        Instant.parse("2026-11-20T10:00:00.5Z"),
                        new Writing.Writer("ad-job", Writing.Writer.Kind.SOMEBODY),
                        "renamed",
                        Optional.of("a1"),
                        Optional.of("ann@x.example"))),
                since));
    assertThat(server.lines())
        .containsExactly(
            "GET /admin/v1/orgs/org-1/events?from=1794009600000&to=1795254060000&limit=500",
            "GET /admin/v1/orgs/org-1/events?from=1794009600000&to=1795254060000&limit=500&cursor=more");
  }

  @Test
  void whoMayNotReadTheLogIsToldWhatIsMissing() {
    Instant since = Instant.parse("2026-11-07T00:00:00Z");
    server.replies(Reply.json(403, "{\"errors\":[]}"), Reply.json(404, "{\"errors\":[]}"));

    assertThat(target.writing(since))
        .isEqualTo(
            new Writing.Forbidden("the organization's key lacks the scope read:events:admin"));
    assertThat(target.writing(since))
        .isEqualTo(new Writing.Untold("its log cannot be read: it answers 404"));
    assertThat(target(false).writing(since))
        .isEqualTo(new Writing.Untold("its log is the organization's; configure `admin`"));
  }

  @Test
  void aWrongOrganizationIsSaidToBeOne() {
    server.replies(Reply.json(404, "{\"errors\":[]}"));

    TargetTrouble trouble =
        catchThrowableOfType(TargetTrouble.class, () -> target.lookBehind("ann@x.example"));

    assertThat(trouble.text()).contains("admin.org", "org-1", "api.atlassian.com");
  }

  @Test
  void withoutTheOrganizationsKeyNobodyIsAsked() {
    AtlassianTarget alone = target(false);

    assertThat(alone.canLookBehind()).isFalse();
    assertThat(alone.lookBehind("ann@x.example")).isEmpty();
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void tellsWhatTheOrganizationMayDoToWhomAnotherDirectoryDrives() {
    server.replies(
        Reply.json(
            200,
            "{\"data\":[{\"accountId\":\"a1\",\"email\":\"ann@x.example\",\"claimStatus\":\"managed\",\"name\":\"Ann Ono\",\"platformRoles\":[\"atlassian/org-admin\"]}]}"),
        Reply.json(200, "{\"scimLinks\":[{\"directoryId\":\"d-2\",\"scimUserId\":\"r2\"}]}"),
        privileges("{\"allowed\":false,\"reason\":{\"key\":\"externalDirectory.scim\"}}"),
        Reply.json(
            200,
            "{\"data\":{\"product_access\":[{\"key\":\"jira\",\"last_active\":\"2026-11-01\"},{\"key\":\"wiki\"}]}}"));

    Sight sight = target.stewardship().orElseThrow().account("a1").orElseThrow();

    assertThat(sight.managed())
        .contains(
            new Managed(
                "Ann Ono",
                true,
                true,
                List.of(new DirectoryRecord("d-2", "r2")),
                Optional.empty()));
    assertThat(sight.lastActivity()).contains(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(server.asked().getFirst().body())
        .isEqualTo("{\"accountIds\":[\"a1\"],\"expand\":[\"platformRoles\"]}");
  }

  @Test
  void waitsUntilAnUnlinkingIsKnown() {
    Reply driven =
        privileges("{\"allowed\":false,\"reason\":{\"key\":\"externalDirectory.scim\"}}");
    server.replies(driven, driven, privileges("{\"allowed\":true}"));

    assertThat(target.stewardship().orElseThrow().awaitAddressChange("a1", clock.instant()))
        .isEqualTo(new Leave.Given());
    assertThat(server.lines()).hasSize(3);
  }

  @Test
  void doesNotWaitForEver() {
    for (int i = 0; i < 20; i++) {
      server.replies(
          privileges("{\"allowed\":false,\"reason\":{\"key\":\"externalDirectory.scim\"}}"));
    }

    assertThat(target.stewardship().orElseThrow().awaitAddressChange("a1", clock.instant()))
        .isEqualTo(new Leave.NotYet());
    assertThat(server.lines()).hasSize(5);
  }

  @Test
  void doesNotWaitForWhatShouldLongBeKnown() {
    server.replies(
        privileges("{\"allowed\":false,\"reason\":{\"key\":\"externalDirectory.scim\"}}"));

    Instant longAgo = clock.instant().minusSeconds(60);
    assertThat(target.stewardship().orElseThrow().awaitAddressChange("a1", longAgo))
        .isEqualTo(new Leave.NotYet());
    assertThat(server.lines()).hasSize(1);
  }

  @Test
  void changesTheAddressOfAManagedAccountAndDisablesIt() {
    server.replies(
        new Reply(Optional.of(204), Map.of(), ""),
        Reply.json(400, "{\"key\":\"badRequest\",\"context\":{\"violations\":[\"unique\"]}}"),
        Reply.json(403, "{\"key\":\"forbidden.unclaimedDomain\"}"),
        new Reply(Optional.of(204), Map.of(), ""));
    Stewardship steward = target.stewardship().orElseThrow();

    assertThat(steward.changeAddress("a1", "b@x.example"))
        .isEqualTo(new Answer.Done(Optional.empty()));
    assertThat(steward.changeAddress("a1", "b@x.example")).isInstanceOf(Answer.Taken.class);
    assertThat(steward.changeAddress("a1", "b@y.example")).isInstanceOf(Answer.Refused.class);
    assertThat(steward.disable("a1")).isEqualTo(new Answer.Done(Optional.empty()));
    assertThat(server.lines())
        .startsWith("PUT /users/a1/manage/email")
        .endsWith("POST /users/a1/manage/lifecycle/disable");
    assertThat(server.asked().getFirst().body()).isEqualTo("{\"email\":\"b@x.example\"}");
  }

  @Test
  void anAccountTellsWhichAccountIsBehindIt() {
    String user =
        user("r1", "ann@x.example", "work")
            .replace(
                "\"active\":true",
                "\"active\":true,\"urn:scim:schemas:extension:atlassian-external:1.0\":{\"atlassianAccountId\":\"a1\"}");
    server.replies(list(user));

    assertThat(target.readAll().getFirst().managedAs()).contains("a1");
  }
}
