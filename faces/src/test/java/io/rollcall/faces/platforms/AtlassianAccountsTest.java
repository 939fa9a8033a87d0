package io.rollcall.faces.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.atlassian.AtlassianFace;
import io.rollcall.faces.platforms.House.Answer;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Managed accounts under Atlassian's paths, and what holds for every path that a key opens.
@Timeout(120)
final class AtlassianAccountsTest {
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
      privileges(town);
      profile(town);
      email(town);
      lifecycle(town);
      strangers(town);
      unlinking(town);
      otherIds(town);
      keys(town);
      nonsense(town);
    }
  }

  @Test
  void privilegesSayWhatCanBeDoneAndWhyNot() {
    onSqlite(AtlassianAccountsTest::privileges);
  }

  @Test
  void theNameOfAnAccountCanBeChangedAndNothingElseOfItsProfile() {
    onSqlite(AtlassianAccountsTest::profile);
  }

  @Test
  void anEmailIsOneOfAVerifiedDomainThatNobodyHas() {
    onSqlite(AtlassianAccountsTest::email);
  }

  @Test
  void anAccountIsDisabledEnabledDeletedAndBroughtBack() {
    onSqlite(AtlassianAccountsTest::lifecycle);
  }

  @Test
  void accountsOfOthersAreUnknownAndThoseNotManagedAreForbidden() {
    onSqlite(AtlassianAccountsTest::strangers);
  }

  @Test
  void aRecordIsUnlinkedAndFoundByItsEmailWithoutAnAccount() {
    onSqlite(AtlassianAccountsTest::unlinking);
  }

  @Test
  void everyPathTakesOneOrganizationsKeyAndNothingElse() {
    onSqlite(AtlassianAccountsTest::keys);
  }

  @Test
  void theLogSaysWhatAnIdOfSomethingElseIs() {
    onSqlite(AtlassianAccountsTest::otherIds);
  }

  @Test
  void whatNobodyCanMeanIsRefusedOnEveryPath() {
    onSqlite(AtlassianAccountsTest::nonsense);
  }

  private static void privileges(Town town) {
    House house = town.house("Privileges", Town.ATLASSIAN, "privileges.example");
    String account = house.invite("ada@privileges.example", Role.MEMBER);

    Json.Obj all = house.admin("GET", manage(account), "").expect(200).json();
    assertThat(all.members())
        .containsOnlyKeys(
            "profile",
            "profile.write",
            "profile.read",
            "email.set",
            "lifecycle.enablement",
            "lifecycle.delete",
            "apiToken.read",
            "apiToken.delete");
    assertThat(allowed(all, "email.set")).isTrue();
    assertThat(allowed(all.object("profile").orElseThrow(), "name")).isTrue();
    assertThat(allowed(all.object("profile.write").orElseThrow(), "email")).isFalse();
    Json.Obj some =
        house.admin("GET", manage(account) + "?privileges=email.set,lifecycle.delete", "").json();
    assertThat(some.members()).containsOnlyKeys("email.set", "lifecycle.delete");
    assertThat(house.admin("GET", manage(account) + "?privileges=fly", "").expect(400).text())
        .contains("There is no privilege fly");

    house.admin("POST", manage(account) + "/lifecycle/delete", "").expect(200);
    Json.Obj deleting = house.admin("GET", manage(account), "").expect(200).json();
    assertThat(allowed(deleting, "email.set")).isFalse();
    assertThat(allowed(deleting, "lifecycle.enablement")).isFalse();
    assertThat(allowed(deleting, "profile.read")).isTrue();
  }

  private static void profile(Town town) {
    House house = town.house("Profile", Town.ATLASSIAN, "profile.example");
    String account = house.invite("ada@profile.example", Role.MEMBER);
    String profile = manage(account) + "/profile";

    Answer changed = house.admin("PATCH", profile, "{'name': 'Ada Byron'}").expect(200);
    assertThat(changed.json().object("account"))
        .contains(
            Json.object()
                .put("account_id", account)
                .put("account_type", "atlassian")
                .put("account_status", "active")
                .put("name", "Ada Byron")
                .put("nickname", "Ada Byron")
                .put("email", "ada@profile.example")
                .build());
    assertThat(house.admin("GET", profile, "").expect(200).text()).isEqualTo(changed.text());

    Answer refused = house.admin("PATCH", profile, "{'zoneinfo': 'Europe/London'}").expect(403);
    assertThat(refused.string("key")).isEqualTo("forbidden.fieldMutation");
    assertThat(refused.json().object("context").flatMap(fields -> fields.object("name")))
        .isPresent();
    house.admin("PATCH", profile, "{'name': '%s'}".formatted("x".repeat(101))).expect(400);
    house.admin("PATCH", profile, "{'name': 7}").expect(400);
    house.admin("PATCH", profile, "[]").expect(400);
    String linked = synced(house, "bob@profile.example");
    assertThat(reason(house.admin("PATCH", manage(linked) + "/profile", "{'name': 'B'}")))
        .isEqualTo("externalDirectory.scim");
  }

  private static void email(Town town) {
    House house = town.house("Email", Town.ATLASSIAN, "email.example");
    House _ = town.house("Email-far", Town.ATLASSIAN, "far.example");
    String account = house.invite("ada@email.example", Role.MEMBER);
    String holder = house.invite("bob@email.example", Role.MEMBER);
    String email = manage(account) + "/email";

    Answer foreign = house.admin("PUT", email, "{'email': 'ada@Far.example'}").expect(403);
    assertThat(foreign.string("key")).isEqualTo("forbidden.unclaimedDomain");
    assertThat(foreign.string("errorKey")).isEqualTo("forbidden.unclaimedDomain");
    assertThat(foreign.json().object("context").flatMap(context -> context.string("domain")))
        .contains("far.example");

    Answer taken = house.admin("PUT", email, "{'email': 'BOB@email.example'}").expect(400);
    assertThat(taken.string("key")).isEqualTo("fieldConstraintsViolated");
    Json.Obj context = taken.json().object("context").orElseThrow();
    assertThat(context.objects("fieldViolations"))
        .singleElement()
        .satisfies(one -> assertThat(one.string("field")).contains("email"));
    assertThat(house.log(context.string("diagnosis").orElseThrow()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.string("accountId")).contains(holder));
    assertThat(house.admin("PUT", email, "{'email': 'nobody'}").expect(400).text())
        .contains("one e-mail address");
    assertThat(house.admin("PUT", email, "").expect(400).text()).contains("needs \\\"email\\\"");
    house.admin("PUT", email, "{'email': 'ada.byron@email.example'}").expect(204);
    house.admin("PUT", email, "{'email': 'ada.byron@email.example'}").expect(204);
  }

  private static void lifecycle(Town town) {
    House house = town.house("Lifecycle", Town.ATLASSIAN, "lifecycle.example");
    String account = house.invite("ada@lifecycle.example", Role.MEMBER);
    String admin = house.invite("root@lifecycle.example", Role.ADMIN);

    change(house, account, "disable", "{'message': 'On leave'}").expect(204);
    assertThat(status(house, account)).isEqualTo("inactive");
    change(house, account, "disable", "").expect(204);
    change(house, account, "enable", "").expect(204);
    assertThat(status(house, account)).isEqualTo("active");
    assertThat(change(house, account, "cancel-delete", "").expect(403).string("key"))
        .isEqualTo("forbidden.action");

    assertThat(change(house, account, "delete", "").expect(200).string("message"))
        .contains("is deleted at");
    assertThat(status(house, account)).isEqualTo("inactive");
    for (String what : List.of("enable", "disable", "delete")) {
      Answer refused = change(house, account, what, "").expect(409);
      assertThat(refused.string("key")).isEqualTo("conflict.lifecycleErrors");
      Json.Obj context = refused.json().object("context").orElseThrow();
      assertThat(context.string("accountId")).contains(account);
      assertThat(context.objects("errorCodes"))
          .singleElement()
          .satisfies(code -> assertThat(code.string("code")).contains("deleting"));
    }
    assertThat(reason(house.admin("PUT", manage(account) + "/email", "{'email': 'a@b.example'}")))
        .isEqualTo("administrative");
    change(house, account, "cancel-delete", "").expect(200);
    assertThat(status(house, account)).isEqualTo("active");

    assertThat(change(house, admin, "disable", "").expect(409).text())
        .contains("last active administrator");
    assertThat(house.admin("GET", manage(account) + "/api-tokens", "").expect(200).text())
        .isEqualTo("[]");
    house.admin("DELETE", manage(account) + "/api-tokens/17", "").expect(404);
  }

  private static void strangers(Town town) {
    House house = town.house("Strangers", Town.ATLASSIAN, "strangers.example");
    House far = town.house("Strangers-far", Town.ATLASSIAN, "far-strangers.example");
    String outside = house.invite("free@nowhere.example", Role.MEMBER);
    String theirs = far.invite("eve@far-strangers.example", Role.MEMBER);

    assertThat(house.admin("GET", manage(outside), "").expect(403).string("key"))
        .isEqualTo("forbidden");
    Answer unknown = house.admin("GET", manage(theirs), "").expect(404);
    assertThat(unknown.string("key")).isEqualTo("accountNotFound");
    assertThat(unknown.text().replace(theirs, "x"))
        .isEqualTo(house.admin("GET", manage("1"), "").text().replace("Account 1", "Account x"));
    assertThat(refusals(house))
        .satisfiesExactly(
            detail -> assertThat(detail).contains("is not managed"),
            detail -> assertThat(detail).contains(theirs),
            detail -> assertThat(detail).contains("Account 1 "));
  }

  private static void unlinking(Town town) {
    House house = town.house("Unlinking", Town.ATLASSIAN, "unlinking.example");
    String account = synced(house, "ada@unlinking.example");
    String provisioning = "/admin/user-provisioning/v1/org/" + house.organization().id();
    String links = provisioning + "/user/" + account + "/get-scim-links";
    Json.Obj link =
        house.admin("GET", links, "").expect(200).json().objects("scimLinks").getFirst();
    String directory = link.string("directoryId").orElseThrow();
    String record = link.string("scimUserId").orElseThrow();
    String unlink =
        provisioning + "/scimDirectoryId/" + directory + "/scimUserId/" + record + "/unlink";

    house.admin("PATCH", unlink, "").expect(204);
    house.admin("PATCH", unlink, "").expect(204);

    assertThat(house.admin("GET", links, "").json().objects("scimLinks")).isEmpty();
    assertThat(
            house
                .admin(
                    "POST",
                    provisioning + "/get-scim-links-for-email",
                    "{'email': 'ada@unlinking.example'}")
                .expect(200)
                .json()
                .objects("scimLinks"))
        .containsExactly(link.with("atlassianAccountId", new Json.Null()));
    house.admin("PATCH", unlink.replace(record, "17"), "").expect(404);
    house.admin("PATCH", unlink.replace(directory, record), "").expect(404);
    house.admin("POST", provisioning + "/get-scim-links-for-email", "{}").expect(400);
    assertThat(refusals(house)).hasSize(3);
  }

  private static void keys(Town town) {
    House house = town.house("Keys", Town.ATLASSIAN, "keys.example");
    House far = town.house("Keys-far", Town.ATLASSIAN, "far-keys.example");
    List<String> routes = AtlassianFace.routes(town.platform);
    assertThat(routes).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    for (String route : routes) {
      String method = route.split(" ")[0];
      String path = route.split(" ")[1].replace("{org}", far.organization().id());
      String target = path.replaceAll("\\{\\w+}", "17");
      Answer withToken = house.as(house.door().token(), method, target, "{}").expect(401);
      assertThat(withToken.text()).contains("rco_");
      assertThat(withToken.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      house.as("rco_wrong", method, target, "{}").expect(401);
      if (path.contains(far.organization().id())) {
        assertThat(house.admin(method, target, "{}").expect(403).text())
            .contains("names another one");
      }
      boolean isOfOrganizations = path.matches("/admin/v[12]/.*");
      assertThat(withToken.json().members())
          .containsOnlyKeys(
              isOfOrganizations
                  ? Set.of("errors")
                  : Set.of("key", "context", "errorKey", "errorDetail"));
      Answer other = house.admin("PUT", target + (target.endsWith("email") ? "/x" : ""), "");
      assertThat(other.status()).isIn(404, 405);
      if (other.status() == 405) {
        assertThat(other.headers().firstValue("Allow").orElse("")).contains(method);
      }
    }
    assertThat(house.admin("GET", "/users/17/manage/wings", "").expect(404).string("key"))
        .isEqualTo("notFound");
    assertThat(refusals(house)).contains("There is no /users/17/manage/wings in this API.");
  }

  private static void otherIds(Town town) {
    House house = town.house("Ids", Town.ATLASSIAN, "ids.example");
    String account = synced(house, "ada@ids.example");
    String provisioning = "/admin/user-provisioning/v1/org/" + house.organization().id();
    Json.Obj link =
        house
            .admin("GET", provisioning + "/user/" + account + "/get-scim-links", "")
            .json()
            .objects("scimLinks")
            .getFirst();
    String directory = link.string("directoryId").orElseThrow();
    String record = link.string("scimUserId").orElseThrow();

    Answer managed = house.admin("GET", manage(record), "").expect(404);
    house.admin("DELETE", provisioning + "/user/" + record + "/onlyDeleteUserInDB", "").expect(404);
    house
        .admin(
            "PATCH",
            provisioning + "/scimDirectoryId/" + directory + "/scimUserId/" + account + "/unlink",
            "")
        .expect(404);

    assertThat(managed.string("errorDetail")).isEqualTo("Account " + record + " not found.");
    String isRecord = " not found. This is the id of the SCIM record of account " + account;
    assertThat(refusals(house))
        .satisfiesExactly(
            detail -> assertThat(detail).startsWith("Account " + record + isRecord),
            detail -> assertThat(detail).startsWith("Account " + record + isRecord),
            detail ->
                assertThat(detail)
                    .startsWith("User " + account + " not found. This is the id of an account "));
  }

  private static void nonsense(Town town) {
    House house = town.house("Nonsense", Town.ATLASSIAN, "nonsense.example");
    List<String> bodies =
        List.of(
            "",
            "[]",
            "{'name': [7], 'email': {}, 'role': true, 'accountId': 7, 'emails': 'x', 'limit': {}}",
            "{'name': {}, 'emails': [7], 'status': [[]], 'cursor': 1e999, 'expand': {'a': 1}}",
            "{'name': '\\ud800', 'email': '\\ud800@x', 'accountId': '@', 'emails': ['\\ud800']}",
            "\u0000",
            "{\"");
    for (String route : AtlassianFace.routes(town.platform)) {
      String method = route.split(" ")[0];
      String path =
          route
              .split(" ")[1]
              .replace("{org}", house.organization().id())
              .replace("{userDirectory}", "-");
      for (String id :
          List.of("%00", "%00@x.example", "%F0%9F%A6%84", "%ED%A0%80", "x".repeat(300))) {
        for (String body : bodies) {
          Answer answer = house.admin(method, path.replaceAll("\\{\\w+}", id), body);
          assertThat(answer.status()).as("%s, id %s: %s", route, id, body).isLessThan(500);
          assertThat(answer.status() >= 400 && answer.json().isEmpty()).isFalse();
        }
      }
    }
  }

  private static String manage(String account) {
    return "/users/" + account + "/manage";
  }

  private static Answer change(House house, String account, String what, String body) {
    return house.admin("POST", manage(account) + "/lifecycle/" + what, body);
  }

  private static String status(House house, String account) {
    return house
        .admin("GET", manage(account) + "/profile", "")
        .expect(200)
        .json()
        .object("account")
        .flatMap(found -> found.string("account_status"))
        .orElseThrow();
  }

  private static boolean allowed(Json.Obj rules, String name) {
    return rules.object(name).flatMap(rule -> rule.bool("allowed")).orElseThrow();
  }

  private static String reason(Answer refused) {
    return refused
        .expect(403)
        .json()
        .object("context")
        .flatMap(context -> context.object("reason"))
        .flatMap(reason -> reason.string("key"))
        .orElseThrow();
  }

  /// Somebody comes over SCIM; returns the account's id.
  private static String synced(House house, String email) {
    return house
        .post(email, ",\"emails\":[{\"value\":\"%s\",\"primary\":true}]".formatted(email))
        .expect(201)
        .json()
        .object("urn:scim:schemas:extension:atlassian-external:1.0")
        .flatMap(linked -> linked.string("atlassianAccountId"))
        .orElseThrow();
  }

  private static List<String> refusals(House house) {
    return house.entries().stream()
        .filter(entry -> entry.kind() == LogEntry.Kind.REFUSED)
        .map(LogEntry::detail)
        .toList();
  }
}
