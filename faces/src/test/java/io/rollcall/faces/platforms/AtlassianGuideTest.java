package io.rollcall.faces.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.platforms.House.Answer;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Atlassian's guide to e-mails that are attached to the wrong account: its two flows step by step,
/// and its loop over account ids, in its own URLs.
@Timeout(120)
final class AtlassianGuideTest {
  private static final String OLD = "old.email@domain.com";
  private static final String NEW = "new.email@domain.com";
  private static final String PARKED = "parked.email@domain.com";
  private static final String ACCOUNT_URN = "urn:scim:schemas:extension:atlassian-external:1.0";

  @TempDir private Path folder;

  private void onSqlite(Consumer<Town> story) {
    try (Databases databases = Databases.sqlite(folder);
        Town town = new Town(databases.open())) {
      story.accept(town);
    }
  }

  private static void onPostgresql(Consumer<Town> story) {
    try (Databases databases = Databases.postgresql();
        Town town = new Town(databases.open())) {
      story.accept(town);
    }
  }

  @Test
  void bothAccountsAreSyncedAndTheRightOneGetsTheEmail() {
    onSqlite(AtlassianGuideTest::flowA);
  }

  @Test
  @Tag("postgresql")
  void bothAccountsAreSyncedAndTheRightOneGetsTheEmailOnPostgresql() {
    onPostgresql(AtlassianGuideTest::flowA);
  }

  @Test
  void theWrongAccountIsSyncedAndTheRightOneTakesItsPlace() {
    onSqlite(AtlassianGuideTest::flowB);
  }

  @Test
  @Tag("postgresql")
  void theWrongAccountIsSyncedAndTheRightOneTakesItsPlaceOnPostgresql() {
    onPostgresql(AtlassianGuideTest::flowB);
  }

  @Test
  void aLoopOverAccountIdsDeletesTheirRecordsInAllDirectories() {
    onSqlite(AtlassianGuideTest::loop);
  }

  @Test
  @Tag("postgresql")
  void aLoopOverAccountIdsDeletesTheirRecordsInAllDirectoriesOnPostgresql() {
    onPostgresql(AtlassianGuideTest::loop);
  }

  private static void flowA(Town town) {
    House acme = town.house("Acme", Town.ATLASSIAN, "domain.com");
    Synced one = synced(acme, "person", OLD);
    Synced two = synced(acme, "person-again", NEW);
    String group = group(acme, "engineers", two.record());

    Answer refused = patchEmail(acme, one.record(), NEW).expect(409);
    String line = "Resource [USER]: with email[" + NEW + "] already exists.";
    assertThat(refused.string("detail")).isEqualTo(line);
    assertThat(acme.log(refused.string("diagnosis")))
        .singleElement()
        .satisfies(entry -> assertThat(entry.string("detail").orElse("")).startsWith(line));
    assertThat(reason(setEmail(acme, two.account(), PARKED).expect(403)))
        .isEqualTo("externalDirectory.scim");
    assertThat(mayChangeEmail(acme, two.account())).isFalse();

    acme.admin("DELETE", recordsOf(acme, two.account()), "").expect(204);
    assertThat(links(acme, two.account())).isEmpty();
    acme.admin("DELETE", recordsOf(acme, two.account()), "").expect(404);
    assertThat(mayChangeEmail(acme, two.account())).isTrue();
    setEmail(acme, two.account(), PARKED).expect(204);
    assertThat(profile(acme, two.account()).string("email")).contains(PARKED);
    Answer pushed = patchEmail(acme, one.record(), NEW).expect(200);
    assertThat(account(pushed)).isEqualTo(one.account());

    assertThat(linksOfEmail(acme, NEW))
        .singleElement()
        .satisfies(link -> {
          assertThat(link.string("atlassianAccountId")).contains(one.account());
          assertThat(link.string("scimUserId")).contains(one.record());
          assertThat(link.string("orgId")).contains(acme.organization().id());
        });
    assertThat(members(acme, group)).isEmpty();
    addMember(acme, group, one.record());
    assertThat(members(acme, group)).containsExactly(one.record());
    acme.admin("POST", manage(two.account()) + "/lifecycle/disable", "{}").expect(204);
    assertThat(profile(acme, two.account()).string("account_status")).contains("inactive");
  }

  private static void flowB(Town town) {
    House acme = town.house("Acme", Town.ATLASSIAN, "domain.com");
    String history = acme.invite(OLD, Role.MEMBER);
    Synced two = synced(acme, "person", NEW);
    String group = group(acme, "engineers", two.record());
    assertThat(linksOfEmail(acme, OLD)).isEmpty();

    acme.admin("DELETE", recordsOf(acme, two.account()), "").expect(204);
    Answer taken = setEmail(acme, history, NEW).expect(400);
    assertThat(taken.string("key")).isEqualTo("fieldConstraintsViolated");
    setEmail(acme, two.account(), PARKED).expect(204);
    setEmail(acme, history, NEW).expect(204);
    Synced again = synced(acme, "person", NEW);

    assertThat(again.account()).isEqualTo(history);
    assertThat(again.record()).isNotEqualTo(two.record());
    assertThat(members(acme, group)).isEmpty();
    addMember(acme, group, again.record());
    assertThat(members(acme, group)).containsExactly(again.record());
    assertThat(profile(acme, history).string("email")).contains(NEW);
  }

  private static void loop(Town town) {
    House first = town.house("Acme", Town.ATLASSIAN, "domain.com");
    House second = town.neighbour(first);
    List<Synced> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(synced(first, "p" + i, "p" + i + "@domain.com"));
      assertThat(synced(second, "p" + i, "p" + i + "@domain.com").account())
          .isEqualTo(all.getLast().account());
    }
    Synced stranger = synced(first, "free", "free@elsewhere.example");
    String group = group(first, "all", all.stream().map(Synced::record).toArray(String[]::new));

    for (Synced each : all) {
      assertThat(links(first, each.account())).hasSize(2);
      first.admin("DELETE", recordsOf(first, each.account()), "").expect(204);
    }

    for (Synced each : all) {
      assertThat(links(first, each.account())).isEmpty();
      assertThat(profile(first, each.account()).string("account_status")).contains("active");
      assertThat(mayChangeEmail(first, each.account())).isTrue();
    }
    assertThat(members(first, group)).isEmpty();
    first.admin("DELETE", recordsOf(first, stranger.account()), "").expect(403);
    first.admin("DELETE", recordsOf(first, "1234567890123456789"), "").expect(404);
    assertThat(links(first, stranger.account())).hasSize(1);
  }

  /// @param record the id of the User
  /// @param account the id of the account that it is linked to
  private record Synced(String record, String account) {}

  private static Synced synced(House house, String userName, String email) {
    Answer made =
        house
            .post(
                userName,
                ",\"externalId\":\"%s\",\"emails\":[{\"value\":\"%s\",\"primary\":true}]"
                    .formatted(userName, email))
            .expect(201);
    return new Synced(made.string("id"), account(made));
  }

  private static String account(Answer user) {
    return user.json()
        .object(ACCOUNT_URN)
        .flatMap(linked -> linked.string("atlassianAccountId"))
        .orElseThrow(() -> new AssertionError(user));
  }

  private static Answer patchEmail(House house, String record, String email) {
    return house.scim(
        "PATCH",
        "/Users/" + record,
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
         "Operations":[{"op":"replace","path":"emails[primary eq true].value","value":"%s"}]}\
        """
            .formatted(email));
  }

  private static String group(House house, String name, String... records) {
    String group =
        house
            .scim("POST", "/Groups", "{\"displayName\":\"%s\"}".formatted(name))
            .expect(201)
            .string("id");
    for (String record : records) {
      addMember(house, group, record);
    }
    return group;
  }

  private static void addMember(House house, String group, String record) {
    String body =
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
         "Operations":[{"op":"add","path":"members","value":[{"value":"%s"}]}]}\
        """
            .formatted(record);
    house.scim("PATCH", "/Groups/" + group, body).expect(200);
  }

  private static List<String> members(House house, String group) {
    return house.scim("GET", "/Groups/" + group, "").expect(200).json().objects("members").stream()
        .map(member -> member.string("value").orElse(""))
        .toList();
  }

  private static String provisioning(House house) {
    return "/admin/user-provisioning/v1/org/" + house.organization().id();
  }

  private static String recordsOf(House house, String account) {
    return provisioning(house) + "/user/" + account + "/onlyDeleteUserInDB";
  }

  private static List<Json.Obj> links(House house, String account) {
    String path = provisioning(house) + "/user/" + account + "/get-scim-links";
    return house.admin("GET", path, "").expect(200).json().objects("scimLinks");
  }

  private static List<Json.Obj> linksOfEmail(House house, String email) {
    String path = provisioning(house) + "/get-scim-links-for-email";
    String body = "{\"email\":\"%s\"}".formatted(email);
    return house.admin("POST", path, body).expect(200).json().objects("scimLinks");
  }

  private static String manage(String account) {
    return "/users/" + account + "/manage";
  }

  private static Answer setEmail(House house, String account, String email) {
    return house.admin("PUT", manage(account) + "/email", "{\"email\":\"%s\"}".formatted(email));
  }

  private static boolean mayChangeEmail(House house, String account) {
    Json.Obj rules =
        house.admin("GET", manage(account) + "?privileges=email.set", "").expect(200).json();
    assertThat(rules.members()).containsOnlyKeys("email.set");
    return rules.object("email.set").flatMap(rule -> rule.bool("allowed")).orElseThrow();
  }

  private static String reason(Answer refused) {
    assertThat(refused.string("key")).isEqualTo("forbidden.action");
    return refused
        .json()
        .object("context")
        .flatMap(context -> context.object("reason"))
        .flatMap(reason -> reason.string("key"))
        .orElse("");
  }

  private static Json.Obj profile(House house, String account) {
    return house
        .admin("GET", manage(account) + "/profile", "")
        .expect(200)
        .json()
        .object("account")
        .orElseThrow();
  }
}
