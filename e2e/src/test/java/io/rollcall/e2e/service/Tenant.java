package io.rollcall.e2e.service;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Service;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// An organization with a standard directory, two users, a group of both, a second page, and
/// everything that somebody else might try to reach: the ids, the tokens, a cursor, an ETag.
record Tenant(
    String name,
    String domain,
    String organization,
    String directory,
    String base,
    String token,
    String key,
    String keyId,
    String user,
    String account,
    String group,
    String cursor) {

  /// Every text that only this organization may see.
  List<String> secrets() {
    return List.of(
        organization, directory, token, key, keyId, user, account, group, cursor, domain, name);
  }

  static Tenant settle(Service service, String name) {
    String domain = name.toLowerCase(java.util.Locale.ROOT) + ".example";
    String organization =
        service
            .command("org", "create", name, "--claim-domain", domain)
            .getFieldAsString("organizationId");
    JSONObject made = service.command("directory", "create", "--org", name, "--preset", "standard");
    JSONObject key = service.command("key", "create", "--org", name, "--name", "key of " + name);
    String base = URI.create(made.getFieldAsString("baseUrl")).getPath();
    Http scim = new Http(service.url(), made.getFieldAsString("token"));
    String user = create(scim, base, "first@" + domain);
    String second = create(scim, base, "second@" + domain);
    String group =
        scim.post(
                base + "/Groups",
                """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Group of %s",
                 "members": [{"value": "%s"}, {"value": "%s"}]}\
                """
                    .formatted(name, user, second))
            .expect(201)
            .string("id");
    String cursor = scim.get(base + "/Users?cursor=&count=1").expect(200).string("nextCursor");
    return new Tenant(
        name,
        domain,
        organization,
        made.getFieldAsString("directoryId"),
        base,
        made.getFieldAsString("token"),
        key.getFieldAsString("key"),
        keyId(service, name),
        user,
        service.command("account", "show", "first@" + domain).getFieldAsString("accountId"),
        group,
        cursor);
  }

  private static String keyId(Service service, String name) {
    return Stream.of(service.run("key", "list", "--org", name).expect(0).out().split("\""))
        .filter(word -> word.matches("[0-9a-f]{8}-[0-9a-f-]{27}"))
        .findFirst()
        .orElseThrow();
  }

  private static String create(Http scim, String base, String userName) {
    return scim.post(
            base + "/Users",
            """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s",
             "externalId": "x-%s", "displayName": "Person %s",
             "emails": [{"value": "%s", "primary": true}]}\
            """
                .formatted(userName, userName, userName, userName))
        .expect(201)
        .string("id");
  }

  /// All that this organization sees of itself, as text.
  String snapshot(Service service) {
    Http scim = new Http(service.url(), token);
    return String.join(
        "\n",
        scim.get(base + "/Users").expect(200).text(),
        scim.get(base + "/Groups").expect(200).text(),
        service.run("org", "show", name).expect(0).out(),
        service.run("directory", "list", "--org", name).expect(0).out(),
        service.run("member", "list", "--org", name).expect(0).out(),
        service.run("log", "--org", name).expect(0).out());
  }
}
