package io.rollcall.e2e.storm;

import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONValue;
import io.rollcall.e2e.stage.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the service shows over SCIM, asked past the wire by somebody who is not the engine.
///
/// @param users by id
/// @param groups ids of members, by name
record Shown(Map<String, User> users, Map<String, Set<String>> groups) {
  record User(String id, String userName, boolean active, String family) {}

  User user(String id) {
    return Optional.ofNullable(users.get(id))
        .orElseThrow(() -> new AssertionError("Nobody has the id " + id + ": " + users.values()));
  }

  static Shown at(URI base, String token) {
    var http = new Http(URI.create(base.getScheme() + "://" + base.getAuthority()), token);
    Map<String, User> users = new LinkedHashMap<>();
    for (JSONObject user : all(http, base.getPath() + "/Users")) {
      String id = user.getFieldAsString("id");
      users.put(
          id,
          new User(
              id,
              user.getFieldAsString("userName"),
              user.getFieldAsBoolean("active"),
              user.getFieldAsObject("name").getFieldAsString("familyName")));
    }
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    for (JSONObject group : all(http, base.getPath() + "/Groups")) {
      Set<String> members = new TreeSet<>();
      List<JSONValue> listed = group.getFieldAsArray("members");
      if (listed != null) {
        listed.forEach(one -> members.add(((JSONObject) one).getFieldAsString("value")));
      }
      groups.put(group.getFieldAsString("displayName"), members);
    }
    return new Shown(users, groups);
  }

  private static List<JSONObject> all(Http http, String path) {
    List<JSONObject> all = new ArrayList<>();
    int total = 1;
    while (all.size() < total) {
      JSONObject page =
          http.get(path + "?startIndex=" + (all.size() + 1) + "&count=100").expect(200).json();
      total = page.getFieldAsInteger("totalResults");
      if (page.getFieldAsArray("Resources") != null) {
        page.getFieldAsArray("Resources").forEach(one -> all.add((JSONObject) one));
      } else if (all.size() < total) {
        throw new AssertionError("A page with nobody on it: " + page);
      }
    }
    return all;
  }
}
