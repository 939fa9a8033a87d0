package io.rollcall.lifecycle.target.miro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        .contains(new Sight("301", "Guest@acme.example", true, "guest", false, Optional.empty()));
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
                Optional.of(Instant.parse("2026-11-12T10:00:00Z"))));
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
                    "2026-11-12T10:00:00.000Z",
                    "created",
                    "301",
                    "w@acme.example",
                    "w@acme.example"),
                item(
                    "2026-11-12T10:01:00.000Z",
                    "created",
                    "999",
                    "low@acme.example",
                    "low@acme.example"))),
        Reply.json(
            200,
            page(
                "",
                item("2026-11-13T16:22:00.000Z", "severed", "301", "old@acme.example", ""),
                item(
                    "2026-11-14T09:00:00.000Z",
                    "refused",
                    "302",
                    "a@acme.example",
                    "to w@acme.example."))));

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
            "GET /v2/audit/logs?createdAfter=2026-08-23T09%3A46%3A00.000Z&createdBefore=2026-11-21T09%3A41%3A00.000Z&limit=100&sorting=ASC",
            "GET /v2/audit/logs?createdAfter=2026-08-23T09%3A46%3A00.000Z&createdBefore=2026-11-21T09%3A41%3A00.000Z&limit=100&sorting=ASC&cursor=next%2F1");
  }

  @Test
  void aLogThatMayNotBeReadSaysNothing() {
    stage.server.replies(Reply.json(403, "{\"status\":403,\"code\":\"forbiddenAccess\"}"));

    assertThat(stage.target.eventsOf("w@acme.example")).isEmpty();
  }

  private static String page(String cursor, String... items) {
    return "{\"limit\":100,\"size\":%s,\"data\":[%s],\"cursor\":\"%s\",\"type\":\"cursor-list\"}"
        .formatted(items.length, String.join(",", items), cursor);
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
