package io.rollcall.e2e.service;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Service;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An organization with a directory, two users, a group with one of them, a schema, and everything
/// that somebody else might try to reach: the ids, the tokens, a cursor, an ETag.
///
/// @param token of its directory
/// @param key of the organization
/// @param texts by the names that [Attack] has for them
record Tenant(String name, String token, String key, Map<String, String> texts) {
  static final String STANDARD = "standard";
  static final String MIRO = "miro";
  static final String ATLASSIAN = "atlassian";

  static Tenant settle(Service service, String name, String preset) {
    String domain = name.toLowerCase(Locale.ROOT) + ".example";
    JSONObject organization = service.command("org", "create", name, "--claim-domain", domain);
    JSONObject made = service.command("directory", "create", "--org", name, "--preset", preset);
    String key = service.command("key", "create", "--org", name).getFieldAsString("key");
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("base", URI.create(made.getFieldAsString("baseUrl")).getPath());
    texts.put("directory", made.getFieldAsString("directoryId"));
    texts.put("organization", organization.getFieldAsString("organizationId"));
    texts.put("address", "first@" + domain);
    texts.put("domain", domain);
    var tenant = new Tenant(name, made.getFieldAsString("token"), key, texts);
    tenant.people(new Http(service.url(), tenant.token), preset);
    tenant.administration(new Http(service.url(), key));
    if (preset.equals(MIRO)) {
      tenant.groups(new Http(service.url(), key));
    }
    if (preset.equals(ATLASSIAN)) {
      tenant.localGroup(new Http(service.url(), key));
      tenant.event(new Http(service.url(), key));
    }
    return tenant;
  }

  String text(String of) {
    return texts.getOrDefault(of, "");
  }

  private void people(Http scim, String preset) {
    JSONObject user = create(scim, text("address"));
    JSONObject _ = create(scim, "second@" + text("domain"));
    texts.put("user", user.getFieldAsString("id"));
    texts.put("etag", "W/\"1\"");
    if (preset.equals(STANDARD)) {
      texts.put("etag", user.getFieldAsObject("meta").getFieldAsString("version"));
      String page = text("base") + "/Users?cursor=&count=1";
      texts.put("cursor", scim.get(page).expect(200).string("nextCursor"));
    }
    if (!preset.equals(MIRO)) {
      String group = "{\"displayName\": \"Group of %s\"}".formatted(name);
      String _ = scim.post(text("base") + "/Groups", group).expect(201).string("id");
    }
  }

  private JSONObject create(Http scim, String userName) {
    return scim.post(
            text("base") + "/Users",
            """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%1$s",
             "externalId": "x-%1$s", "displayName": "Person %1$s",
             "emails": [{"value": "%1$s", "primary": true}]}\
            """
                .formatted(userName))
        .expect(201)
        .json();
  }

  private void administration(Http api) {
    String urn = "urn:%s:params:scim:2.0:Badge".formatted(name.toLowerCase(Locale.ROOT));
    String schema =
        "{\"schema\": {\"id\": \"%s\", \"attributes\": [{\"name\": \"number\"}]}}".formatted(urn);
    var _ = api.post("/api/schemas", schema).expect(201);
    var _ = api.post("/api/teams", "{\"name\": \"Team of %s\"}".formatted(name));
    texts.put("urn", urn);
    texts.put("key", last(api, "/api/keys", "keyId"));
    texts.put("token", last(api, "/api/directories/" + text("directory") + "/tokens", "tokenId"));
    texts.put("account", last(api, "/api/members?email=" + text("address"), "accountId"));
    texts.put("group", last(api, "/api/groups", "groupId"));
  }

  /// A user group with somebody in it, attached to a team with somebody in it.
  private void groups(Http rest) {
    String body = "{\"name\": \"Group of %s\"}".formatted(name);
    texts.put("userGroup", rest.post(ofOrganization("groups"), body).expect(201).string("id"));
    texts.put("team", last(rest, "/api/teams", "teamId"));
    String person = "{\"email\": \"%s\"}".formatted(text("address"));
    String team = ofOrganization("teams/" + text("team"));
    var _ = rest.post(team + "/members", person).expect(201);
    var _ =
        rest.post(ofOrganization("groups/" + text("userGroup") + "/members"), person).expect(201);
    String attached = "{\"userGroupId\": \"%s\"}".formatted(text("userGroup"));
    var _ = rest.post(team + "/groups", attached).expect(201);
  }

  /// A group that no directory has, with somebody in it.
  private void localGroup(Http key) {
    String groups = "/admin/v2/orgs/%s/directories/-/groups".formatted(text("organization"));
    String body = "{\"name\": \"Local group of %s\"}".formatted(name);
    String id =
        key.post(groups, body).expect(201).json().getFieldAsObject("data").getFieldAsString("id");
    texts.put("localGroup", id);
    String member = "{\"accountId\": \"%s\"}".formatted(text("account"));
    var _ = key.post(groups + "/" + id + "/memberships", member).expect(204);
  }

  /// Something that happened.
  private void event(Http key) {
    JSONObject page =
        key.get("/admin/v1/orgs/" + text("organization") + "/events").expect(200).json();
    JSONObject latest = (JSONObject) page.getFieldAsArray("data").getFirst();
    texts.put("event", latest.getFieldAsString("id"));
  }

  private String ofOrganization(String path) {
    return "/v2/orgs/" + text("organization") + "/" + path;
  }

  /// What only Miro's organizations have.
  private Stream<String> restLists() {
    String group = "groups/" + text("userGroup");
    String team = "teams/" + text("team");
    return text("userGroup").isEmpty()
        ? Stream.of()
        : Stream.of("groups", group + "/members", team + "/members", team + "/groups")
            .map(this::ofOrganization);
  }

  private static String last(Http api, String list, String field) {
    JSONObject items = api.get(list).expect(200).json();
    return ((JSONObject) items.getFieldAsArray("items").getLast()).getFieldAsString(field);
  }

  /// Every text that only this organization may see.
  List<String> secrets() {
    Stream<String> own =
        Stream.of(
                "directory",
                "organization",
                "user",
                "account",
                "group",
                "key",
                "token",
                "cursor",
                "urn",
                "team",
                "userGroup",
                "localGroup",
                "event")
            .map(this::text)
            .filter(text -> !text.isEmpty());
    return Stream.concat(own, Stream.of(name, token, key)).toList();
  }

  /// All that this organization has, as text.
  String snapshot(Service service) {
    Http scim = new Http(service.url(), token);
    Http api = new Http(service.url(), key);
    return Stream.of(
            Stream.of("/Users", "/Groups").map(list -> scim.get(text("base") + list)),
            Stream.of(
                    "organization",
                    "keys",
                    "domains",
                    "directories",
                    "members",
                    "groups",
                    "teams",
                    "schemas",
                    "directories/" + text("directory") + "/tokens")
                .map(list -> api.get("/api/" + list)),
            restLists().map(api::get))
        .flatMap(each -> each)
        .map(answer -> answer.expect(200).text())
        .reduce("", (all, one) -> all + "\n" + one);
  }

  /// What its log says, but for what its own token was refused, as text.
  String log(Service service) {
    JSONObject page = new Http(service.url(), key).get("/api/log?limit=1000").expect(200).json();
    return page.getFieldAsArray("items").stream()
        .map(JSONObject.class::cast)
        .filter(entry -> !isRefusalOfOwnToken(entry))
        .map(JSONObject::toString)
        .collect(Collectors.joining("\n"));
  }

  /// Where its own token was tried in another's place, its own log says so.
  private boolean isRefusalOfOwnToken(JSONObject entry) {
    return "refused".equals(entry.getFieldAsString("kind"))
        && text("directory").equals(entry.getFieldAsString("directoryId"));
  }
}
