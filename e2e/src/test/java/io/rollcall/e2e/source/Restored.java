package io.rollcall.e2e.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.json.JSONException;
import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The links are lost with their database, and come back from what was written into people's
/// entries, also of somebody who has another name and address by now.
final class Restored {
  /// What an entry shows of an attribute.
  interface Entries {
    List<String> values(String dn, String attribute) throws LDAPException;
  }

  private final Path folder;
  private final JSONObject made;

  private Restored(Path folder, JSONObject made) {
    this.folder = folder;
    this.made = made;
  }

  /// @param source the lines under `source:`, of whom may write
  /// @param reader the same, of whom may not
  /// @param people the DNs of the two people in scope, whose addresses are at `domain`
  static void run(
      Path folder,
      String source,
      String reader,
      String domain,
      List<String> people,
      Entries entries)
      throws IOException, LDAPException {
    try (Service service = Service.on(folder.resolve("service"))) {
      var _ = service.command("org", "create", "Acme", "--claim-domain", domain);
      JSONObject made =
          service.command("directory", "create", "--org", "Acme", "--preset", "standard");
      Restored restored = new Restored(folder, made);
      restored.configure(reader);
      JSONObject refused = restored.sync();
      assertThat(refused.getFieldAsInteger("writes")).isEqualTo(2);
      assertThat(refused.getField("writtenBack").toString())
          .contains("\"written\":0", "carLicense of");
      for (String dn : people) {
        assertThat(entries.values(dn, "carLicense")).isEmpty();
      }

      restored.configure(source);
      JSONObject first = restored.sync();
      assertThat(first.getField("writtenBack").toString()).contains("\"written\":2");
      assertThat(restored.sync().getFieldAsArray("writtenBack")).isEmpty();
      String links = restored.links();
      for (String dn : people) {
        assertThat(links).contains(entries.values(dn, "carLicense"));
      }

      restored.loseTheDatabase();
      JSONObject again = restored.sync();
      assertThat(again.getFieldAsInteger("writes")).as(again.toString()).isZero();
      assertThat(restored.links()).isEqualTo(links);
    }
  }

  private void configure(String source) throws IOException {
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        "source:\n"
            + source
            + "  writeBack: { app: carLicense }\n"
            + "targets:\n  app: { type: scim, url: \"%s\", token: env:TOKEN }\n"
                .formatted(made.getFieldAsString("baseUrl")));
  }

  private JSONObject sync() {
    return rollcall().run("sync", "--json").expect(0).json();
  }

  // Person and account of each.
  private String links() throws IOException {
    Path file = folder.resolve("links.json");
    var _ = rollcall().run("links", "export", file.toString()).expect(0);
    try {
      return new JSONObject(Files.readString(file))
          .getFieldAsArray("links").stream()
              .map(link -> (JSONObject) link)
              .map(link -> link.getFieldAsString("id") + " " + link.getFieldAsString("account"))
              .sorted()
              .collect(Collectors.joining("; "));
    } catch (JSONException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(file);
    }
  }

  private void loseTheDatabase() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".rollcall"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private Launch rollcall() {
    return Launch.rollcall(folder)
        .with("TOKEN", made.getFieldAsString("token"))
        .with("LDAP_PASSWORD", Staff.PASSWORD);
  }
}
