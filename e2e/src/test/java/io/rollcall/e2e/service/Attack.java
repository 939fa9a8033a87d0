package io.rollcall.e2e.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A request with the ids of somebody else in it.
///
/// @param target path and query, with names in braces for what is somebody's
/// @param body likewise; empty for none
record Attack(String method, String target, String body) {
  private static final String PATCH =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}\
      """;
  private static final String RENAME =
      PATCH.formatted("{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Taken\"}");
  private static final String USER =
      """
      {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s"}\
      """;
  private static final String ADDRESSED =
      """
      {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "taken",
       "emails": [{"value": "{address}", "primary": true}]}\
      """;
  private static final String GROUP =
      """
      {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Taken"}\
      """;
  private static final String SEARCH =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "count": 10}\
      """;
  private static final String BULK =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
        {"method": "DELETE", "path": "/Users/{user}"}, {"method": "DELETE", "path": "/Groups/{group}"}]}\
      """;

  /// What routes of the administration API need besides their path.
  private static final Map<String, String> BODIES =
      Map.of(
          "PATCH /api/directories/{directory}",
          "{\"name\": \"taken\"}",
          "POST /api/directories/{directory}/tokens/rotate",
          "{\"overlapSeconds\": 60}",
          "POST /api/directories/{directory}/tokens/revoke",
          "{\"all\": true}",
          "PATCH /api/members/{account}",
          "{\"role\": \"guest\"}");

  /// What routes of Miro's REST API need besides their path.
  private static final Map<String, String> REST_BODIES =
      Map.of(
          "POST /v2/orgs/{org}/teams",
          "{\"name\": \"Taken\"}",
          "PATCH /v2/orgs/{org}/teams/{team}",
          "{\"name\": \"Taken\"}",
          "POST /v2/orgs/{org}/teams/{team}/members",
          "{\"email\": \"{address}\"}",
          "PATCH /v2/orgs/{org}/teams/{team}/members/{member}",
          "{\"role\": \"admin\"}",
          "POST /v2/orgs/{org}/teams/{team}/groups",
          "{\"userGroupId\": \"{userGroup}\"}",
          "POST /v2/orgs/{org}/groups",
          "{\"name\": \"Taken\"}",
          "PATCH /v2/orgs/{org}/groups/{group}",
          "{\"name\": \"Taken\"}",
          "POST /v2/orgs/{org}/groups/{group}/members",
          "{\"email\": \"{address}\"}",
          "PATCH /v2/orgs/{org}/groups/{group}/members",
          "{\"membersToAdd\": [\"{account}\", \"{address}\"], \"membersToRemove\": [\"{account}\"]}");

  /// What routes of Atlassian's administration need besides their path. (Inviting needs nothing
  /// here: it takes everybody, and gives no right.)
  private static final Map<String, String> ADMINISTRATION_BODIES =
      Map.of(
          "POST /admin/user-provisioning/v1/org/{org}/get-scim-links-for-email",
          "{\"email\": \"{address}\"}",
          "PATCH /users/{account}/manage/profile",
          "{\"name\": \"Taken\"}",
          "PUT /users/{account}/manage/email",
          "{\"email\": \"{address}\"}",
          "POST /admin/v2/orgs/{org}/directories/{userDirectory}/users/search",
          "{\"emails\": [\"{address}\"], \"expand\": [\"groups\", \"platformRoles\"]}",
          "POST /admin/v2/orgs/{org}/directories/{userDirectory}/groups/search",
          "{\"accountIds\": [\"{account}\"]}",
          "POST /admin/v2/orgs/{org}/directories/{userDirectory}/groups/{group}/memberships",
          "{\"accountId\": \"{account}\"}",
          "POST /admin/v1/orgs/{org}/users/{account}/role-assignments/assign",
          "{\"role\": \"atlassian/org-admin\"}",
          "POST /admin/v1/orgs/{org}/users/{account}/role-assignments/revoke",
          "{\"role\": \"atlassian/org-admin\"}",
          "POST /admin/v1/orgs/{org}/users/{account}/roles/assign",
          "{\"role\": \"atlassian/org-admin\"}",
          "POST /admin/v1/orgs/{org}/users/{account}/roles/revoke",
          "{\"role\": \"atlassian/org-admin\"}");

  private static final Pattern NAME = Pattern.compile("\\{\\w+}");

  private static final Map<String, String> QUERIES =
      Map.of("DELETE /api/directories/{directory}", "?confirm=directory");

  /// Every route of the standard face that takes something of a directory.
  static List<Attack> onStandard() {
    List<Attack> all = new ArrayList<>();
    for (String base : List.of("{base}", "{ownBase}")) {
      resources(all, base);
      replacements(all, base);
      all.add(new Attack("POST", base + "/Bulk", BULK));
    }
    lists(all);
    all.add(new Attack("POST", "{base}/Groups", GROUP));
    for (String search : List.of("/.search", "/Users/.search", "/Groups/.search")) {
      all.add(new Attack("POST", "{base}" + search, SEARCH));
    }
    members(all);
    queries(all, "cursor={cursor}&count=1", "cursor={cursor}");
    get(all, "/api/v1/scim/Users/{account}", "/v2/orgs/{organization}", "{base}");
    return all;
  }

  /// Every route under Atlassian's paths.
  ///
  /// @param routes of the administration, as `METHOD /path`
  static List<Attack> onAtlassian(List<String> routes) {
    List<Attack> all = new ArrayList<>();
    for (String base : List.of("{base}", "{ownBase}")) {
      resources(all, base);
      replacements(all, base);
      all.add(new Attack("POST", base + "/Users", ADDRESSED));
      all.add(new Attack("PUT", base + "/Users/{user}", ADDRESSED));
    }
    lists(all);
    all.add(new Attack("POST", "{base}/Groups", GROUP));
    members(all);
    queries(all);
    get(all, "{base}/Schemas", "{base}/ResourceTypes", "{base}/ServiceProviderConfig");
    routes.stream()
        .filter(route -> route.contains("{"))
        .flatMap(route -> Stream.of(route, route.replace("{group}", "{localGroup}")).distinct())
        .forEach(route -> onAdministration(all, route));
    String search = "/admin/v2/orgs/{ownOrganization}/directories/{organization}/users/search";
    all.add(new Attack("POST", search, ""));
    for (String group : List.of("{group}", "{localGroup}")) {
      String invited =
          "{\"emails\": [\"new@nowhere.example\"], \"additionalGroups\": [\"%s\"]}"
              .formatted(group);
      String groups = "{\"groupIds\": [\"%s\"]}".formatted(group);
      all.add(new Attack("POST", "/admin/v2/orgs/{ownOrganization}/users/invite", invited));
      all.add(
          new Attack(
              "POST", "/admin/v2/orgs/{ownOrganization}/directories/-/users/search", groups));
    }
    String accounts = "{\"accountIds\": [\"{account}\"]}";
    all.add(
        new Attack(
            "POST", "/admin/v2/orgs/{ownOrganization}/directories/-/users/search", accounts));
    get(all, "/admin/v2/orgs/{ownOrganization}/directories?accountId={account}");
    get(all, "/admin/v1/orgs/{ownOrganization}/domains/{domain}");
    return all;
  }

  /// With everything that the path and the body name the victim's, and in one's own organization
  /// with each of it.
  private static void onAdministration(List<Attack> all, String route) {
    String method = route.split(" ")[0];
    String target = route.split(" ")[1].replace("{org}", "{organization}");
    String body = ADMINISTRATION_BODIES.getOrDefault(route.replace("{localGroup}", "{group}"), "");
    String anywhere = target.replace("{userDirectory}", "-");
    all.add(new Attack(method, anywhere, body));
    String under = anywhere.replace("{organization}", "{ownOrganization}");
    boolean namesSomething = NAME.matcher(under.replace("{ownOrganization}", "") + body).find();
    if (namesSomething) {
      all.add(new Attack(method, under, body));
    }
    for (String name : List.of("account", "group", "localGroup", "directory")) {
      String own = "{own" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "}";
      String mine = under.replace("{" + name + "}", own);
      boolean stillNames = NAME.matcher(mine.replaceAll("\\{own\\w+}", "") + body).find();
      if (!mine.equals(under) && stillNames) {
        all.add(new Attack(method, mine, body));
      }
    }
  }

  /// Every route under Miro's paths; where the token names the directory, one's own is theirs.
  ///
  /// @param routes of the REST API, as `METHOD /path`
  static List<Attack> onMiro(List<String> routes) {
    List<Attack> all = new ArrayList<>();
    resources(all, "{base}");
    all.add(new Attack("PUT", "{base}/Users/{user}", USER.formatted("taken")));
    lists(all);
    members(all);
    queries(all);
    String own = "/v2/orgs/{ownOrganization}/members";
    get(all, "/v2/orgs/{organization}/members?emails={address}", own + "?emails={address}");
    get(all, "/v1/oauth-token");
    get(all, "/v2/audit/logs?createdAfter=2000-01-01T00:00:00Z&createdBefore=2999-01-01T00:00:00Z");
    all.add(new Attack("POST", "/v2/sessions/reset_all?email={address}", ""));
    routes.stream().filter(route -> route.contains("{org}")).forEach(route -> onRest(all, route));
    return all;
  }

  /// With everything that the path names the victim's, and with each but one.
  private static void onRest(List<Attack> all, String route) {
    String method = route.split(" ")[0];
    String target = named(route.split(" ")[1]);
    String body = REST_BODIES.getOrDefault(route, "");
    all.add(new Attack(method, target, body));
    String under = target.replace("{organization}", "{ownOrganization}");
    List<String> names = NAME.matcher(under).results().map(MatchResult::group).toList();
    if (names.size() > 1) {
      all.add(new Attack(method, under, body));
    }
    for (String name : names.subList(1, names.size())) {
      if (names.size() > 2 || body.contains("{a") || body.contains("{userGroup")) {
        String mine = "{own" + Character.toUpperCase(name.charAt(1)) + name.substring(2);
        all.add(new Attack(method, under.replace(name, mine), body));
      }
    }
  }

  private static String named(String path) {
    return path.replace("{org}", "{organization}")
        .replace("{group}", "{userGroup}")
        .replace("{member}", "{account}");
  }

  /// What the administration API says it has, as `METHOD /path`: whatever names something in its
  /// path, and every list. (The log, which repeats what was sent, is read after every attack.)
  static List<Attack> onApi(List<String> routes) {
    List<Attack> all = new ArrayList<>();
    for (String route : routes) {
      String[] words = route.split(" ");
      String target = words[1] + QUERIES.getOrDefault(route, "");
      String body = BODIES.getOrDefault(route, "");
      boolean isList = words[0].equals("GET") && !target.equals("/api/log");
      if (target.contains("{") || isList) {
        all.add(new Attack(words[0], target, body));
      }
      if (target.matches(".*\\{.*\\{.*")) {
        all.add(new Attack(words[0], target.replaceFirst("\\{d", "{ownD"), body));
      }
    }
    get(all, "/api/log?directory={directory}", "/api/members?email={address}");
    return all;
  }

  private static void resources(List<Attack> all, String base) {
    for (String type : List.of("/Users/{user}", "/Groups/{group}")) {
      get(all, base + type, base + type + "?attributes=displayName");
      all.add(new Attack("PATCH", base + type, RENAME));
    }
    all.add(new Attack("DELETE", base + "/Users/{user}", ""));
  }

  private static void replacements(List<Attack> all, String base) {
    all.add(new Attack("DELETE", base + "/Groups/{group}", ""));
    all.add(new Attack("PUT", base + "/Users/{user}", USER.formatted("taken")));
    all.add(new Attack("PUT", base + "/Groups/{group}", GROUP));
  }

  private static void lists(List<Attack> all) {
    get(all, "{base}/Users", "{base}/Groups", "{base}/Users?filter=userName%20pr");
    all.add(new Attack("POST", "{base}/Users", USER.formatted("{address}")));
    all.add(new Attack("POST", "{ownBase}/Users", USER.formatted("{address}")));
  }

  /// Somebody else's people as members of a group of one's own.
  private static void members(List<Attack> all) {
    for (String op : List.of("add", "replace", "remove")) {
      for (String member : List.of("{user}", "{group}", "{account}")) {
        all.add(
            new Attack(
                "PATCH",
                "{ownBase}/Groups/{ownGroup}",
                PATCH.formatted(
                    "{\"op\": \"%s\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}"
                        .formatted(op, member))));
      }
    }
  }

  private static void queries(List<Attack> all, String... more) {
    for (String query :
        List.of(
            "id%20eq%20%22{user}%22",
            "userName%20eq%20%22{address}%22",
            "externalId%20eq%20%22x-{address}%22",
            "emails.value%20eq%20%22{address}%22",
            "groups.value%20eq%20%22{group}%22")) {
      get(all, "{ownBase}/Users?filter=" + query);
    }
    for (String query : List.of("id%20eq%20%22{group}%22", "members.value%20eq%20%22{user}%22")) {
      get(all, "{ownBase}/Groups?filter=" + query);
    }
    for (String query : more) {
      get(all, "{ownBase}/Users?" + query);
    }
  }

  private static void get(List<Attack> all, String... targets) {
    for (String target : targets) {
      all.add(new Attack("GET", target, ""));
    }
  }

  /// Whether something of the attacker's own is changed if it succeeds.
  boolean isOnOwn() {
    return target.contains("{ownGroup}");
  }

  Attack in(Exposed world) {
    return new Attack(method, world.filled(target), world.filled(body));
  }
}
