package io.rollcall.lifecycle.target.miro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.Target;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.Writing.Writer;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What REST and the audit log know and SCIM does not show.
final class BehindTest {
  private static final String GUEST =
      """
      {"id":"301","email":"Guest@acme.example","active":true,"license":"free",
       "role":"organization_external_user","lastActivityAt":"","type":"organization-member"}\
      """;
  private static final String MEMBER =
      """
      {"id":"302","email":"ann@acme.example","active":false,"license":"full",
       "role":"organization_internal_user","lastActivityAt":"2026-11-12T10:00:00.000Z"}\
      """;

  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void seesAGuestByAddressInTheBareArray() {
    stage.server.replies(Reply.json(200, "[" + GUEST + "]"));

    assertThat(stage.target.lookBehind("guest@acme.example"))
        .contains(
            new Sight("301", "Guest@acme.example", true, "guest", false, Optional.empty())
                .being(Sight.Belonging.GUEST));
    assertThat(stage.server.lines())
        .containsExactly("GET /v2/orgs/3074457345618265001/members?emails=guest%40acme.example");
    assertThat(stage.server.asked().getFirst().headers())
        .containsEntry("Authorization", "Bearer rest-t0ken");
  }

  @Test
  void seesAMemberById() {
    stage.server.replies(Reply.json(200, MEMBER));

    assertThat(stage.target.lookBehindById("302"))
        .contains(
            new Sight(
                    "302",
                    "ann@acme.example",
                    false,
                    "member",
                    true,
                    Optional.of(Instant.parse("2026-11-12T10:00:00Z")))
                .being(Sight.Belonging.MEMBER));
  }

  @Test
  void seesNobodyWhereThereIsNobody() {
    stage.server.replies(
        Reply.json(200, "[]"),
        Reply.json(404, "{\"status\":404,\"code\":\"notFound\",\"type\":\"error\"}"));

    assertThat(stage.target.lookBehind("ann@acme.example")).isEmpty();
    assertThat(stage.target.lookBehindById("302")).isEmpty();
  }

  @Test
  void aWrongOrganizationIsNamed() {
    stage.server.replies(Reply.json(404, "{\"status\":404,\"code\":\"notFound\"}"));

    TargetTrouble trouble =
        catchThrowableOfType(
            TargetTrouble.class, () -> stage.target.lookBehind("ann@acme.example"));

    assertThat(trouble)
        .returns(Kind.TERMINAL, TargetTrouble::kind)
        .hasMessageContaining("`rest.org` (3074457345618265001)");
  }

  @Test
  void seesNothingWithoutARestToken() {
    assertThat(stage.target(false).lookBehind("ann@acme.example")).isEmpty();
    assertThat(stage.target(false).lookBehindById("302")).isEmpty();
    assertThat(stage.target(false).eventsOf("ann@acme.example")).isEmpty();
    assertThat(stage.server.asked()).isEmpty();
  }

  @Test
  void remembersWhatHappenedToAnAddressAndToTheAccountCreatedWithIt() {
    stage.server.replies(
        Reply.json(
            200,
            page(
                "next/1",
                item(
                    "2026-11-14T09:00:00.000Z",
                    "refused",
                    "302",
                    "a@acme.example",
                    "to w@acme.example."),
                item("2026-11-13T16:22:00.000Z", "severed", "301", "old@acme.example", ""))),
        Reply.json(
            200,
            page(
                "",
                item(
                    "2026-11-12T10:01:00.000Z",
                    "created",
                    "999",
                    "low@acme.example",
                    "low@acme.example"),
                item(
                    "2026-11-12T10:00:00.000Z",
                    "created",
                    "301",
                    "w@acme.example",
                    "w@acme.example"))));

    assertThat(stage.target.eventsOf("W@acme.example"))
        .containsExactly(
            new Event(
                Instant.parse("2026-11-12T10:00:00Z"),
                "created",
                true,
                "ad-job",
                true,
                Optional.of("301")),
            new Event(
                Instant.parse("2026-11-13T16:22:00Z"),
                "severed",
                false,
                "ad-job",
                true,
                Optional.of("301")),
            new Event(
                Instant.parse("2026-11-14T09:00:00Z"),
                "refused",
                false,
                "ad-job",
                true,
                Optional.of("302")));
    assertThat(stage.server.lines())
        .containsExactly(
            "GET /v2/audit/logs?createdAfter=2026-08-23T09%3A46%3A00.000Z&createdBefore=2026-11-21T09%3A41%3A00.000Z&limit=100&sorting=DESC",
            "GET /v2/audit/logs?createdAfter=2026-08-23T09%3A46%3A00.000Z&createdBefore=2026-11-21T09%3A41%3A00.000Z&limit=100&sorting=DESC&cursor=next%2F1");
  }

  @Test
  void manyAddressesAreAskedAboutTenAtATimeAndTheLogIsReadOnce() {
    Set<String> addresses =
        IntStream.range(0, 12)
            .mapToObj("p%02d@acme.example"::formatted)
            .collect(Collectors.toCollection(HashSet::new));
    addresses.add("W@acme.example");
    addresses.add("Guest@Acme.example");
    stage.server.replies(
        Reply.json(200, "[" + GUEST + "]"),
        Reply.json(200, "[]"),
        Reply.json(
            200,
            page(
                "",
                item("2026-11-13T16:22:00.000Z", "severed", "301", "old@acme.example", ""),
                item(
                    "2026-11-12T10:00:00.000Z",
                    "created",
                    "301",
                    "w@acme.example",
                    "w@acme.example"))));

    Map<String, Target.Behind> found =
        stage.target.lookBehindTogether(addresses).orElseThrow().told();

    var nothing = new Target.Behind(Optional.empty(), List.of());
    assertThat(found).hasSize(14);
    assertThat(found.getOrDefault("guest@acme.example", nothing).sight())
        .contains(
            new Sight("301", "Guest@acme.example", true, "guest", false, Optional.empty())
                .being(Sight.Belonging.GUEST));
    assertThat(found.getOrDefault("w@acme.example", nothing).events())
        .extracting(Event::what)
        .containsExactly("created", "severed");
    assertThat(found).containsEntry("p03@acme.example", nothing);
    assertThat(stage.server.lines())
        .hasSize(3)
        .first()
        .isEqualTo(
            "GET /v2/orgs/3074457345618265001/members?emails=Guest%40Acme.example%2CW%40acme.example%2Cp00%40acme.example%2Cp01%40acme.example%2Cp02%40acme.example%2Cp03%40acme.example%2Cp04%40acme.example%2Cp05%40acme.example%2Cp06%40acme.example%2Cp07%40acme.example");
    assertThat(stage.target(false).lookBehindTogether(addresses)).isEmpty();
  }

  private static Set<String> addresses(int count) {
    return IntStream.range(0, count)
        .mapToObj("p%02d@acme.example"::formatted)
        .collect(Collectors.toSet());
  }

  private static Reply[] repeated(int times, Reply reply) {
    return Collections.nCopies(times, reply).toArray(Reply[]::new);
  }

  @Test
  void oneAddressThatIsRefusedHidesNoOther() {
    stage.server.replies(Reply.json(400, "{\"status\":400,\"message\":\"p00\"}"));
    stage.server.replies(Reply.json(400, "{\"status\":400,\"message\":\"p00\"}"));
    stage.server.replies(repeated(10, Reply.json(200, "[]")));
    stage.server.replies(Reply.json(200, page("")));

    Target.Together found = stage.target.lookBehindTogether(addresses(12)).orElseThrow();

    assertThat(found.untold()).containsOnlyKeys("p00@acme.example");
    assertThat(found.untold().get("p00@acme.example")).contains("answers 400");
    assertThat(found.told()).hasSize(11).doesNotContainKey("p00@acme.example");
  }

  @Test
  void tenAddressesWithoutAnAnswerHideNoOther() {
    stage.server.replies(repeated(4, Reply.json(500, "{}")));
    stage.server.replies(Reply.json(200, "[]"), Reply.json(200, page("")));

    Target.Together found = stage.target.lookBehindTogether(addresses(12)).orElseThrow();

    assertThat(found.untold()).hasSize(10).doesNotContainKey("p10@acme.example");
    assertThat(found.told()).containsOnlyKeys("p10@acme.example", "p11@acme.example");
  }

  @Test
  void nobodyAsksForEver() {
    stage.server.replies(repeated(3 * 4, Reply.json(500, "{}")));
    stage.server.replies(Reply.json(200, page("")));

    Target.Together found = stage.target.lookBehindTogether(addresses(100)).orElseThrow();

    assertThat(found.untold()).hasSize(100);
    assertThat(stage.server.asked()).hasSize(3 * 4 + 1);
  }

  @Test
  void aTokenThatIsRefusedEndsIt() {
    stage.server.replies(Reply.json(401, "{}"));

    assertThat(
            catchThrowableOfType(
                TargetTrouble.class, () -> stage.target.lookBehindTogether(addresses(12))))
        .returns(Kind.TERMINAL, TargetTrouble::kind);
  }

  @Test
  void aLogThatMayNotBeReadSaysNothing() {
    stage.server.replies(Reply.json(403, "{\"status\":403,\"code\":\"forbiddenAccess\"}"));

    assertThat(stage.target.eventsOf("w@acme.example")).isEmpty();
  }

  @Test
  void tellsWhoChangedUsersLatelyTheLatestFirst() {
    Instant since = Instant.parse("2026-11-07T00:00:00Z");
    stage.server.replies(
        Reply.json(
            200,
            page(
                "next/1",
                item("2026-11-20T10:00:00.000Z", "renamed", "301", "w@acme.example", ""),
                item("2026-11-20T09:00:00.000Z", "refused", "301", "w@acme.example", ""),
                item("2026-11-20T08:30:00.000Z", "user_signed_in", "301", "w@acme.example", ""))),
        Reply.json(
            200,
            page(
                "",
                item("2026-11-19T10:00:00.000Z", "license_assigned", "302", "a@acme.example", "")
                    .replace("scim_provisioner", "application"),
                item("2026-11-18T10:00:00.000Z", "removed", "303", "", "")
                    .replace("scim_provisioner", "user"),
                item("2026-11-18T09:00:00.000Z", "changed", "304", "", "")
                    .replace("scim_provisioner", "miro_automation"),
                item("2026-11-18T08:00:00.000Z", "changed", "501", "", "")
                    .replace("\"users\"", "\"teams\""))));

    assertThat(stage.target.writing(since))
        .isEqualTo(
            new Writing.Told(
                List.of(
                    act(
                        "2026-11-20T10:00:00Z",
                        Writer.Kind.SCIM,
                        "renamed",
                        "301",
                        "w@acme.example"),
                    act(
                        "2026-11-19T10:00:00Z",
                        Writer.Kind.PROGRAM,
                        "license_assigned",
                        "302",
                        "a@acme.example"),
                    act("2026-11-18T10:00:00Z", Writer.Kind.PERSON, "removed", "303", "")),
                since));
    assertThat(stage.server.lines())
        .containsExactly(
            "GET /v2/audit/logs?createdAfter=2026-11-07T00%3A00%3A00.000Z&createdBefore=2026-11-21T09%3A41%3A00.000Z&limit=100&sorting=DESC",
            "GET /v2/audit/logs?createdAfter=2026-11-07T00%3A00%3A00.000Z&createdBefore=2026-11-21T09%3A41%3A00.000Z&limit=100&sorting=DESC&cursor=next%2F1");
  }

  @Test
  void aLongLogIsReadBackAsFarAsIsBearable() {
    for (int i = 0; i < 20; i++) {
      stage.server.replies(
          Reply.json(
              200,
              page(
                  "on",
                  item(
                      "2026-11-20T09:%02d:00.000Z".formatted(59 - i),
                      "renamed",
                      "301",
                      "w@acme.example",
                      ""))));
    }

    assertThat(stage.target.writing(Instant.parse("2026-11-07T00:00:00Z")))
        .isInstanceOfSatisfying(
            Writing.Told.class,
            told -> {
              assertThat(told.acts()).hasSize(20);
              assertThat(told.since()).isEqualTo("2026-11-20T09:40:00Z");
            });
    assertThat(stage.server.asked()).hasSize(20);
  }

  @Test
  void whoMayNotReadTheLogIsToldWhatIsMissing() {
    Instant since = Instant.parse("2026-11-07T00:00:00Z");
    stage.server.replies(
        Reply.json(403, "{\"status\":403,\"code\":\"forbiddenAccess\"}"),
        Reply.json(404, "{\"status\":404,\"code\":\"notFound\"}"));

    assertThat(stage.target.writing(since))
        .isEqualTo(
            new Writing.Forbidden(
                "the app whose token is `rest.token` lacks the scope auditlogs:read"));
    assertThat(stage.target.writing(since))
        .isEqualTo(new Writing.Untold("it answers 404 for its audit log"));
    assertThat(stage.target(false).writing(since))
        .isEqualTo(new Writing.Untold("its audit log is read over REST; configure `rest`"));
  }

  private static Writing.Act act(
      String at, Writer.Kind kind, String what, String account, String address) {
    return new Writing.Act(
        Instant.parse(at),
        new Writer("ad-job", kind),
        what,
        Optional.of(account),
        Optional.of(address).filter(text -> !text.isEmpty()));
  }

  private static String page(String cursor, String... items) {
    return "{\"limit\":100,\"size\":%s,\"data\":[%s],\"cursor\":\"%s\",\"type\":\"cursor-list\"}"
        .formatted(items.length, String.join(",", items), cursor);
  }

  @ParameterizedTest
  @CsvSource({
    "user_invited, user, 9, INVITATION",
    "user_invited_to_team, user, 9, INVITATION",
    "user_signed_up, user, 301, SIGN_UP",
    "created, user, 301, SIGN_UP",
    "created, user, 9, SOMEBODY",
    "created, application, 9, SOMEBODY",
    "created, scim_provisioner, 9, SCIM",
    "renamed, user, 9,"
  })
  void theLogTellsHowAnAccountCameToBe(
      String event, String by, String id, @Nullable Origin origin) {
    String item =
        """
        {"event":"%s","category":"users","createdAt":"2026-11-12T10:00:00.000Z",\
        "createdBy":{"type":"%s","id":"%s","name":"bob"},"object":{"id":"301","name":"w@acme.example"}}\
        """
            .formatted(event, by, id);
    stage.server.replies(Reply.json(200, page("", item)));

    assertThat(stage.target.eventsOf("w@acme.example").getFirst().how())
        .isEqualTo(Optional.ofNullable(origin));
  }

  private static String item(String at, String event, String id, String name, String detail) {
    return """
    {"id":"x","event":"%s","category":"users","createdAt":"%s",\
    "createdBy":{"type":"scim_provisioner","id":"7","name":"ad-job"},\
    "object":{"id":"%s","name":"%s"},"details":{"message":"%s"}}\
    """
        .formatted(event, at, id, name, detail);
  }
}
