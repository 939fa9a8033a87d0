package io.rollcall.faces.platforms;

import static io.rollcall.faces.platforms.OrganizationApi.actions;
import static io.rollcall.faces.platforms.OrganizationApi.code;
import static io.rollcall.faces.platforms.OrganizationApi.data;
import static io.rollcall.faces.platforms.OrganizationApi.groupIds;
import static io.rollcall.faces.platforms.OrganizationApi.groupsOf;
import static io.rollcall.faces.platforms.OrganizationApi.ids;
import static io.rollcall.faces.platforms.OrganizationApi.member;
import static io.rollcall.faces.platforms.OrganizationApi.v1;
import static io.rollcall.faces.platforms.OrganizationApi.walked;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.platforms.House.Answer;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The organization's API under Atlassian's paths: domains, groups, events, and what a key may
/// send.
@Timeout(120)
final class AtlassianOrganizationTest {
  private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";

  @TempDir private Path folder;

  private void onSqlite(Consumer<Town> story) {
    try (Databases databases = Databases.sqlite(folder);
        Town town = new Town(databases.open())) {
      story.accept(town);
    }
  }

  @Test
  @Tag("postgresql")
  void allOfItOnPostgresql() {
    try (Databases databases = Databases.postgresql();
        Town town = new Town(databases.open())) {
      organization(town);
      groups(town);
      events(town);
      rates(town);
    }
  }

  @Test
  void theOrganizationTellsItsDomainsAndItsOneUserDirectory() {
    onSqlite(AtlassianOrganizationTest::organization);
  }

  @Test
  void groupsOfTheOrganizationAreChangedAndThoseOfScimAreNot() {
    onSqlite(AtlassianOrganizationTest::groups);
  }

  @Test
  void eventsAreFilteredPolledAndNamed() {
    onSqlite(AtlassianOrganizationTest::events);
  }

  @Test
  void aKeyIsKeptToItsRatesAndToldSo() {
    onSqlite(AtlassianOrganizationTest::rates);
  }

  private static void organization(Town town) {
    House house = town.house("Org", Town.ATLASSIAN, "org.example", "zweite.example");
    String id = house.organization().id();
    String account = house.invite("ada@org.example", Role.MEMBER);

    Json.Obj listed = data(house.admin("GET", "/admin/v1/orgs", "")).getFirst();
    assertThat(listed.string("id")).contains(id);
    assertThat(house.admin("GET", v1(house, ""), "").expect(200).json().object("data"))
        .contains(listed);

    List<Json.Obj> domains = data(house.admin("GET", v1(house, "/domains"), ""));
    assertThat(domains)
        .extracting(domain -> domain.string("id").orElse(""))
        .containsExactly("org.example", "zweite.example");
    assertThat(house.admin("GET", v1(house, "/domains/org.example"), "").json().object("data"))
        .contains(domains.getFirst());
    assertThat(domains.getFirst().object("attributes").flatMap(a -> a.object("claim")))
        .contains(Json.object().put("type", "dns").put("status", "verified").build());
    assertThat(code(house.admin("GET", v1(house, "/domains/far.example"), "").expect(404)))
        .isEqualTo("ADMIN-404-3");

    String directories = "/admin/v2/orgs/" + id + "/directories";
    assertThat(data(house.admin("GET", directories, "")))
        .containsExactly(Json.object().put("directoryId", id).put("name", "Org").build());
    assertThat(data(house.admin("GET", directories + "?searchTerm=oR", ""))).hasSize(1);
    assertThat(data(house.admin("GET", directories + "?searchTerm=x", ""))).isEmpty();
    assertThat(data(house.admin("GET", directories + "?accountId=" + account, ""))).hasSize(1);
    assertThat(data(house.admin("GET", directories + "?accountId=17", ""))).isEmpty();
    assertThat(data(house.admin("GET", directories + "?directoryIds=17", ""))).isEmpty();
    assertThat(data(house.admin("GET", directories + "?directoryIds=17," + id, ""))).hasSize(1);
    house.admin("GET", directories + "?limit=0", "").expect(400);
    assertThat(code(house.admin("GET", directories + "?cursor=x", "").expect(400)))
        .isEqualTo("ADMIN-400-1");

    String scim = URI.create(house.door().base().toString()).getPath().replaceAll(".*/", "");
    Answer mistaken =
        house.admin("POST", directories + "/" + scim + "/users/search", "{}").expect(404);
    assertThat(mistaken.text()).contains("the id of a SCIM directory").contains(id);
    assertThat(lastActive(house, account).objects("product_access")).isEmpty();
    assertThat(lastActive(house, account).string("added_to_org").orElse("")).matches(DAY);
    house.signIn("ada@org.example");
    assertThat(
            lastActive(house, account).objects("product_access").getFirst().string("last_active"))
        .hasValueSatisfying(day -> assertThat(day).matches(DAY));
  }

  private static Json.Obj lastActive(House house, String account) {
    String path = v1(house, "/directory/users/" + account + "/last-active-dates");
    return house.admin("GET", path, "").expect(200).json().object("data").orElseThrow();
  }

  private static void groups(Town town) {
    House house = town.house("Groups", Town.ATLASSIAN, "groups.example");
    String account = house.invite("ada@groups.example", Role.MEMBER);
    String scim =
        house.scim("POST", "/Groups", "{\"displayName\":\"From SCIM\"}").expect(201).string("id");

    Answer created =
        house
            .admin("POST", groupsOf(house), "{'name': 'Local', 'description': 'Of us'}")
            .expect(201);
    Json.Obj group = created.json().object("data").orElseThrow();
    String id = group.string("id").orElseThrow();
    assertThat(group.bool("externalSynced")).contains(false);
    assertThat(code(house.admin("POST", groupsOf(house), "{'name': 'from scim'}").expect(409)))
        .isEqualTo("ADMIN-409-28");
    house.scim("POST", "/Groups", "{\"displayName\":\"LOCAL\"}").expect(409);
    house.admin("POST", groupsOf(house), "{}").expect(400);

    String memberships = groupsOf(house) + "/" + id + "/memberships";
    house.admin("POST", memberships, member(account)).expect(204);
    house.admin("POST", memberships, member(account)).expect(409);
    assertThat(code(house.admin("POST", memberships, member("17")).expect(404)))
        .isEqualTo("ADMIN-404-8");
    assertThat(house.admin("POST", memberships, member("ada@groups.example")).expect(400).text())
        .contains("not an address");
    assertThat(ids(house, "'groupIds': ['" + id + "']")).containsExactly(account);
    assertThat(ids(house, "'groupIds': ['" + scim + "']")).isEmpty();

    assertThat(groupIds(house, "")).containsExactlyInAnyOrder(id, scim);
    assertThat(groupIds(house, "'searchTerm': 'LOC'")).containsExactly(id);
    assertThat(groupIds(house, "'groupNames': ['from scim']")).containsExactly(scim);
    assertThat(groupIds(house, "'groupIds': ['" + scim + "']")).containsExactly(scim);
    assertThat(groupIds(house, "'accountIds': ['" + account + "']")).containsExactly(id);
    assertThat(groupIds(house, "'roleIds': ['atlassian/user']")).isEmpty();
    house
        .admin("POST", groupsOf(house) + "/search", "{'groupNames': ['a'], 'searchTerm': 'a'}")
        .expect(400);
    assertThat(data(house.admin("GET", groupsOf(house) + "?searchTerm=scim", ""))).hasSize(1);
    Json.Obj shown =
        house.admin("GET", groupsOf(house) + "/" + id, "").json().object("data").orElseThrow();
    assertThat(shown.object("counts").flatMap(counts -> counts.integer("users"))).contains(1L);

    String synced = groupsOf(house) + "/" + scim;
    for (Answer refused :
        List.of(
            house.admin("DELETE", synced, ""),
            house.admin("POST", synced + "/memberships", member(account)),
            house.admin("DELETE", synced + "/memberships/" + account, ""))) {
      assertThat(code(refused.expect(403))).isEqualTo("ADMIN-403-5");
    }
    house.admin("DELETE", memberships + "/" + account, "").expect(204);
    house.admin("DELETE", memberships + "/" + account, "").expect(404);
    house.admin("DELETE", groupsOf(house) + "/" + id, "").expect(204);
    assertThat(code(house.admin("DELETE", groupsOf(house) + "/" + id, "").expect(404)))
        .isEqualTo("ADMIN-404-10");

    house.admin("GET", groupsOf(house) + "/" + account, "").expect(404);
    assertThat(last(house).detail())
        .startsWith("Group " + account + " not found.")
        .contains("account");
  }

  private static LogEntry last(House house) {
    return house.entries().getLast();
  }

  private static void events(Town town) {
    House house = town.house("Events", Town.ATLASSIAN, "events.example");
    String account = house.invite("ada@events.example", Role.MEMBER);
    house.admin("POST", "/users/" + account + "/manage/lifecycle/disable", "").expect(204);
    house.admin("POST", "/users/" + account + "/manage/lifecycle/enable", "").expect(204);
    house.admin("GET", "/users/17/manage", "").expect(404);
    String events = v1(house, "/events");

    List<Json.Obj> all = data(house.admin("GET", events, ""));
    assertThat(actions(all))
        .startsWith("activated", "deactivated", "invited")
        .doesNotContain("refused");
    assertThat(actions(data(house.admin("GET", events + "?action=deactivated", ""))))
        .containsExactly("deactivated");
    assertThat(actions(data(house.admin("GET", events + "?q=WAS%20disabled", ""))))
        .containsExactly("deactivated");
    assertThat(data(house.admin("GET", events + "?actor=nobody", ""))).isEmpty();
    assertThat(data(house.admin("GET", events + "?from=4102444800000", ""))).isEmpty();
    assertThat(data(house.admin("GET", events + "?to=2100-01-01T00:00:00Z", "")))
        .hasSameSizeAs(all);
    assertThat(code(house.admin("GET", events + "?from=yesterday", "").expect(400)))
        .isEqualTo("ADMIN-400-3");
    assertThat(code(house.admin("GET", events + "?cursor=x", "").expect(400)))
        .isEqualTo("ADMIN-400-1");
    house.admin("GET", events + "?ip=127.0.0.1", "").expect(400);
    assertThat(all.getFirst().object("attributes").orElseThrow().objects("context"))
        .singleElement()
        .satisfies(who -> assertThat(who.string("id")).contains(account));

    assertThat(walked(house, events + "?limit=1")).isEqualTo(all);
    assertThat(all).allSatisfy(event -> assertThat(event(house, event)).isEqualTo(event));
    for (String id :
        List.of("17", last(house).id(), last(town.house("Far", Town.ATLASSIAN)).id())) {
      assertThat(code(house.admin("GET", events + "/" + id, "").expect(404)))
          .isEqualTo("ADMIN-404-1");
    }
    assertThat(walked(house, v1(house, "/events-stream?limit=2&sortOrder=desc")))
        .hasSameSizeAs(all);
    Answer polled = house.admin("GET", v1(house, "/events-stream?limit=500"), "").expect(200);
    assertThat(actions(data(polled))).containsExactlyElementsOf(actions(all).reversed());
    String cursor = polled.json().object("meta").flatMap(m -> m.string("next")).orElseThrow();
    String more = v1(house, "/events-stream?cursor=" + cursor);
    assertThat(data(house.admin("GET", more, ""))).isEmpty();
    house.invite("bob@events.example", Role.MEMBER);
    assertThat(actions(data(house.admin("GET", more, "")))).containsExactly("invited");
    assertThat(data(house.admin("GET", v1(house, "/event-actions"), "")))
        .hasSize(LogEntry.Kind.values().length - 1)
        .extracting(action -> action.string("id").orElse(""))
        .contains("deactivated");
  }

  /// What its own link leads to.
  private static Json.Obj event(House house, Json.Obj event) {
    String self = event.object("links").flatMap(links -> links.string("self")).orElseThrow();
    String path = self.substring(house.town().url().toString().length());
    return house.admin("GET", path, "").expect(200).json().object("data").orElseThrow();
  }

  private static void rates(Town town) {
    House house = town.house("Rates", Town.ATLASSIAN, "rates.example");
    assertThat(house.admin("GET", v1(house, "/events"), "").headers().map())
        .doesNotContainKey("x-ratelimit-limit");
    Town.done(
        town.platform
            .directories()
            .create(house.organization().id(), Town.ATLASSIAN, "limited", "vendor", false));

    Answer last = house.admin("GET", v1(house, "/events"), "").expect(200);
    assertThat(last.headers().firstValue("X-RateLimit-Limit")).contains("10");
    for (int i = 0; i < 30 && last.status() == 200; i++) {
      last = house.admin("GET", v1(house, "/events"), "");
    }

    assertThat(code(last.expect(429))).isEqualTo("ADMIN-429-1");
    assertThat(last.headers().firstValue("X-RateLimit-Remaining")).contains("0");
    Instant reset = Instant.parse(last.headers().firstValue("X-RateLimit-Reset").orElseThrow());
    assertThat(reset).isAfter(Instant.EPOCH);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    house.admin("GET", v1(house, "/events-stream"), "").expect(200);
  }
}
