package io.rollcall.faces.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.platforms.House.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nobody whose directory is limited fills the log: whatever leaves an entry there has spent
/// something first, also what is refused. The clock of the limits stands, so nothing is refilled.
@Timeout(180)
final class LimitedLogTest {
  private static final int STORM = 20;

  /// What costs a key the least.
  private static final Map<String, String> CHEAPEST =
      Map.of(Town.MIRO, "/v1/oauth-token", Town.ATLASSIAN, "/admin/v1/orgs");

  @TempDir private Path folder;
  private Town town;

  @BeforeEach
  void open() {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    town = new Town(Databases.sqlite(folder).open(), InstantSource.fixed(noon));
  }

  @AfterEach
  void close() {
    town.close();
  }

  private static void spend(int times, Supplier<Answer> request) {
    for (int i = 0; i < times; i++) {
      assertThat(request.get().status()).isNotEqualTo(429);
    }
  }

  /// All of it is refused, and the log has at most one entry more, which says that it has no more.
  private static void assertSilent(House house, Supplier<Answer> request) {
    int before = house.logSize();
    for (int i = 0; i < STORM; i++) {
      Answer refused = request.get();
      assertThat(refused.status()).as(refused.text()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
    assertThat(house.logSize()).isLessThanOrEqualTo(before + 1);
    assertThat(house.api("/api/log?limit=1000").text()).contains("are not written down here");
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 1500, GET, /ServiceProviderConfig, GET, /Users/nobody",
    "standard, 1500, GET, /ServiceProviderConfig, GET, /Me",
    "standard, 1500, GET, /Schemas, GET, /no/such/path",
    "standard, 1500, GET, /ResourceTypes, POST, /Groups/.search",
    "standard, 750, OPTIONS, /Users, PUT, /Users",
    "standard, 750, OPTIONS, /Users, DELETE, /Me",
    "standard, 750, OPTIONS, /Users, PATCH, /no/such/path",
    "standard, 750, OPTIONS, /Users, PUT, /ServiceProviderConfig",
    "miro, 750, GET, /ServiceProviderConfig, PUT, /Users",
    "miro, 750, GET, /ServiceProviderConfig, POST, /Groups",
    "miro, 750, GET, /ServiceProviderConfig, GET, /Me",
    "miro, 750, GET, /ServiceProviderConfig, GET, /no/such/path",
    "atlassian, 500, GET, /ServiceProviderConfig, PUT, /Users",
    "atlassian, 500, GET, /ServiceProviderConfig, GET, /Users/nobody",
    "atlassian, 500, GET, /ServiceProviderConfig, POST, /Me",
    "atlassian, 500, GET, /ServiceProviderConfig, GET, /no/such/path"
  })
  void aBudgetThatIsUsedUpIsUsedUpForWhateverIsRefusedToo(
      String preset, int budget, String free, String at, String method, String path) {
    House house = town.limited("Acme", preset);
    int before = house.logSize();
    assertThat(house.scim(method, path, "no JSON").status()).isBetween(400, 501).isNotEqualTo(429);
    assertThat(house.logSize()).as("what is refused is in the log").isEqualTo(before + 1);

    spend(budget - 1, () -> house.scim(free, at, ""));

    assertSilent(house, () -> house.scim(method, path, "no JSON"));
  }

  @ParameterizedTest
  @CsvSource({
    "standard, GET, /scim/nowhere",
    "standard, GET, /scim/v2/00000000-0000-0000-0000-000000000000/Users",
    "standard, POST, /api/v1/scim/Users",
    "miro, POST, /scim/v2/00000000-0000-0000-0000-000000000000/Users",
    "atlassian, PUT, /scim/directory/00000000-0000-0000-0000-000000000000/Users/1",
    "standard, GET, /v2/orgs/1/members",
    "miro, POST, /v1/oauth-token",
    "atlassian, GET, /admin/v1/orgs/1/users",
    "miro, DELETE, /users/1/manage"
  })
  void aTokenThatGoesAstrayHasABudgetWhereverItGoes(String preset, String method, String path) {
    House house = town.limited("Acme", preset);
    int before = house.logSize();
    spend(100, () -> house.astray(method, path));
    assertThat(house.logSize()).isEqualTo(before + 100);

    assertSilent(house, () -> house.astray(method, path));

    assertSilent(house, () -> house.astray("GET", "/somewhere/else"));
    assertThat(house.scim("GET", "/Users", "").status()).as("at home all is well").isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "miro, 200, /v2/orgs/{org}/members, GET, /v2/orgs/no/such/path",
    "miro, 200, /v2/orgs/{org}/members, PUT, /v2/orgs/{org}/members",
    "miro, 200, /v2/orgs/{org}/members, GET, /v2/orgs/1/members",
    "miro, 200, /v2/orgs/{org}/members, PATCH, /v2/orgs/{org}/groups/1/members",
    "atlassian, 1000, /admin/v1/orgs, GET, /admin/v1/orgs/no/such/path/at/all",
    "atlassian, 1000, /admin/v1/orgs, PUT, /admin/v1/orgs",
    "atlassian, 1000, /admin/v1/orgs, GET, /admin/v1/orgs/1/users"
  })
  void whatAKeyMayAskForIsUsedUpForWhateverIsRefusedToo(
      String preset, int budget, String free, String method, String path) {
    House house = town.limited("Acme", preset);
    String own = house.organization().id();
    int before = house.logSize();
    assertThat(house.admin(method, path.replace("{org}", own), "no JSON").status())
        .isBetween(400, 405);
    assertThat(house.logSize()).as("what is refused is in the log").isEqualTo(before + 1);

    spendAll(budget, () -> house.admin("GET", free.replace("{org}", own), ""));
    spendAll(20, () -> house.admin("GET", CHEAPEST.getOrDefault(preset, free), ""));

    assertSilent(house, () -> house.admin(method, path.replace("{org}", own), "no JSON"));
  }

  @ParameterizedTest
  @CsvSource({
    "standard, GET, /api/members/nobody, Member",
    "miro, DELETE, /api/directories/nobody, Directory",
    "atlassian, POST, /api/domains, gmail.com"
  })
  void whatAKeyIsRefusedInTheAdministrationHasABudgetToo(
      String preset, String method, String path, String told) {
    House house = town.limited("Acme", preset);
    String body = "{'domain': 'gmail.com'}";
    int before = house.entries().size();
    assertThat(house.admin(method, path, body).status()).isBetween(400, 409);
    assertThat(house.entries()).hasSize(before + 1);
    assertThat(house.entries().getLast().detail()).contains(told);
    spend(1_499, () -> house.admin("GET", "/api/organization", ""));

    for (int i = 0; i < STORM; i++) {
      Answer refused = house.admin(method, path, body).expect(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.string("title")).isEqualTo("Too Many Requests");
    }

    assertThat(house.entries()).hasSize(before + 2);
    assertThat(house.entries().getLast().detail())
        .contains("the administration API", "1500 requests in 30 s", "are not written down here");
    House free = town.house("Free", preset);
    spend(1_501, () -> free.admin("GET", "/api/organization", ""));
  }

  private static void spendAll(int most, Supplier<Answer> request) {
    int sent = 0;
    while (request.get().status() != 429) {
      assertThat(++sent).isLessThan(most);
    }
  }

  @Test
  void theOperationsOfABulkRequestAreWritesAndAllAreDoneOrNone() {
    House house = town.limited("Acme", Town.STANDARD);
    spend(700, () -> house.scim("OPTIONS", "/Users", ""));

    Answer refused = house.scim("POST", "/Bulk", bulk(51));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.string("detail"))
        .contains("the limit of writes is 750", "this Bulk request count as 51");
    assertThat(users(house)).isZero();
    assertSilent(house, () -> house.scim("POST", "/Bulk", bulk(51)));

    assertThat(house.scim("POST", "/Bulk", bulk(50)).status()).isEqualTo(200);
    assertThat(users(house)).isEqualTo(50);
    assertSilent(house, () -> house.scim("PUT", "/Users", ""));
  }

  @Test
  void aBulkRequestWithMoreThanTheBudgetTakesAllOfIt() {
    House house = town.limited("Acme", Town.STANDARD);
    assertThat(house.scim("POST", "/Bulk", bulk(1_000)).status()).isEqualTo(200);
    assertThat(house.scim("PUT", "/Users", "").status()).isEqualTo(429);
  }

  @Test
  void aBulkRequestThatCannotBeReadCountsAsOne() {
    House house = town.limited("Acme", Town.STANDARD);
    spend(30, () -> house.scim("POST", "/Bulk", "no JSON"));
    assertSilent(house, () -> house.scim("POST", "/Bulk", "no JSON"));
  }

  private static String bulk(int operations) {
    return IntStream.range(0, operations)
        .mapToObj(
            """
            {"method":"POST","path":"/Users","bulkId":"b%1$d","data":{"userName":"u%1$d"}}\
            """
                ::formatted)
        .collect(
            Collectors.joining(
                ",",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[",
                "]}"));
  }

  private static long users(House house) {
    return house
        .scim("GET", "/Users?count=0", "")
        .expect(200)
        .json()
        .integer("totalResults")
        .orElseThrow();
  }
}
