package io.rollcall.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("blackbox")
final class DemoTest {
  private static final int STAFF = 150;
  private static final int COLUMNS = 100;
  private static final int TERMINATED = 128 + 15;
  private static final String SMITH = "alex.smith@acme.example";
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  @TempDir private Path directory;

  @Test
  void tellsTheStoryAndEndsWellOnlyIfAllOfItIsTrue() throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    var result = rollcall(temporary).run("demo", "--exit", "--port", "0").expect(0);

    assertThat(result.out())
        .containsSubsequence(
            "1  A company and its two apps",
            "2  Rollcall gives everybody an account in both",
            "150 new",
            "313 calls (floor 313) · 310 writes",
            "3  Alex Jones is Alex Smith now",
            "201 Created",
            "4  The address is taken",
            "409 Conflict",
            "204 No Content",
            "409 Conflict",
            "already exists",
            "5  Why?",
            "NOT free",
            "6  Rollcall heals it: Miro",
            "is on the right account",
            "7  At Atlassian",
            "$ ./rollcall cases decide",
            "is on the right account",
            "8  Kavya Raman",
            "role Content Admin",
            "9  Ivan Horvat leaves",
            "− revoke",
            "10  Ivan Horvat comes back",
            "~ activate",
            "11  Two people called Sam Lee",
            "~ park",
            "12  Once more",
            "· 0 writes",
            "13  What it came to",
            "people     150",
            "conflicts  2 healed",
            "duplicates 0 left",
            "All 34 claims hold.")
        .doesNotContain("✗", "\u001b");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= COLUMNS);
    assertThat(result.err()).isEmpty();
    assertThat(temporary).isEmptyDirectory();
    assertThat(directory).isDirectoryNotContaining(file -> !file.equals(temporary));
  }

  @Test
  void whatItClaimsIsSoOverHttpAndLdap() throws Exception {
    Path data = directory.resolve("my demo");
    try (Program demo = rollcall(directory).start("demo", "--port", "0", "--data", "" + data)) {
      Invited invited = invited(demo);

      theDirectoryHasEverybody(invited);
      List<JSONObject> people = everybodyOnce(invited, "Miro");
      everybodyOnce(invited, "Atlassian");
      assertThat(at(people, "kavya.raman@acme.example").toString())
          .contains("Content Admin", "Product");
      assertThat(text(at(people, "sam.lee2@acme.example"), ENTERPRISE, "department"))
          .isEqualTo("Engineering");
      theDuplicatesAreRetired(invited);
      theGroupsAreThoseOfTheDirectory(invited);
      secretsAreForTheOwnerOnly(data);

      assertThat(demo.stop().expect(TERMINATED).err()).isEmpty();
    }
    assertThat(data).isDirectoryContaining("glob:**/rollcall.yaml");
    assertThat(data).isDirectoryNotContaining("glob:**/sqlite*");
  }

  @Test
  @Tag("curl")
  void whatItInvitesToWorksWhenItIsPasted() throws IOException {
    Path data = directory.resolve("it's my demo");
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    try (Program demo = rollcall(directory).start("demo", "--port", "0", "--data", "" + data)) {
      Invited invited = invited(demo);
      var shell =
          new Launch(
              List.of("/bin/sh", "-c"),
              elsewhere,
              rollcall(directory).environment(),
              rollcall(directory).patience());

      Map<String, String> said = new TreeMap<>();
      for (String command : invited.commands()) {
        Result result = shell.run(command).expect(0);
        assertThat(result.err()).as(command).isEmpty();
        said.merge(kind(command), result.out(), String::concat);
      }

      assertThat(said).containsOnlyKeys("cases", "curl", "explain", "log", "plan");
      assertThat(said.get("explain")).contains(SMITH + " is on this account");
      assertThat(said.get("plan")).containsSubsequence("Nothing to do", "Nothing to do");
      assertThat(said.get("cases")).contains("decided: theirs");
      assertThat(said.get("log")).contains("refused  " + SMITH).contains("hourly-script");
      assertThat(said.get("curl")).contains("\"totalResults\":1").contains("Smith");
      demo.stop().expect(TERMINATED);
    }
    assertThat(elsewhere).isEmptyDirectory();
  }

  private static String kind(String command) {
    return List.of("curl", "explain", "plan", "cases", "log").stream()
        .filter(word -> (" " + command.strip() + " ").contains(" " + word + " "))
        .findFirst()
        .orElse(command);
  }

  private static Invited invited(Program demo) {
    List<String> lines = new ArrayList<>();
    demo.awaitOut(line -> {
      lines.add(line);
      return line.strip().startsWith("password  ");
    });
    return Invited.in(String.join("\n", lines));
  }

  private static void theDirectoryHasEverybody(Invited invited) throws LDAPException {
    Map<String, Set<String>> groups = groups(invited);
    assertThat(groups.get("staff")).hasSize(STAFF).contains("ivan.horvat", "alex.jones");
    assertThat(groups.get("Product")).contains("kavya.raman");
    assertThat(groups.get("Engineering")).doesNotContain("kavya.raman");
    Map<String, String> mails = mails(invited);
    assertThat(mails)
        .hasSize(STAFF)
        .containsEntry("alex.jones", SMITH)
        .containsEntry("sam.lee", "sam.lee2@acme.example")
        .containsEntry("sam.lee2", "sam.lee@acme.example");
  }

  private static Map<String, String> mails(Invited invited) throws LDAPException {
    Map<String, String> mails = new HashMap<>();
    for (SearchResultEntry person : search(invited, "(uid=*)")) {
      mails.put(person.getAttributeValue("uid"), person.getAttributeValue("mail"));
    }
    return mails;
  }

  private static Map<String, Set<String>> groups(Invited invited) throws LDAPException {
    Map<String, Set<String>> groups = new HashMap<>();
    for (SearchResultEntry group : search(invited, "(objectClass=groupOfNames)")) {
      groups.put(
          group.getAttributeValue("cn"),
          Arrays.stream(group.getAttributeValues("member"))
              .map(dn -> dn.replaceAll("^uid=([^,]+),.*", "$1"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return groups;
  }

  private static List<SearchResultEntry> search(Invited invited, String filter)
      throws LDAPException {
    try (var ldap =
        new LDAPConnection(
            invited.ldap().getHost(),
            invited.ldap().getPort(),
            invited.bind(),
            invited.password())) {
      return ldap.search("dc=acme,dc=example", SearchScope.SUB, filter).getSearchEntries();
    }
  }

  /// @return active Users
  private static List<JSONObject> everybodyOnce(Invited invited, String app) throws LDAPException {
    List<JSONObject> active =
        users(invited, app).stream().filter(user -> user.getFieldAsBoolean("active")).toList();

    assertThat(active).hasSize(STAFF);
    assertThat(active)
        .extracting(user -> user.getFieldAsString("userName"))
        .containsExactlyInAnyOrderElementsOf(mails(invited).values());
    return active;
  }

  private static JSONObject at(List<JSONObject> users, String address) {
    return users.stream()
        .filter(user -> user.getFieldAsString("userName").equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static List<JSONObject> users(Invited invited, String app) {
    List<JSONObject> users = new ArrayList<>();
    List<JSONObject> page;
    do {
      page = page(invited.scim(app), "/Users?count=100&startIndex=" + (users.size() + 1));
      users.addAll(page);
    } while (!page.isEmpty());
    return users;
  }

  private static List<JSONObject> page(Http scim, String target) {
    return scim.get(target).expect(200).json().getFieldAsArray("Resources").stream()
        .map(JSONObject.class::cast)
        .toList();
  }

  private static String text(JSONObject user, String extension, String name) {
    return user.getFieldAsObject(extension).getFieldAsString(name);
  }

  private static void theDuplicatesAreRetired(Invited invited) {
    assertThat(users(invited, "Miro"))
        .filteredOn(user -> !user.getFieldAsBoolean("active"))
        .extracting(user -> user.getFieldAsString("userName"))
        .singleElement()
        .asString()
        .startsWith("alex.smith.retired-");
    String search =
        "/admin/v2/orgs/" + invited.organization("Atlassian") + "/directories/-/users/search";
    String found =
        invited
            .rest("Atlassian")
            .post(search, "{\"searchTerm\": \"alex.smith.retired-\"}")
            .expect(200)
            .text();
    assertThat(found).containsOnlyOnce("accountId").contains("\"accountStatus\":\"inactive\"");
    String members = "/v2/orgs/" + invited.organization("Miro") + "/members?active=true&limit=100";
    assertThat(invited.rest("Miro").get(members).expect(200).json().getFieldAsArray("data"))
        .hasSize(100);
  }

  private static void theGroupsAreThoseOfTheDirectory(Invited invited) throws LDAPException {
    Map<String, String> addresses = new HashMap<>();
    users(invited, "Atlassian")
        .forEach(
            user -> addresses.put(user.getFieldAsString("id"), user.getFieldAsString("userName")));
    Map<String, Set<String>> found = new HashMap<>();
    for (JSONObject group : page(invited.scim("Atlassian"), "/Groups?count=100")) {
      found.put(
          group.getFieldAsString("displayName"),
          group.getFieldAsArray("members").stream()
              .map(member -> addresses.get(((JSONObject) member).getFieldAsString("value")))
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    Map<String, String> mails = mails(invited);
    Map<String, Set<String>> wanted = new HashMap<>();
    groups(invited)
        .forEach((name, uids) ->
            wanted.put(
                name,
                uids.stream().map(mails::get).collect(Collectors.toCollection(TreeSet::new))));
    wanted.keySet().removeAll(Set.of("staff", "miro-content-admins"));
    assertThat(found).hasSize(10).isEqualTo(wanted);
  }

  private static void secretsAreForTheOwnerOnly(Path data) throws IOException {
    try (var secrets = Files.list(data.resolve("secrets"))) {
      assertThat(secrets.toList())
          .hasSize(5)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void toldToStopInTheMiddleItLeavesNothing() throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    try (Program demo = rollcall(temporary).start("demo", "--port", "0")) {
      String where = demo.awaitOut(line -> line.contains("rollcall.yaml"));
      demo.awaitOut(line -> line.startsWith("2  "));
      assertThat(temporary).isDirectoryContaining(folder(where)::equals);

      demo.stop().expect(TERMINATED);

      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void whereItCannotBeginItSaysSoAndLeavesNothing() throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Files.createFile(directory.resolve("mine"));
    var rollcall = rollcall(temporary);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(rollcall.run("demo", "--port", "" + taken.getLocalPort()).expect(1).err())
          .startsWith("rollcall: Cannot listen on port " + taken.getLocalPort())
          .hasLineCount(1);
    }
    assertThat(rollcall.run("demo", "--data", directory.toString()).expect(1).err())
        .contains(" is not empty")
        .hasLineCount(1);
    // No build of SQLite is for such a machine.
    assertThat(rollcall(temporary, "-Dos.arch=none").run("demo", "--port", "0").expect(1).err())
        .contains("rollcall: ");

    assertThat(temporary).isEmptyDirectory();
    assertThat(directory.resolve("mine")).exists();
  }

  /// The program, whose temporary files are in `temporary`.
  private Launch rollcall(Path temporary, String... more) {
    Launch rollcall = Launch.rollcall(directory);
    String options =
        rollcall.environment().get("ROLLCALL_JAVA_OPTS")
            + " -Djava.io.tmpdir="
            + temporary
            + " "
            + String.join(" ", more);
    return rollcall.with("ROLLCALL_JAVA_OPTS", options);
  }

  /// The demo's folder, from what it printed.
  private static Path folder(String out) {
    var path = Pattern.compile("(/\\S+)/rollcall\\.yaml").matcher(out);
    assertThat(path.find()).isTrue();
    return Path.of(path.group(1));
  }
}
