package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `doctor` tells who else changes users at a target, from the target's own log and from what was
/// sent.
@Tag("blackbox")
final class SecondWriterTest {
  private static final String USER =
      """
      {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"zoe@x.example","active":true,
       "name":{"givenName":"Zoe","familyName":"Zorn"},"emails":[{"value":"zoe@x.example","primary":true}]}\
      """;

  @TempDir private Path folder;
  private String token = "";
  private String key = "";

  @ParameterizedTest
  @CsvSource({
    "miro, 'rest: { url: \"%s\", org: \"%s\", token: env:KEY }'",
    "atlassian, 'admin: { url: \"%s\", org: \"%s\", key: env:KEY }'"
  })
  void whoElseChangesUsersIsTold(String preset, String behind) throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      JSONObject made = organization(service, preset);
      configure(
          "type: %s, scim: { url: \"%s\", token: env:TOKEN }, %s"
              .formatted(
                  preset,
                  made.getFieldAsString("baseUrl"),
                  behind.formatted(service.url(), made.getFieldAsString("organizationId"))));

      assertThat(writer()).contains("ok", "has no change of a user by a program");
      assertThat(folder.resolve(".rollcall")).doesNotExist();

      run("sync").expect(0);
      assertThat(writer()).contains("ok", "\"directory\" alone, which is us: 2 changes");

      JSONObject other =
          service.command(
              "directory", "create", "--org", "Acme", "--preset", preset, "--name", "hr-tool");
      var _ =
          new Http(service.url(), other.getFieldAsString("token"))
              .post(URI.create(other.getFieldAsString("baseUrl")).getPath() + "/Users", USER)
              .expect(201);
      assertThat(writer())
          .contains("warning", "\"hr-tool\"", "1 change, the last on", "stop all but one")
          .doesNotContain("\"directory\"");
    }
  }

  /// What the organization's key may do is asked of the target, not guessed; a wrong one is told.
  @Test
  void whatTheOrganizationsKeyMayDoIsTold() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      JSONObject made = organization(service, "atlassian");
      configure(
          "type: atlassian, scim: { url: \"%s\", token: env:TOKEN }, admin: { url: \"%s\", org: \"%s\", key: env:KEY }"
              .formatted(
                  made.getFieldAsString("baseUrl"),
                  service.url(),
                  made.getFieldAsString("organizationId")));
      assertThat(said("rights")).contains("warning", "the organization manages no account");

      run("sync").expect(0);
      assertThat(said("rights")).contains("may change the address of account", "may disable");
      assertThat(said("rights")).doesNotContain("warning");
      assertThat(said("hidden accounts")).contains("its token is accepted");

      key = "rck_wrong";
      assertThat(run("doctor").expect(1).out()).contains("401").doesNotContain("is accepted\n");
    }
  }

  @Test
  void whereThereIsNoLogItCannotBeKnown() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      JSONObject made = organization(service, "standard");
      configure(
          "type: scim, url: \"%s\", token: env:TOKEN".formatted(made.getFieldAsString("baseUrl")));

      assertThat(writer()).contains("warning", "cannot be known here: it has no log");
    }
  }

  private JSONObject organization(Service service, String preset) {
    service.command("org", "create", "Acme", "--claim-domain", "x.example");
    JSONObject made =
        service.command(
            "directory", "create", "--org", "Acme", "--preset", preset, "--name", "directory");
    token = made.getFieldAsString("token");
    key = service.command("key", "create", "--org", "Acme").getFieldAsString("key");
    return made;
  }

  private void configure(String target) throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        "id,mail,given_name,family_name\n1,ann@x.example,Ann,Ono\n2,ben@x.example,Ben,Osei\n");
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        source: { type: file, people: people.csv, id: id }
        targets: { app: { %s } }
        """
            .formatted(target));
  }

  private String writer() {
    return said("second writer");
  }

  /// What doctor says of something, on one line.
  private String said(String what) {
    JSONObject found = run("doctor", "--json").expect(0).json();
    return found.getFieldAsArray("checks").stream()
        .map(Object::toString)
        .filter(check -> check.contains(what))
        .map(check -> check.replace("\\\"", "\""))
        .reduce("", String::concat);
  }

  private Result run(String... words) {
    return Launch.rollcall(folder).with("TOKEN", token).with("KEY", key).run(words);
  }
}
