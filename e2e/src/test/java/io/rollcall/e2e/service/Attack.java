package io.rollcall.e2e.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "taken"}\
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

  /// Every route of the service that takes something of a directory or an organization.
  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    for (String base : List.of("{base}", "{own}")) {
      scim(all, base);
    }
    at(all, "{base}", "");
    members(all);
    queries(all);
    administration(all);
    vendors(all);
    return all;
  }

  private static void scim(List<Attack> all, String base) {
    for (String type : List.of("Users/{user}", "Groups/{group}")) {
      String resource = base + "/" + type;
      at(all, resource, "");
      at(all, resource + "?attributes=displayName", "");
      all.add(new Attack("PUT", resource, type.startsWith("Users") ? USER : GROUP));
      all.add(new Attack("PATCH", resource, RENAME));
      all.add(new Attack("DELETE", resource, ""));
    }
    if (base.equals("{base}")) {
      for (String list : List.of("/Users", "/Groups", "/Users?filter=userName%20pr")) {
        at(all, base + list, "");
      }
      all.add(new Attack("POST", base + "/Users", USER));
      all.add(new Attack("POST", base + "/Groups", GROUP));
      for (String search : List.of("/.search", "/Users/.search", "/Groups/.search")) {
        all.add(new Attack("POST", base + search, SEARCH));
      }
    }
    all.add(new Attack("POST", base + "/Bulk", BULK));
  }

  /// Somebody else's people as members of a group of one's own.
  private static void members(List<Attack> all) {
    for (String op : List.of("add", "replace", "remove")) {
      for (String member : List.of("{user}", "{group}", "{account}")) {
        all.add(
            new Attack(
                "PATCH",
                "{own}/Groups/{ownGroup}",
                PATCH.formatted(
                    "{\"op\": \"%s\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}"
                        .formatted(op, member))));
      }
    }
    all.add(
        new Attack(
            "POST",
            "{own}/Users",
            """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "me@{domain}"}\
            """));
  }

  private static void queries(List<Attack> all) {
    for (String query :
        List.of(
            "Users?filter=id%20eq%20%22{user}%22",
            "Users?filter=externalId%20eq%20%22x-first@{domain}%22",
            "Users?filter=emails.value%20eq%20%22first@{domain}%22",
            "Users?filter=groups.value%20eq%20%22{group}%22",
            "Groups?filter=id%20eq%20%22{group}%22",
            "Groups?filter=members.value%20eq%20%22{user}%22",
            "Users?cursor={cursor}&count=1",
            "Users?cursor={cursor}")) {
      at(all, "{own}/" + query, "");
    }
  }

  private static void administration(List<Attack> all) {
    String directory = "/api/directories/{directory}";
    at(all, directory, "");
    at(all, directory + "/tokens", "");
    all.add(new Attack("PATCH", directory, "{\"name\": \"taken\"}"));
    all.add(new Attack("DELETE", directory + "?confirm=default", ""));
    all.add(new Attack("POST", directory + "/tokens", "{}"));
    all.add(new Attack("DELETE", "/api/keys/{keyId}", ""));
    for (String person : List.of("/api/members/{account}", "/api/accounts/{account}")) {
      at(all, person, "");
      all.add(new Attack("PATCH", person, "{\"role\": \"admin\"}"));
      all.add(new Attack("DELETE", person, ""));
    }
    all.add(new Attack("POST", "/api/accounts/{account}/unlink", ""));
    at(all, "/api/log?directory={directory}", "");
    at(all, "/api/groups/{group}", "");
  }

  private static void vendors(List<Attack> all) {
    for (String path :
        List.of(
            "/v2/orgs/{organization}",
            "/v2/orgs/{organization}/members",
            "/v2/orgs/{organization}/members/{account}",
            "/v2/orgs/{organization}/teams")) {
      at(all, path, "");
    }
    all.add(new Attack("POST", "/v2/orgs/{organization}/teams", "{\"name\": \"Taken\"}"));
    at(all, "/api/v1/scim/Users/{account}", "");
    all.add(new Attack("DELETE", "/api/v1/scim/Users/{account}", ""));
  }

  private static void at(List<Attack> all, String target, String body) {
    all.add(new Attack("GET", target, body));
  }

  /// This attack with these texts in the place of the names.
  Attack with(Map<String, String> texts) {
    String filledTarget = target;
    String filledBody = body;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      String name = "{" + text.getKey() + "}";
      filledTarget = filledTarget.replace(name, text.getValue());
      filledBody = filledBody.replace(name, text.getValue());
    }
    return new Attack(method, filledTarget, filledBody);
  }
}
