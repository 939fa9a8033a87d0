package io.rollcall.faces.platforms;

import static io.rollcall.faces.platforms.OrganizationApi.code;
import static io.rollcall.faces.platforms.OrganizationApi.data;
import static io.rollcall.faces.platforms.OrganizationApi.found;
import static io.rollcall.faces.platforms.OrganizationApi.ids;
import static io.rollcall.faces.platforms.OrganizationApi.made;
import static io.rollcall.faces.platforms.OrganizationApi.member;
import static io.rollcall.faces.platforms.OrganizationApi.searched;
import static io.rollcall.faces.platforms.OrganizationApi.synced;
import static io.rollcall.faces.platforms.OrganizationApi.user;
import static io.rollcall.faces.platforms.OrganizationApi.users;
import static io.rollcall.faces.platforms.OrganizationApi.v1;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.platforms.House.Answer;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// People in the organization's API under Atlassian's paths: who there is, access, roles, and
/// invitations.
@Timeout(120)
final class AtlassianPeopleTest {
  private static final String ADMINISTRATOR = "{'role': 'atlassian/org-admin'}";

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
      managed(town);
      search(town);
      pages(town);
      access(town);
      roles(town);
      invitations(town);
    }
  }

  @Test
  void managedAccountsAreListedWhetherTheyAreInTheOrganizationOrNot() {
    onSqlite(AtlassianPeopleTest::managed);
  }

  @Test
  void peopleAreSearchedByWhatTheyAreAndWhereTheyAre() {
    onSqlite(AtlassianPeopleTest::search);
  }

  @Test
  void pagesOfASearchLoseNobody() {
    onSqlite(AtlassianPeopleTest::pages);
  }

  @Test
  void accessIsSuspendedGivenBackAndTakenAway() {
    onSqlite(AtlassianPeopleTest::access);
  }

  @Test
  void theRoleOfAdministratorsIsGivenAndTakenBack() {
    onSqlite(AtlassianPeopleTest::roles);
  }

  @Test
  void peopleAreInvitedAndKeepTheRoleThatTheyHave() {
    onSqlite(AtlassianPeopleTest::invitations);
  }

  private static void managed(Town town) {
    House house = town.house("Managed", Town.ATLASSIAN, "managed.example");
    String here = house.invite("ada@managed.example", Role.MEMBER);
    String gone = house.invite("bob@managed.example", Role.MEMBER);
    house.invite("free@nowhere-managed.example", Role.MEMBER);
    house.remove(gone);

    Answer answer = house.admin("GET", v1(house, "/users"), "").expect(200);

    assertThat(data(answer))
        .extracting(user -> user.string("account_id").orElse(""))
        .containsExactlyInAnyOrder(here, gone);
    assertThat(data(answer))
        .allSatisfy(user -> {
          assertThat(user.string("account_status")).contains("active");
          assertThat(user.string("email").orElse("")).endsWith("@managed.example");
        });
    assertThat(answer.json().object("meta").flatMap(meta -> meta.integer("total"))).contains(2L);
    assertThat(answer.json().object("links").flatMap(links -> links.string("self")))
        .contains(town.url() + v1(house, "/users"));
    assertThat(found(house, "'emails': ['bob@managed.example']"))
        .singleElement()
        .satisfies(user -> {
          assertThat(user.string("status")).contains("not_invited");
          assertThat(user.string("membershipStatus")).contains("no_membership");
          assertThat(user.string("claimStatus")).contains("managed");
        });
    for (int i = 0; i < 101; i++) {
      house.invite("p" + i + "@managed.example", Role.MEMBER);
    }
    Answer full = house.admin("GET", v1(house, "/users"), "").expect(200);
    assertThat(data(full)).hasSize(100);
    String next = full.json().object("links").flatMap(links -> links.string("next")).orElseThrow();
    Answer rest = house.admin("GET", next.substring(town.url().toString().length()), "");
    assertThat(data(rest)).hasSize(3);
    assertThat(rest.json().object("meta").flatMap(meta -> meta.integer("total"))).contains(103L);
    for (String cursor : List.of("x", here, next.substring(next.indexOf("cursor=") + 8))) {
      assertThat(code(house.admin("GET", v1(house, "/users?cursor=" + cursor), "").expect(400)))
          .isEqualTo("ADMIN-400-1");
    }
  }

  private static void search(Town town) {
    House house = town.house("Search", Town.ATLASSIAN, "search.example");
    String synced = synced(house, "ada", "ada@search.example");
    String admin = house.invite("root@search.example", Role.ADMIN);
    String guest = house.invite("guest@nowhere-search.example", Role.GUEST);
    String disabled = house.invite("dis@search.example", Role.MEMBER);
    String deleting = house.invite("del@search.example", Role.MEMBER);
    String suspended = house.invite("sus@search.example", Role.MEMBER);
    house.admin("POST", "/users/" + disabled + "/manage/lifecycle/disable", "").expect(204);
    house.beginDeletion(deleting);
    house.admin("POST", user(house, suspended) + "/suspend", "").expect(204);

    assertThat(ids(house, "")).hasSize(6);
    assertThat(ids(house, "'emails': ['ADA@search.example', 'nobody@search.example']"))
        .containsExactly(synced);
    assertThat(ids(house, "'accountIds': ['" + admin + "', '17']")).containsExactly(admin);
    searched(house, "'accountIds': ['\\u0000']").expect(400);
    assertThat(data(house.admin("GET", users(house) + "?accountIds=%01&emails=%01", ""))).isEmpty();
    assertThat(ids(house, "'searchTerm': 'NOWHERE'")).containsExactly(guest);
    assertThat(ids(house, "'claimStatus': 'unmanaged'")).containsExactly(guest);
    assertThat(ids(house, "'claimStatus': 'managed'")).hasSize(5).doesNotContain(guest);
    assertThat(ids(house, "'status': ['deactivated']")).containsExactly(disabled);
    assertThat(ids(house, "'status': ['for_deletion']")).containsExactly(deleting);
    assertThat(ids(house, "'status': ['suspended']")).containsExactly(suspended);
    assertThat(ids(house, "'status': ['active']")).containsExactlyInAnyOrder(synced, admin, guest);
    assertThat(ids(house, "'accountStatus': ['inactive']"))
        .containsExactlyInAnyOrder(disabled, deleting);
    assertThat(ids(house, "'membershipStatus': ['suspended']")).containsExactly(suspended);
    assertThat(ids(house, "'roleIds': ['atlassian/org-admin']")).containsExactly(admin);
    assertThat(ids(house, "'roleIds': ['atlassian/guest']")).containsExactly(guest);
    assertThat(ids(house, "'emailDomains': ['@nowhere-search.example']")).containsExactly(guest);
    assertThat(ids(house, "'directoryIds': ['17']")).isEmpty();
    assertThat(ids(house, "'resourceIds': ['ari:cloud:jira-core::site/1']")).isEmpty();
    assertThat(ids(house, "'mfaEnabled': true")).isEmpty();
    assertThat(ids(house, "'mfaEnabled': false")).hasSize(6);
    assertThat(data(house.admin("GET", users(house) + "?status=active,suspended", ""))).hasSize(4);

    Json.Obj shown = found(house, "'accountIds': ['" + synced + "']").getFirst();
    assertThat(shown.string("managementSource")).contains("synced");
    assertThat(shown.bool("emailVerified")).contains(true);
    assertThat(shown.get("groups")).isEmpty();
    assertThat(found(house, "'accountIds': ['" + admin + "'], 'expand': ['platformRoles']"))
        .singleElement()
        .satisfies(user -> {
          assertThat(user.items("platformRoles"))
              .containsExactly(Json.string("atlassian/org-admin"));
          assertThat(user.string("managementSource")).contains("invited");
        });
    assertThat(code(searched(house, "'emails': ['a@b.example'], 'searchTerm': 'a'").expect(400)))
        .isEqualTo("ADMIN-400-24");
    searched(house, "'status': ['asleep']").expect(400);
    searched(house, "'limit': 101").expect(400);
    searched(house, "'sortBy': [{'field': 'nick_name', 'direction': 'asc'}]").expect(400);
    assertThat(code(searched(house, "'cursor': '?'").expect(400))).isEqualTo("ADMIN-400-1");
    assertThat(
            house
                .admin("GET", user(house, synced), "")
                .expect(200)
                .json()
                .object("data")
                .flatMap(one -> one.string("email")))
        .contains("ada@search.example");
    assertThat(code(house.admin("GET", user(house, "17"), "").expect(404)))
        .isEqualTo("ADMIN-404-8");
  }

  private static void pages(Town town) {
    House house = town.house("Pages", Town.ATLASSIAN, "pages.example");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(house.invite("p" + i + "@pages.example", Role.MEMBER));
    }
    house.remove(all.get(2));
    house.remove(all.get(5));

    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      String more = cursor.map(text -> ", 'cursor': '" + text + "'").orElse("");
      Answer page = searched(house, "'limit': 2" + more).expect(200);
      data(page).forEach(user -> seen.add(user.string("accountId").orElseThrow()));
      cursor = page.json().object("links").flatMap(links -> links.string("next"));
    } while (cursor.isPresent());

    assertThat(seen).containsExactlyElementsOf(all.stream().sorted().toList());
  }

  private static void access(Town town) {
    House house = town.house("Access", Town.ATLASSIAN, "access.example");
    String account = house.invite("ada@access.example", Role.MEMBER);
    String admin = house.invite("root@access.example", Role.ADMIN);
    String synced = synced(house, "eve", "eve@access.example");
    String group = made(house, "team");
    house.admin("POST", group + "/memberships", member(account)).expect(204);

    house.admin("POST", user(house, account) + "/suspend", "").expect(204);
    house.admin("POST", user(house, account) + "/suspend", "").expect(204);
    assertThat(found(house, "'accountIds': ['" + account + "'], 'expand': ['groups']"))
        .singleElement()
        .satisfies(user -> {
          assertThat(user.string("status")).contains("suspended");
          assertThat(user.string("accountStatus")).contains("active");
          assertThat(user.objects("groups"))
              .singleElement()
              .satisfies(one -> assertThat(one.string("name")).contains("team"));
        });
    house
        .admin("POST", v1(house, "/users/" + account + "/roles/assign"), ADMINISTRATOR)
        .expect(204);
    house
        .admin("POST", v1(house, "/users/" + account + "/roles/revoke"), ADMINISTRATOR)
        .expect(204);
    assertThat(ids(house, "'status': ['suspended']")).containsExactly(account);
    house.admin("POST", user(house, account) + "/restore", "").expect(204);
    assertThat(ids(house, "'status': ['active']")).contains(account);

    house.admin("DELETE", user(house, account), "").expect(204);
    assertThat(found(house, "'accountIds': ['" + account + "'], 'expand': ['groups']"))
        .singleElement()
        .satisfies(user -> {
          assertThat(user.string("status")).contains("not_invited");
          assertThat(user.objects("groups")).isEmpty();
        });
    assertThat(code(house.admin("DELETE", user(house, account), "").expect(404)))
        .isEqualTo("ADMIN-404-8");
    assertThat(code(house.admin("DELETE", user(house, synced), "").expect(409)))
        .isEqualTo("ADMIN-409-28");
    assertThat(house.admin("POST", user(house, admin) + "/suspend", "").expect(409).text())
        .contains("last active administrator");
    house.admin("DELETE", user(house, admin), "").expect(409);
    assertThat(ids(house, "'status': ['active']")).containsExactlyInAnyOrder(admin, synced);
  }

  private static void roles(Town town) {
    House house = town.house("Roles", Town.ATLASSIAN, "roles.example");
    String first = house.invite("ada@roles.example", Role.MEMBER);
    String second = house.invite("bob@roles.example", Role.MEMBER);
    String assigned = "/role-assignments/assign";
    String revoked = "/role-assignments/revoke";

    house.admin("POST", v1(house, "/users/" + first + assigned), ADMINISTRATOR).expect(204);
    house.admin("POST", v1(house, "/users/" + first + assigned), ADMINISTRATOR).expect(204);
    assertThat(ids(house, "'roleIds': ['atlassian/org-admin']")).containsExactly(first);
    assertThat(
            house
                .admin("POST", v1(house, "/users/" + first + revoked), ADMINISTRATOR)
                .expect(409)
                .text())
        .contains("last active administrator");
    house.admin("POST", v1(house, "/users/" + second + "/roles/assign"), ADMINISTRATOR).expect(204);
    house.admin("POST", v1(house, "/users/" + first + revoked), ADMINISTRATOR).expect(204);
    house.admin("POST", v1(house, "/users/" + first + "/roles/revoke"), ADMINISTRATOR).expect(204);
    assertThat(ids(house, "'roleIds': ['atlassian/org-admin']")).containsExactly(second);

    String product = "{'role': 'atlassian/user', 'resource': 'ari:cloud:jira-core::site/1'}";
    assertThat(code(house.admin("POST", v1(house, "/users/" + first + "/roles/assign"), product)))
        .isEqualTo("ADMIN-UAM-404-1");
    house
        .admin("POST", v1(house, "/users/" + first + assigned), "{'role': 'atlassian/site-admin'}")
        .expect(400);
    house.admin("POST", v1(house, "/users/17" + assigned), ADMINISTRATOR).expect(404);
  }

  private static void invitations(Town town) {
    House house = town.house("Invite", Town.ATLASSIAN, "invite.example");
    town.house("Invite-far", Town.ATLASSIAN, "far-invite.example");
    String admin = house.invite("root@invite.example", Role.ADMIN);
    String group = made(house, "newcomers");
    String invite = "/admin/v2/orgs/" + house.organization().id() + "/users/invite";
    String groupId = group.replaceAll(".*/", "");

    Answer answer =
        house
            .admin(
                "POST",
                invite,
                "{'emails': ['ada@invite.example', 'x@far-invite.example', 'root@invite.example'],"
                    + " 'additionalGroups': ['"
                    + groupId
                    + "'], 'sendNotification': true}")
            .expect(200);

    assertThat(data(answer))
        .extracting(one -> one.string("email").orElse(""))
        .containsExactly("ada@invite.example", "root@invite.example");
    assertThat(ids(house, "'groupIds': ['" + groupId + "']")).hasSize(2).contains(admin);
    Answer again =
        house.admin(
            "POST",
            invite,
            "{'emails': ['ada@invite.example'], 'additionalGroups': ['" + groupId + "']}");
    assertThat(
            data(again).getFirst().objects("results").getFirst().objects("groupAssignmentResult"))
        .containsExactly(Json.object().put("groupId", groupId).put("success", true).build());
    assertThat(
            code(
                house
                    .admin(
                        "POST",
                        invite,
                        "{'emails': ['b@invite.example'], 'additionalGroups': ['17']}")
                    .expect(404)))
        .isEqualTo("ADMIN-404-10");
    assertThat(found(house, "'emails': ['b@invite.example']")).isEmpty();
    assertThat(ids(house, "'roleIds': ['atlassian/org-admin']")).containsExactly(admin);
    assertThat(
            code(house.admin("POST", invite, "{'emails': ['x@far-invite.example']}").expect(409)))
        .isEqualTo("ADMIN-409-28");
    house.admin("POST", invite, "{'emails': []}").expect(400);
    house.admin("POST", invite, "{'emails': ['nobody']}").expect(400);
    house
        .admin(
            "POST",
            invite,
            "{'emails': ['a@invite.example'], 'permissionRules': [{'resource': 'ari:x', 'role': 'atlassian/user'}]}")
        .expect(404);
  }
}
