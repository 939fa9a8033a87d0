package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What happens to people, from their directory to our own service: everybody is brought on board,
/// then somebody joins, moves, is renamed, leaves, comes back, is deleted. Each is one run with one
/// write, and every run is followed by one that writes nothing.
final class Careers {
  private final Path folder;
  private final Staff staff;
  private final Service service;
  private final String base;
  private final String token;
  private final String key;

  private Careers(Path folder, Staff staff, Service service, JSONObject made, String key) {
    this.folder = folder;
    this.staff = staff;
    this.service = service;
    this.base = URI.create(made.getFieldAsString("baseUrl")).getPath();
    this.token = made.getFieldAsString("token");
    this.key = key;
  }

  /// @param preset the service's, on a platform of its own
  /// @param type the target's
  static void run(Path folder, Staff staff, String preset, String type)
      throws IOException, LDAPException {
    try (Service service = Service.on(folder.resolve("service"))) {
      var _ =
          service.command(
              "org", "create", "Acme", "--platform", preset, "--claim-domain", staff.domain());
      JSONObject made = service.command("directory", "create", "--org", "Acme", "--preset", preset);
      String key = service.command("key", "create", "--org", "Acme").getFieldAsString("key");
      Files.writeString(
          folder.resolve("rollcall.yaml"),
          "source:\n" + staff.source() + "targets:\n" + target(type, service, made));
      new Careers(folder, staff, service, made, key).happen();
    }
  }

  private static String target(String type, Service service, JSONObject made) {
    String scim = "{ url: \"%s\", token: env:TOKEN }".formatted(made.getFieldAsString("baseUrl"));
    String org = made.getFieldAsString("organizationId");
    String rest = "{ url: \"%s\", org: \"%s\", %s: env:KEY }";
    return switch (type) {
      case "miro" ->
          "  app: { type: miro, scim: %s, rest: %s }\n"
              .formatted(scim, rest.formatted(service.url(), org, "token"));
      case "atlassian" ->
          "  app: { type: atlassian, scim: %s, admin: %s }\n"
              .formatted(scim, rest.formatted(service.url(), org, "key"));
      default -> "  app: { type: scim, %s\n".formatted(scim.substring(2));
    };
  }

  private void happen() throws LDAPException {
    for (String name : List.of("ann", "ben", "cleo", "dan")) {
      staff.hire(name, "Given-" + name, "Of-" + name);
    }
    synced(4);
    String ann = id("ann");
    String cleo = id("cleo");

    staff.hire("eve", "Zoë", "Núñez");
    synced(1);
    assertThat(user("eve").toString()).contains("Zoë", "Núñez");

    staff.move("ben", "Research");
    synced(1);
    assertThat(user("ben").toString()).contains("\"department\":\"Research\"");

    staff.rename("ann", "Lund", "ann.lund@" + staff.domain());
    synced(1);
    assertThat(id("ann.lund")).isEqualTo(ann);
    assertThat(user("ann.lund").toString()).contains("Lund");

    staff.dismiss("cleo");
    synced(1);
    assertThat(user("cleo").getFieldAsBoolean("active")).isFalse();

    staff.rehire("cleo");
    synced(1);
    assertThat(user("cleo").getFieldAsBoolean("active")).isTrue();
    assertThat(id("cleo")).isEqualTo(cleo);

    staff.delete("dan");
    synced(1);
    assertThat(user("dan").getFieldAsBoolean("active")).isFalse();
  }

  private void synced(int writes) {
    JSONObject report = sync();
    assertThat(report.getFieldAsInteger("writes")).as(report.toString()).isEqualTo(writes);
    assertThat(report.getFieldAsInteger("calls")).isEqualTo(report.getFieldAsInteger("floor"));
    JSONObject again = sync();
    assertThat(again.getFieldAsInteger("writes")).as(again.toString()).isZero();
  }

  private JSONObject sync() {
    return Launch.rollcall(folder)
        .with("TOKEN", token)
        .with("KEY", key)
        .with("LDAP_PASSWORD", Staff.PASSWORD)
        .run("sync", "--json")
        .expect(0)
        .json();
  }

  private String id(String account) {
    return user(account).getFieldAsString("id");
  }

  private JSONObject user(String account) {
    String address = account + "@" + staff.domain();
    String filter =
        URLEncoder.encode("userName eq \"" + address + "\"", StandardCharsets.UTF_8)
            .replace("+", "%20");
    List<?> found =
        new Http(service.url(), token)
            .get(base + "/Users?filter=" + filter)
            .expect(200)
            .json()
            .getFieldAsArray("Resources");
    assertThat(found).as(address).hasSize(1);
    return (JSONObject) found.getFirst();
  }
}
