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

/// People of a SCIM server, in the scope of a group and of an expression, as an app shall show
/// them: attributes by expression, set, cleared and left alone. `doctor` finds nothing wrong
/// before.
@Tag("blackbox")
final class FromScimTest {
  private static final String CONFIGURATION =
      """
      source:
        type: scim
        name: idp
        url: "%s"
        token: env:IDP_TOKEN
        scope: { group: Staff, expression: 'person.department != "Board"' }
      targets:
        app:
          type: scim
          url: "%s"
          token: env:APP_TOKEN
          map:
            userName: '"app." + person.address.lower()'
            displayName: 'transliterate(person.givenName) + " " + upper(person.familyName)'
            title: 'first(person.said.title)'
            nickName: '"Design" in groups ? "artist" : clear()'
      """;

  @TempDir private Path folder;
  private JSONObject idp = new JSONObject();
  private JSONObject app = new JSONObject();

  @Test
  void attributesAreMappedSetAndCleared() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      idp = directory(service, "Idp");
      app = directory(service, "App");
      String joerg = user(service, "joerg", "Jörg", "Weiß", "Sales", "Lead");
      String ana = user(service, "ana", "Ana", "Lima", "Board", "Chair");
      String staff = group(service, "Staff", joerg, ana);
      String design = group(service, "Design", joerg);
      assertThat(staff).isNotEqualTo(design);
      Files.writeString(
          folder.resolve("rollcall.yaml"),
          CONFIGURATION.formatted(
              idp.getFieldAsString("baseUrl"), app.getFieldAsString("baseUrl")));

      JSONObject found = run("doctor", "--json").expect(0).json();
      assertThat(found.getFieldAsBoolean("ok")).isTrue();
      assertThat(found.toString()).contains("1 people in scope", "joerg@x.example");

      assertThat(run("plan", "--only", "app.joerg@x.example").expect(0).out()).contains("create");
      synced(1);
      assertThat(run("explain", "app.joerg@x.example").expect(0).out())
          .contains("Jörg Weiß", "app.joerg@x.example");
      assertThat(shown(service).toString())
          .contains("\"userName\":\"app.joerg@x.example\"")
          .contains("\"displayName\":\"Joerg WEISS\"", "\"title\":\"Lead\"", "\"artist\"");

      var _ =
          at(service, idp)
              .patch(
                  path(idp) + "/Groups/" + design,
                  """
                  {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                   "Operations":[{"op":"remove","path":"members"}]}\
                  """)
              .expect(204);
      synced(1);
      assertThat(shown(service).toString()).doesNotContain("nickName").contains("\"Lead\"");
    }
  }

  @Test
  void doctorSaysWhatToMend() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      idp = directory(service, "Idp");
      app = directory(service, "App");
      String joerg = user(service, "joerg", "Jörg", "Weiß", "Sales", "Lead");
      assertThat(group(service, "Staff", joerg)).isNotEmpty();
      String base = app.getFieldAsString("baseUrl");
      String right = CONFIGURATION.formatted(idp.getFieldAsString("baseUrl"), base);

      Files.writeString(folder.resolve("rollcall.yaml"), right.replace(base, base + "x"));
      assertThat(run("doctor").expect(1).out())
          .containsPattern("ok +source idp")
          .containsPattern("failed +target app");

      Files.writeString(folder.resolve("rollcall.yaml"), right.replace(base, base + "/Users"));
      assertThat(run("doctor").expect(2).out()).contains("failed", "rollcall.yaml:10", "/Users");

      Files.writeString(
          folder.resolve("rollcall.yaml"), right.replace("env:APP_TOKEN", "env:IDP_TOKEN"));
      assertThat(run("doctor").expect(1).out()).contains("target app", "env:IDP_TOKEN");

      Files.writeString(
          folder.resolve("rollcall.yaml"), right.replace("group: Staff", "group: Stuff"));
      assertThat(run("doctor").expect(1).out()).contains("failed", "source idp", "no group Stuff");
    }
  }

  private static JSONObject directory(Service service, String organization) {
    var _ =
        service.command("org", "create", organization, "--claim-domain", organization + ".example");
    return service.command("directory", "create", "--org", organization, "--preset", "standard");
  }

  private String user(
      Service service, String name, String given, String family, String department, String title) {
    return at(service, idp)
        .post(
            path(idp) + "/Users",
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "userName":"%s@x.example","active":true,"title":"%s","name":{"givenName":"%s","familyName":"%s"},
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"%s"}}\
            """
                .formatted(name, title, given, family, department))
        .expect(201)
        .string("id");
  }

  private String group(Service service, String name, String... members) {
    String all = "{\"value\":\"" + String.join("\"},{\"value\":\"", members) + "\"}";
    return at(service, idp)
        .post(
            path(idp) + "/Groups",
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"%s","members":[%s]}\
            """
                .formatted(name, all))
        .expect(201)
        .string("id");
  }

  private void synced(int writes) {
    JSONObject report = run("sync", "--json").expect(0).json();
    assertThat(report.getFieldAsInteger("writes")).isEqualTo(writes);
    assertThat(run("sync", "--json").expect(0).json().getFieldAsInteger("writes")).isZero();
  }

  private JSONObject shown(Service service) {
    JSONObject list = at(service, app).get(path(app) + "/Users").expect(200).json();
    assertThat(list.getFieldAsInteger("totalResults")).isOne();
    return list;
  }

  private Result run(String... words) {
    return Launch.rollcall(folder)
        .with("IDP_TOKEN", idp.getFieldAsString("token"))
        .with("APP_TOKEN", app.getFieldAsString("token"))
        .run(words);
  }

  private static Http at(Service service, JSONObject directory) {
    return new Http(service.url(), directory.getFieldAsString("token"));
  }

  private static String path(JSONObject directory) {
    return URI.create(directory.getFieldAsString("baseUrl")).getPath();
  }
}
