package io.rollcall.faces.platforms;

import io.rollcall.platform.Caller;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/// An organization, as a client with a token of one of its directories and a key of it.
record House(Town town, Organization organization, String preset, Door door, String key) {
  private static final Caller OPERATOR = new Caller.Operator();

  /// @param base the SCIM base URL
  record Door(URI base, String token) {}

  /// @param text the body
  record Answer(int status, HttpHeaders headers, String text) {
    Json.Obj json() {
      return (Json.Obj) JsonCodec.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String string(String name) {
      return json().string(name).orElseThrow(() -> new AssertionError(this));
    }

    Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("Expected " + wanted + ", but was " + this);
      }
      return this;
    }
  }

  Answer post(String userName) {
    return post(userName, "");
  }

  /// @param more members of the User, each after a comma
  Answer post(String userName, String more) {
    return scim(
        "POST",
        "/Users",
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s"%s}\
        """
            .formatted(userName, more));
  }

  /// A new User's id.
  String user(String userName) {
    return post(userName).expect(201).string("id");
  }

  Answer rename(String id, String userName) {
    return change(id, "userName", "\"" + userName + "\"");
  }

  void deactivate(String id) {
    var _ = change(id, "active", "false").expect(200);
  }

  Answer change(String id, String path, String value) {
    return scim(
        "PATCH",
        "/Users/" + id,
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
         "Operations":[{"op":"replace","path":"%s","value":%s}]}\
        """
            .formatted(path, value));
  }

  void delete(String id) {
    var _ = scim("DELETE", "/Users/" + id, "").expect(204);
  }

  Answer scim(String method, String path, String body) {
    return send(URI.create(door.base() + path), door.token(), method, body);
  }

  /// A request with the directory's token to wherever.
  Answer astray(String method, String path) {
    return send(town.url().resolve(path), door.token(), method, "");
  }

  /// A request to the administration API.
  Answer api(String path) {
    return send(town.url().resolve(path), key, "GET", "");
  }

  /// A request with the organization's key.
  Answer admin(String method, String path, String body) {
    return as(key, method, path, body);
  }

  Answer as(String bearer, String method, String path, String body) {
    return send(town.url().resolve(path), bearer, method, body.replace('\'', '"'));
  }

  private Answer send(URI uri, String bearer, String method, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/scim+json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var answer = town.http().send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("No answer to " + method + " " + uri, e);
    }
  }

  /// Somebody is invited in the app's own pages; returns the account's id.
  String invite(String email, Role role) {
    Caller person = new Caller.Person("an administrator");
    return Town.done(
            town.platform.members().add(person, organization.id(), email, role, Optional.empty()))
        .accountId();
  }

  /// Somebody of the organization uses the app.
  void signIn(String email) {
    var _ = Town.done(town.platform.members().signIn(organization.id(), email));
  }

  void remove(String account) {
    var _ = Town.done(town.platform.members().remove(OPERATOR, organization.id(), account));
  }

  void unlink(String account) {
    var _ = Town.done(town.platform.accounts().unlink(OPERATOR, organization.id(), account));
  }

  void beginDeletion(String account) {
    var _ = Town.done(town.platform.deletions().begin(OPERATOR, organization.id(), account));
  }

  /// The entries of the log that name a diagnosis.
  List<Json.Obj> log(String diagnosis) {
    return api("/api/log?diagnosis=" + diagnosis).expect(200).json().objects("items");
  }

  /// The log as the platform itself has it.
  List<LogEntry> entries() {
    return town.platform.log().read(organization.id(), LogQuery.all(10_000)).entries();
  }

  int logSize() {
    return api("/api/log?limit=1000").expect(200).json().items("items").size();
  }
}
