package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.http.Calls;
import io.rollcall.lifecycle.http.FakeServer;
import io.rollcall.lifecycle.http.FakeServer.Reply;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.secret.Secret;
import java.util.Arrays;
import java.util.Optional;

/// A target, the server that it talks to, and the bodies that Miro answers with.
final class Stage implements AutoCloseable {
  static final String ORG = "3074457345618265001";

  final FakeServer server = new FakeServer();
  final TickingClock clock = new TickingClock();
  final MiroTarget target = target(true);

  MiroTarget target(boolean withRest) {
    MiroSettings.Scim scim =
        new MiroSettings.Scim(
            server.base("/api/v1/scim/"), Secret.of("scim-t0ken", "env:MIRO_SCIM"));
    MiroSettings.Rest rest =
        new MiroSettings.Rest(server.base("/"), ORG, Secret.of("rest-t0ken", "env:MIRO_REST"));
    return new MiroTarget(
        new MiroSettings("miro", scim, withRest ? Optional.of(rest) : Optional.empty()),
        clock.options(new Calls()));
  }

  static String user(String id, String userName) {
    return """
    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"%s","userName":"%s",\
    "active":true,"meta":{"resourceType":"User","location":"http://api-7:9111/Users/%s"}}\
    """
        .formatted(id, userName, id);
  }

  static Reply list(long total, String... users) {
    return Reply.json(
        200,
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":%s,\
        "startIndex":1,"itemsPerPage":%s,"Resources":[%s]}\
        """
            .formatted(total, users.length, String.join(",", users)));
  }

  static String[] users(int from, int to) {
    String[] users = new String[to - from];
    Arrays.setAll(users, i -> user("30" + (from + i), "p" + (from + i) + "@acme.example"));
    return users;
  }

  static Reply error(int status, String scimType, String detail) {
    String type = scimType.isEmpty() ? "" : "\"scimType\":\"" + scimType + "\",";
    return Reply.json(
        status,
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"%s",%s"detail":"%s"}\
        """
            .formatted(status, type, detail));
  }

  @Override
  public void close() {
    server.close();
  }
}
