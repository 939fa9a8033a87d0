package io.rollcall.faces.miro;

import static io.rollcall.faces.miro.Stage.SCIM;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.miro.Stage.Answer;
import io.rollcall.platform.Caller;
import io.rollcall.platform.Directory;
import io.rollcall.platform.DirectoryUpdate;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Organization;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Miro's classes, over HTTP, by a clock that goes by hand.
final class MiroRateLimitsTest {
  private static final String NOBODY = "{}";

  @TempDir Path folder;
  private Stage stage;
  private Organization limited;
  private String token;

  @BeforeEach
  void start() {
    stage = new Stage(folder);
    limited = stage.organization("limited", List.of());
    token = stage.directory(limited, "entra", "vendor");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private void pass(Duration time) {
    stage.now = stage.now.plus(time);
  }

  private Answer groups() {
    return stage.as(token, "GET", SCIM + "/Groups", "");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /Users, 200, 200, 1",
    "GET, /Users/7, 404, 200, 1",
    "POST, /Users, 400, 200, 1",
    "PATCH, /Users/7, 400, 100, 1",
    "DELETE, /Users/7, 404, 20, 2",
    "GET, /Groups, 200, 5, 6",
    "GET, /Groups/7, 404, 20, 2",
    "PATCH, /Groups/7, 400, 100, 1"
  })
  void aClassHasItsBudgetAndRefills(
      String method, String path, int usual, int budget, int seconds) {
    String url = SCIM + path;
    for (int i = 0; i < budget; i++) {
      assertThat(stage.as(token, method, url, NOBODY).status()).isEqualTo(usual);
    }
    Answer refused = stage.as(token, method, url, NOBODY);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains(Integer.toString(seconds));
    assertThat(refused.header("Content-Type")).contains("application/scim+json");
    assertThat(refused.body().string("status")).contains("429");
    assertThat(refused.body().string("scimType")).contains("tooManyRequests");
    assertThat(refused.detail())
        .contains(
            method + " " + path.replace("7", "{id}") + " is " + budget + " requests in 30 s",
            "again in " + seconds + " s");

    pass(Duration.ofSeconds(seconds));
    assertThat(stage.as(token, method, url, NOBODY).status()).isEqualTo(usual);
  }

  @Test
  void aLargeChangeOfAGroupHasAClassOfItsOwn() {
    String url = SCIM + "/Groups/7";
    String small = " ".repeat(499);
    for (int i = 0; i < 5; i++) {
      assertThat(stage.as(token, "PATCH", url, small + " ").status()).isEqualTo(400);
    }
    Answer refused = stage.as(token, "PATCH", url, small + " ");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("6");
    assertThat(refused.detail()).contains("500 bytes or more is 5 requests in 30 s");
    assertThat(stage.as(token, "PATCH", url, small).status()).isEqualTo(400);
  }

  @Test
  void whatMiroDoesNotListHasOneBudgetThatNobodyMeets() {
    String url = SCIM + "/ServiceProviderConfig";
    for (int i = 0; i < 750; i++) {
      assertThat(stage.as(token, "GET", url, "").status()).isEqualTo(200);
    }
    Answer refused = stage.as(token, "DELETE", SCIM + "/Groups/7", "");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.detail()).contains("Miro documents none", "750 requests in 30 s");
    assertThat(stage.as(token, "GET", SCIM + "/Users", "").status()).isEqualTo(200);
  }

  @Test
  void directoriesOfOneOrganizationHaveBudgetsOfTheirOwnAndOffHasNone() {
    String second = stage.directory(limited, "okta", "vendor");
    String off = stage.directory(limited, "script", "off");
    IntStream.range(0, 5).forEach(_ -> assertThat(groups().status()).isEqualTo(200));
    assertThat(groups().status()).isEqualTo(429);
    assertThat(stage.as(second, "GET", SCIM + "/Groups", "").status()).isEqualTo(200);
    for (int i = 0; i < 20; i++) {
      assertThat(stage.as(off, "GET", SCIM + "/Groups", "").status()).isEqualTo(200);
    }
  }

  @Test
  void aNewTokenIsNoNewBudgetAndLimitsCanBeSwitchedOff() {
    IntStream.range(0, 6).forEach(_ -> groups());
    Directory directory = stage.platform.directories().list(limited.id()).getFirst();
    token =
        Stage.done(
                stage
                    .platform
                    .directoryTokens()
                    .rotate(new Caller.Operator(), directory.id(), Duration.ZERO))
            .token()
            .orElseThrow();
    assertThat(groups().status()).isEqualTo(429);

    var off =
        new DirectoryUpdate(
            Optional.empty(), Optional.of("off"), Optional.empty(), Set.of(), Set.of());
    Stage.done(stage.platform.directories().update(new Caller.Operator(), directory.id(), off));
    assertThat(groups().status()).isEqualTo(200);
  }

  @Test
  void aStormWritesOneLogEntryForEachClassAndWindow() {
    for (int i = 0; i < 300; i++) {
      var _ = groups();
      var _ = stage.as(token, "DELETE", SCIM + "/Users/7", "");
    }
    assertThat(storm()).hasSize(2);
    assertThat(storm().getFirst())
        .contains("GET /Groups", "5 requests in 30 s", "in the next 30 s are not written down");

    pass(Duration.ofSeconds(30));
    for (int i = 0; i < 300; i++) {
      var _ = groups();
    }
    assertThat(storm()).hasSize(3);
  }

  private List<String> storm() {
    return stage.platform.log().read(limited.id(), LogQuery.all(1_000)).entries().stream()
        .map(LogEntry::detail)
        .filter(detail -> detail.startsWith("Too many requests"))
        .toList();
  }

  @Test
  void theRestApiCostsCreditsAndSaysHowManyAreLeft() {
    String key = Stage.done(stage.platform.keys().create(limited.id(), "one")).secret();
    String other = Stage.done(stage.platform.keys().create(limited.id(), "two")).secret();
    String members = "/v2/orgs/" + limited.id() + "/members";
    for (int left = 99_500; left >= 0; left -= 500) {
      Answer answer = stage.as(key, "GET", members, "");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("X-RateLimit-Remaining")).contains(Integer.toString(left));
    }
    Answer refused = stage.as(key, "GET", members, "");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(stage.as(key, "GET", members, "").status()).isEqualTo(429);
    assertThat(storm()).singleElement().asString().contains("credits in 60 s", "not written down");
    assertThat(refused.body().integer("status")).contains(429L);
    assertThat(refused.body().string("code")).contains("tooManyRequests");
    assertThat(refused.body().string("type")).contains("error");
    assertThat(refused.body().string("message").orElseThrow())
        .contains("100000 credits in 60 s", "again in 1 s", "costs 500 credits");
    assertThat(refused.header("Retry-After")).contains("1");
    assertThat(refused.header("X-RateLimit-Limit")).contains("100000");
    assertThat(refused.header("X-RateLimit-Remaining")).contains("0");
    assertThat(refused.header("X-RateLimit-Reset"))
        .contains(Long.toString(stage.now.getEpochSecond() + 60));
    assertThat(stage.as(other, "GET", members, "").status()).isEqualTo(200);

    pass(Duration.ofMillis(300));
    assertThat(stage.as(key, "GET", "/v2/orgs/" + limited.id(), "").status()).isEqualTo(200);
    assertThat(stage.as(key, "GET", "/v2/orgs/" + limited.id() + "/teams", "").status())
        .isEqualTo(429);
  }

  @Test
  void levelsCostWhatMiroSays() {
    String key = Stage.done(stage.platform.keys().create(limited.id(), "one")).secret();
    String org = "/v2/orgs/" + limited.id();
    String audit =
        "/v2/audit/logs?createdAfter=" + Instant.EPOCH + "&createdBefore=" + Instant.EPOCH;
    int left = 100_000;
    for (String call :
        List.of(
            "500 GET " + org,
            "500 GET " + org + "/members",
            "500 GET " + org + "/members/7",
            "50 GET " + org + "/teams",
            "50 POST " + org + "/teams",
            "50 GET /v1/oauth-token",
            "100 GET " + audit)) {
      String[] words = call.split(" ");
      left -= Integer.parseInt(words[0]);
      assertThat(stage.as(key, words[1], words[2], "").header("X-RateLimit-Remaining"))
          .as(call)
          .contains(Integer.toString(left));
    }
  }

  @Test
  void withoutLimitsTheRestApiSaysNothingOfThem() {
    Answer answer = stage.rest("/v2/orgs/" + stage.acme.id());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-RateLimit-Limit")).isEmpty();
  }
}
