package io.rollcall.faces.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.platforms.House.Answer;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How tests call the organization's API under Atlassian's paths, and read its answers.
final class OrganizationApi {
  private OrganizationApi() {}

  static List<Json.Obj> walked(House house, String path) {
    List<Json.Obj> seen = new ArrayList<>();
    Optional<String> next = Optional.of(path);
    while (next.isPresent()) {
      Answer page = house.admin("GET", next.get(), "").expect(200);
      seen.addAll(data(page));
      next =
          page.json()
              .object("links")
              .flatMap(links -> links.string("next"))
              .map(url -> url.substring(house.town().url().toString().length()));
    }
    return seen;
  }

  static String v1(House house, String tail) {
    return "/admin/v1/orgs/" + house.organization().id() + tail;
  }

  static String users(House house) {
    return "/admin/v2/orgs/" + house.organization().id() + "/directories/-/users";
  }

  static String user(House house, String account) {
    return users(house) + "/" + account;
  }

  static String groupsOf(House house) {
    String id = house.organization().id();
    return "/admin/v2/orgs/" + id + "/directories/" + id + "/groups";
  }

  static String member(String account) {
    return "{'accountId': '" + account + "'}";
  }

  /// Makes a group; returns its path.
  static String made(House house, String name) {
    Answer answer = house.admin("POST", groupsOf(house), "{'name': '" + name + "'}").expect(201);
    return groupsOf(house)
        + "/"
        + answer.json().object("data").flatMap(one -> one.string("id")).orElseThrow();
  }

  static Answer searched(House house, String members) {
    return house.admin("POST", users(house) + "/search", "{" + members + "}");
  }

  static List<Json.Obj> found(House house, String members) {
    return data(searched(house, members));
  }

  static List<String> ids(House house, String members) {
    return found(house, members).stream()
        .map(user -> user.string("accountId").orElseThrow())
        .toList();
  }

  static List<String> groupIds(House house, String members) {
    return data(house.admin("POST", groupsOf(house) + "/search", "{" + members + "}")).stream()
        .map(group -> group.string("id").orElseThrow())
        .toList();
  }

  static List<String> actions(List<Json.Obj> events) {
    return events.stream()
        .map(event -> event.object("attributes").flatMap(a -> a.string("action")).orElse(""))
        .toList();
  }

  static List<Json.Obj> data(Answer answer) {
    return answer.expect(200).json().objects("data");
  }

  static String code(Answer refused) {
    List<Json.Obj> errors = refused.json().objects("errors");
    assertThat(errors)
        .singleElement()
        .satisfies(error -> {
          assertThat(error.string("status")).contains(String.valueOf(refused.status()));
          assertThat(error.members()).containsKeys("id", "title", "detail");
        });
    return errors.getFirst().string("code").orElseThrow();
  }

  /// Somebody comes over SCIM; returns the account's id.
  static String synced(House house, String userName, String email) {
    return house
        .post(userName, ",\"emails\":[{\"value\":\"%s\",\"primary\":true}]".formatted(email))
        .expect(201)
        .json()
        .object("urn:scim:schemas:extension:atlassian-external:1.0")
        .flatMap(linked -> linked.string("atlassianAccountId"))
        .orElseThrow();
  }
}
