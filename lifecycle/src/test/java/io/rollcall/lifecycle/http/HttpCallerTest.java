package io.rollcall.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.TargetTrouble.Kind;
import io.rollcall.lifecycle.target.Traits.Rate;
import io.rollcall.scim.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpCallerTest {
  private static final Json BODY = Json.object().put("a", 1).build();
  private static final Reply OK = Reply.json(200, "{}");
  private static final Reply BUSY = Reply.json(429, "{}");

  private final FakeServer server = new FakeServer();
  private final TickingClock clock = new TickingClock();
  private final Calls calls = new Calls();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sendsTheTokenTheProgramsNameAndAnEncodedUrl() {
    server.replies(OK);

    caller("/base//")
        .send(Call.get("users", Call.path("Users", "a/b c")).with("filter", "x eq \"+1\""));

    FakeServer.Asked asked = server.asked().getFirst();
    assertThat(asked.line()).isEqualTo("GET /base/Users/a%2Fb%20c?filter=x%20eq%20%22%2B1%22");
    assertThat(asked.headers())
        .containsEntry("Authorization", "Bearer t0ken")
        .containsEntry("User-Agent", "rollcall/test")
        .containsEntry("Accept", "application/scim+json, application/json;q=0.9");
  }

  @Test
  void countsEveryRequestItSends() {
    server.replies(Reply.json(500, "{}"), OK, OK);

    caller().send(get());
    caller().send(post());

    assertThat(calls).returns(2L, Calls::reads).returns(1L, Calls::writes);
  }

  @Test
  void waitsForTheSecondsOfRetryAfter() {
    server.replies(BUSY.with("Retry-After", "12"), OK);

    assertThat(caller().send(post()).status()).isEqualTo(200);
    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void waitsForTheDateOfRetryAfter() {
    server.replies(BUSY.with("Retry-After", "Sat, 21 Nov 2026 09:41:20 GMT"), OK);

    caller().send(get());

    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aServerThatSaysWhenItIsBackIsAskedThen() {
    for (Call call :
        List.of(get(), Call.patch("users", "/Users/1", BODY), Call.delete("users", "/Users/1"))) {
      Duration before = clock.slept();
      server.replies(Reply.json(503, "{}").with("Retry-After", "9"), OK);

      assertThat(caller().send(call).status()).isEqualTo(200);
      assertThat(clock.slept().minus(before)).isEqualTo(Duration.ofSeconds(9));
    }
  }

  @Test
  void aServerThatSaysWhenItIsBackMayHaveCreatedAndIsNotAskedToCreateTwice() {
    server.replies(Reply.json(503, "{}").with("Retry-After", "9"));

    assertThat(trouble(post()))
        .returns(Kind.POSTPONED, TargetTrouble::kind)
        .hasMessageContaining("It may have been done all the same");
    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(9));
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aServerThatIsAwayForLongLeavesOnlyACreateInDoubt() {
    Reply away = Reply.json(503, "{}").with("Retry-After", "3600");
    server.replies(away, away);

    assertThat(trouble(Call.patch("users", "/Users/1", BODY)))
        .returns(Kind.TRANSIENT, TargetTrouble::kind)
        .hasMessageContaining("503, not now, and wants us to wait 3600 s");
    assertThat(trouble(post())).returns(Kind.IN_DOUBT, TargetTrouble::kind);
  }

  @Test
  void waitsOneWindowWhenHeldBackWithoutASayHowLong() {
    server.replies(BUSY, OK);

    caller().send(get());

    assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void givesUpWhenHeldBackForEver() {
    server.replies(BUSY, BUSY, BUSY, BUSY, BUSY);

    TargetTrouble trouble = trouble(post());

    assertThat(trouble).returns(Kind.TRANSIENT, TargetTrouble::kind);
    assertThat(trouble).hasMessageContaining("429, too many requests");
    assertThat(server.asked()).hasSize(5);
  }

  @Test
  void givesUpAtOnceWhenTheWaitIsTooLong() {
    server.replies(BUSY.with("Retry-After", "3600"));

    assertThat(trouble(get())).hasMessageContaining("wants us to wait 3600 s");
    assertThat(clock.slept()).isZero();
  }

  @Test
  void repeatsAReadThatFailsEachTimeAfterALongerPause() {
    server.replies(Reply.json(503, "{}"), Reply.json(502, "{}"), Reply.json(500, "{}"), OK);

    assertThat(caller().send(get()).status()).isEqualTo(200);
    assertThat(clock.slept()).isEqualTo(Duration.ofMillis(500 + 1000 + 2000));
  }

  @Test
  void repeatsAReadWhoseAnswerIsLost() {
    server.replies(Reply.cut(), OK);

    assertThat(caller().send(get()).status()).isEqualTo(200);
  }

  @Test
  void aReadThatKeepsFailingIsTransient() {
    server.replies(
        Reply.json(500, "{}"), Reply.json(500, "{}"), Reply.json(500, "{}"), Reply.json(500, "{}"));

    assertThat(trouble(get())).returns(Kind.TRANSIENT, TargetTrouble::kind);
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void aPostWhoseAnswerIsLostIsInDoubtAndNotRepeated() {
    server.replies(Reply.cut());

    assertThat(trouble(post())).returns(Kind.IN_DOUBT, TargetTrouble::kind);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aPostThatEndsInAServerErrorIsInDoubtAndNotRepeated() {
    server.replies(Reply.json(502, "{}"));

    assertThat(trouble(post())).returns(Kind.IN_DOUBT, TargetTrouble::kind);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aDeleteWhoseAnswerIsLostIsNotRepeated() {
    server.replies(Reply.cut());

    assertThat(trouble(Call.delete("users", "/Users/1")))
        .returns(Kind.IN_DOUBT, TargetTrouble::kind);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aPatchWhoseAnswerIsLostIsRepeatedOnce() {
    server.replies(Reply.cut(), OK);

    assertThat(caller().send(Call.patch("users", "/Users/1", BODY)).status()).isEqualTo(200);
  }

  @Test
  void aPatchLostTwiceIsInDoubt() {
    server.replies(Reply.cut(), Reply.cut());

    assertThat(trouble(Call.patch("users", "/Users/1", BODY)))
        .returns(Kind.IN_DOUBT, TargetTrouble::kind);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void aWriteThatNeverLeftIsTransient() {
    server.close();

    assertThat(trouble(post()))
        .returns(Kind.TRANSIENT, TargetTrouble::kind)
        .hasMessageContaining("no connection");
  }

  @Test
  void aRefusedTokenStopsEverythingAndIsNotPrinted() {
    server.replies(Reply.json(401, "{\"detail\":\"unknown token t0ken\"}"), Reply.json(403, "off"));

    for (int status : List.of(401, 403)) {
      assertThat(trouble(get()))
          .returns(Kind.TERMINAL, TargetTrouble::kind)
          .hasMessageStartingWith("app (SCIM): GET " + server.base("/Users"))
          .hasMessageContaining(
              "answers " + status + " to the token from env:APP. Ask for another.")
          .hasMessageNotContaining("t0ken");
    }
  }

  @Test
  void aRefusalThatIsExpectedIsAnAnswer() {
    server.replies(Reply.json(403, "{}"));

    assertThat(caller().send(get().expecting(403)).status()).isEqualTo(403);
  }

  @Test
  void followsNoRedirect() {
    server.replies(Reply.json(301, "").with("Location", "http://elsewhere.example/"));

    assertThat(trouble(get()))
        .returns(Kind.TERMINAL, TargetTrouble::kind)
        .hasMessageContaining("a redirect, which is not followed");
  }

  @Test
  void keepsToTheRates() {
    server.replies(OK, OK, OK, OK, OK);
    HttpCaller caller = caller();

    for (int i = 0; i < 5; i++) {
      caller.send(get());
    }

    assertThat(clock.slept()).isGreaterThan(Duration.ofSeconds(30));
  }

  private TargetTrouble trouble(Call call) {
    return catchThrowableOfType(TargetTrouble.class, () -> caller().send(call));
  }

  private HttpCaller caller() {
    return caller("");
  }

  private HttpCaller caller(String path) {
    URI base = server.base(path);
    return new HttpCaller(
        new Endpoint(
            "app (SCIM)",
            base,
            Secret.of("t0ken", "env:APP"),
            "application/scim+json",
            "Ask for another."),
        new Pace(List.of(new Rate("users", 4, Duration.ofSeconds(30))), clock, clock, 1),
        clock.options(calls));
  }

  private static Call get() {
    return Call.get("users", "/Users");
  }

  private static Call post() {
    return Call.post("users", "/Users", BODY);
  }
}
