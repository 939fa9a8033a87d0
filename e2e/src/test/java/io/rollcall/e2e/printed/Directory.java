package io.rollcall.e2e.printed;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Http.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A directory of an organization, as a script sees it that has its token.
///
/// @param url what /Users comes after
record Directory(String id, URI url, Http http) {

  /// @param made the answer to who made it
  static Directory of(URI service, Answer made) {
    return new Directory(
        made.string("directoryId"),
        URI.create(made.string("baseUrl")),
        new Http(service, made.string("token")));
  }

  String token() {
    return http.token();
  }

  /// Asks for an account, whatever comes of it.
  Answer post(String address, String given, String family) {
    return http.post(
        url.getPath() + "/Users",
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s",
         "name": {"givenName": "%s", "familyName": "%s"},
         "emails": [{"value": "%s", "primary": true}]}
        """
            .formatted(address, given, family, address));
  }

  /// @return the new account's id
  String create(String address, String given, String family) {
    return post(address, given, family).expect(201).string("id");
  }

  void delete(String user) {
    var _ = http.delete(url.getPath() + "/Users/" + user).expect(204);
  }

  JSONObject user(String user) {
    return http.get(url.getPath() + "/Users/" + user).expect(200).json();
  }

  boolean isActive(String user) {
    return Boolean.TRUE.equals(user(user).getFieldAsBoolean("active"));
  }

  /// The ids of those that SCIM shows under an address.
  List<String> under(String address) {
    return ids(
        "?filter=" + URLEncoder.encode("userName eq \"" + address + "\"", StandardCharsets.UTF_8));
  }

  /// The ids of all that SCIM shows.
  List<String> all() {
    return ids("?count=100");
  }

  private List<String> ids(String query) {
    return http
        .get(url.getPath() + "/Users" + query)
        .expect(200)
        .json()
        .getFieldAsArray("Resources")
        .stream()
        .map(JSONObject.class::cast)
        .map(user -> user.getFieldAsString("id"))
        .toList();
  }
}
