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
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Groups of a file at our service over HTTP, as each preset has them: joined, left, renamed where
/// that is possible, and kept by who leaves. Every run is followed by one that writes nothing.
@Tag("blackbox")
final class GroupsFollowTest {
  private static final String PEOPLE =
      """
      id,mail,given_name,family_name
      1,ann@x.example,Ann,Ono
      2,ben@x.example,Ben,Osei
      3,cleo@x.example,Cleo,Marin
      """;

  @TempDir private Path folder;
  private String token = "";
  private String base = "";
  private String org = "";

  @ParameterizedTest
  @CsvSource({"standard,scim", "atlassian,atlassian"})
  void membersComeAndGoWithTheSource(String preset, String type) throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, preset, type);
      people(PEOPLE);

      groups("Design,1", "Design,2", "Sales,3", "Secret,1");
      synced(5);
      assertThat(members(service, "Design")).containsExactly("ann@x.example", "ben@x.example");
      assertThat(members(service, "Sales")).containsExactly("cleo@x.example");
      assertThat(names(service)).containsExactly("Design", "Sales");

      groups("Design,2", "Sales,1", "Sales,3");
      assertThat(run("explain", "ann@x.example").expect(0).out())
          .contains("leaves Design: not in the group in file any more (file Design)")
          .contains("joins Sales: in the group in file (file Sales)")
          .doesNotContain("Secret", "changes nothing");
      synced(2);
      assertThat(members(service, "Design")).containsExactly("ben@x.example");
      assertThat(members(service, "Sales")).containsExactly("ann@x.example", "cleo@x.example");
      assertThat(run("explain", "ann@x.example").expect(0).out())
          .contains("is in Sales: in the group at the source (file Sales)", "changes nothing")
          .doesNotContain("Design");
      assertThat(run("explain", "ann@x.example", "--json").expect(0).out())
          .contains("\"group\" : \"Sales\"", "\"will\" : true");

      people(PEOPLE.replace("3,cleo@x.example,Cleo,Marin\n", ""));
      groups("Design,2", "Sales,1");
      synced(1);
      assertThat(members(service, "Sales")).containsExactly("ann@x.example", "cleo@x.example");
    }
  }

  @Test
  void anExpressionSaysWhichGroupsAndWhatTheyAreCalled() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(
          service,
          "standard",
          "scim",
          """
          { expression: 'group.name.split("_")[1] != "test"', name: 'group.name.substring(4)', names: { app_hr: People } }\
          """);
      people(PEOPLE);

      groups("app_design,1", "app_test,2", "app_hr,3", "app_hr,1");
      synced(5);
      assertThat(names(service)).containsExactly("People", "design");
      assertThat(members(service, "People")).containsExactly("ann@x.example", "cleo@x.example");

      groups("app_design,2", "app_hr,3", "app_hr,1", "others,1");
      JSONObject report = run("sync", "--json").expect(3).json();
      assertThat(report.getFieldAsInteger("cases")).as(report.toString()).isOne();
      assertThat(members(service, "design")).containsExactly("ann@x.example", "ben@x.example");
      assertThat(run("doctor").expect(0).out())
          .contains(
              "2 groups follow the source: People, design",
              "others: groups.expression has no value");
    }
  }

  /// At Miro a group is a team that exists already.
  @Test
  void teamsAreFoundByTheirNames() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, "miro", "miro");
      people(PEOPLE);
      groups("Design,1", "Design,2", "Sales,3");

      JSONObject first = run("sync", "--json").expect(3).json();
      assertThat(first.getFieldAsInteger("writes")).isEqualTo(3);
      assertThat(first.getFieldAsInteger("cases")).isEqualTo(2);

      team(service, "Design");
      team(service, "Sales");
      synced(2);
      assertThat(members(service, "Design")).containsExactly("ann@x.example", "ben@x.example");

      groups("Design,2", "Sales,1", "Sales,3");
      synced(2);
      assertThat(members(service, "Design")).containsExactly("ben@x.example");
      assertThat(members(service, "Sales")).containsExactly("ann@x.example", "cleo@x.example");
    }
  }

  @ParameterizedTest
  @CsvSource({"standard,scim,Admin", "miro,miro,Content Admin"})
  void groupsGiveLicensesAndRoles(String preset, String type, String role) throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, preset, type, "[]");
      Files.writeString(
          folder.resolve("rollcall.yaml"),
          """
              licenses:
                Full: { groups: [full], limit: 1 }
                Free: {}
              roles: { "%s": [admins] }
          """
              .formatted(role),
          StandardOpenOption.APPEND);
      people(PEOPLE);

      groups("full,1", "admins,1", "admins,2");
      synced(3);
      assertThat(granted(service))
          .containsExactly(
              "ann@x.example Full [" + role + "]",
              "ben@x.example Free [" + role + "]",
              "cleo@x.example Free []");

      groups("full,1", "full,3", "admins,1");
      JSONObject full = run("sync", "--json").expect(3).json();
      assertThat(full.getFieldAsInteger("writes")).as(full.toString()).isOne();
      assertThat(full.getFieldAsInteger("cases")).isOne();
      assertThat(granted(service))
          .containsExactly(
              "ann@x.example Full [" + role + "]",
              "ben@x.example Free []",
              "cleo@x.example Free []");

      people(PEOPLE.replace("1,ann@x.example,Ann,Ono\n", ""));
      groups("full,3", "admins,2");
      run("sync").expect(3);
      synced(1);
      assertThat(granted(service))
          .contains("ben@x.example Free [" + role + "]", "cleo@x.example Full []");
    }
  }

  /// Who has which license and which roles that are not everybody's.
  private List<String> granted(Service service) {
    return list(service, "Users").stream()
        .map(user ->
            user.getFieldAsString("userName")
                + " "
                + user.getFieldAsString("userType")
                + " "
                + roles(user))
        .sorted()
        .toList();
  }

  private static Set<String> roles(JSONObject user) {
    Set<String> roles = new TreeSet<>();
    Optional.ofNullable(user.getFieldAsArray("roles"))
        .ifPresent(
            all -> all.forEach(one -> roles.add(((JSONObject) one).getFieldAsString("value"))));
    roles.remove("ORGANIZATION_INTERNAL_USER");
    return roles;
  }

  @Test
  void aGroupThatLosesTooManyStopsTheRunUntilSomebodyAllowsIt() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, "standard", "scim");
      StringBuilder many = new StringBuilder("id,mail,given_name,family_name\n");
      List<String> all = new ArrayList<>();
      for (int i = 1; i <= 8; i++) {
        many.append("%d,p%d@x.example,Pat,Number%d%n".formatted(i, i, i));
        all.add("Design," + i);
      }
      all.add("Sales,1");
      people(many.toString());
      groups(all.toArray(String[]::new));
      synced(10);

      groups("Design,1", "Sales,1");
      Result stopped = run("plan").expect(4);
      assertThat(stopped.out().replaceAll("\\s+", " "))
          .contains(
              "7 of 8 members of Design", "--allow-remove 7", "~ groups 1 group +0 −7 members");
      assertThat(members(service, "Design")).hasSize(8);

      assertThat(run("sync", "--json", "--allow-remove", "7").expect(0).json())
          .satisfies(report -> assertThat(report.getFieldAsInteger("writes")).isOne());
      assertThat(members(service, "Design")).containsExactly("p1@x.example");
      assertThat(run("runs", "list", "-c", "rollcall.yaml").expect(0).out())
          .contains("sync", "writes 1");
      assertThat(run("runs", "show", "3").expect(0).out()).contains("remove-members", "Design");
    }
  }

  private void configure(Service service, String preset, String type) throws IOException {
    configure(service, preset, type, "[Design, Sales]");
  }

  private void configure(Service service, String preset, String type, String groups)
      throws IOException {
    service.command("org", "create", "Acme", "--claim-domain", "x.example");
    JSONObject made = service.command("directory", "create", "--org", "Acme", "--preset", preset);
    token = made.getFieldAsString("token");
    org = made.getFieldAsString("organizationId");
    String url = made.getFieldAsString("baseUrl");
    base = URI.create(url).getPath();
    String scim = "{ url: \"" + url + "\", token: env:SCIM_TOKEN }";
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        source: { type: file, people: people.csv, groups: groups.csv, id: id }
        targets:
          app:
            type: %s
            %s
            groups: %s
        """
            .formatted(
                type,
                type.equals("scim")
                    ? "url: \"" + url + "\"\n    token: env:SCIM_TOKEN"
                    : "scim: " + scim,
                groups));
  }

  private void team(Service service, String name) {
    String key = service.command("key", "create", "--org", "Acme").getFieldAsString("key");
    new Http(service.url(), key)
        .post("/v2/orgs/" + org + "/teams", "{\"name\":\"" + name + "\"}")
        .expect(201);
  }

  private void people(String text) throws IOException {
    Files.writeString(folder.resolve("people.csv"), text);
  }

  private void groups(String... rows) throws IOException {
    Files.writeString(folder.resolve("groups.csv"), "group,id\n" + String.join("\n", rows) + "\n");
  }

  private void synced(int writes) {
    JSONObject report = run("sync", "--json").expect(0).json();
    assertThat(report.getFieldAsInteger("writes")).as(report.toString()).isEqualTo(writes);
    assertThat(report.getFieldAsInteger("calls"))
        .as(report.toString())
        .isEqualTo(report.getFieldAsInteger("floor"));
    JSONObject again = run("sync", "--json").expect(0).json();
    assertThat(again.getFieldAsInteger("writes")).as(again.toString()).isZero();
  }

  private Result run(String... words) {
    return Launch.rollcall(folder).with("SCIM_TOKEN", token).run(words);
  }

  private List<JSONObject> list(Service service, String type) {
    return new Http(service.url(), token)
        .get(base + "/" + type).expect(200).json().getFieldAsArray("Resources").stream()
            .map(JSONObject.class::cast)
            .toList();
  }

  private Set<String> names(Service service) {
    Set<String> names = new TreeSet<>();
    list(service, "Groups").forEach(group -> names.add(group.getFieldAsString("displayName")));
    return names;
  }

  private Set<String> members(Service service, String name) {
    Set<String> ids = new TreeSet<>();
    list(service, "Groups").stream()
        .filter(group -> group.getFieldAsString("displayName").equals(name))
        .filter(group -> group.getField("members") != null)
        .flatMap(group -> group.getFieldAsArray("members").stream())
        .forEach(member -> ids.add(((JSONObject) member).getFieldAsString("value")));
    Set<String> addresses = new TreeSet<>();
    list(service, "Users").stream()
        .filter(user -> ids.contains(user.getFieldAsString("id")))
        .forEach(user -> addresses.add(user.getFieldAsString("userName")));
    return addresses;
  }
}
