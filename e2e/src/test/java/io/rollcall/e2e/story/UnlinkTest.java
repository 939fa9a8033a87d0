package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.CutWire;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Scissors;
import io.rollcall.e2e.stage.Scissors.Moment;
import io.rollcall.e2e.stage.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `unlink` at a service that has records beside accounts, over HTTP.
@Tag("blackbox")
final class UnlinkTest {
  private static final String ACCOUNT = "urn:scim:schemas:extension:atlassian-external:1.0";

  @TempDir private Path folder;
  private final Scissors scissors = new Scissors();
  private String token = "";
  private String base = "";
  private String key = "";
  private String org = "";

  private void configure(Service service, URI wire) throws IOException {
    service.command("org", "create", "Acme", "--claim-domain", "x.example");
    JSONObject made =
        service.command("directory", "create", "--org", "Acme", "--preset", "atlassian");
    token = made.getFieldAsString("token");
    base = URI.create(made.getFieldAsString("baseUrl")).getPath();
    org = made.getFieldAsString("organizationId");
    key = service.command("key", "create", "--org", "Acme").getFieldAsString("key");
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        source: { type: file, people: people.csv, id: id }
        targets:
          apps:
            type: atlassian
            scim: { url: "%s", token: env:SCIM }
            admin: { url: "%s", org: "%s", key: env:KEY }
        """
            .formatted(wire.resolve(base), wire, org));
  }

  /// @return the account's id
  private String person(Service service, int number) {
    String mail = "p" + number + "@x.example";
    return new Http(service.url(), token)
        .post(
            base + "/Users",
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","active":true,
             "displayName":"Pat %d","emails":[{"value":"%s","primary":true}]}\
            """
                .formatted(mail, number, mail))
        .expect(201)
        .json()
        .getFieldAsObject(ACCOUNT)
        .getFieldAsString("atlassianAccountId");
  }

  private List<String> people(Service service, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> person(service, i)).toList();
  }

  private Launch rollcall() {
    return Launch.rollcall(folder).with("SCIM", token).with("KEY", key);
  }

  private Result run(String... words) {
    return rollcall().run(words);
  }

  private int records(Service service) {
    return new Http(service.url(), token)
        .get(base + "/Users?count=0")
        .expect(200)
        .json()
        .getFieldAsInteger("totalResults");
  }

  /// Whether the account is there and may be used.
  private boolean lives(Service service, String account) {
    return new Http(service.url(), key)
        .get("/users/" + account + "/manage/profile")
        .expect(200)
        .text()
        .contains("\"account_status\":\"active\"");
  }

  @Test
  void recordsGoAndAccountsStay() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, service.url());
      List<String> accounts = people(service, 3);
      String guest =
          service
              .command(
                  "member",
                  "add",
                  "--org",
                  "Acme",
                  "--email",
                  "g@other.example",
                  "--role",
                  "member")
              .getFieldAsString("accountId");
      Files.write(
          folder.resolve("accounts.csv"),
          List.of(
              "name,accountId",
              "Pat," + accounts.getFirst(),
              "Pat," + accounts.get(1),
              "Pat again," + accounts.getFirst(),
              "Guest," + guest,
              "Wrong,p3@x.example"));

      JSONObject look =
          run("unlink", "--target", "apps", "--from", "accounts.csv", "--dry-run", "--json")
              .expect(1)
              .json();
      assertThat(look.getFieldAsInteger("would-be")).isEqualTo(2);
      assertThat(look.getFieldAsInteger("free")).isOne();
      assertThat(records(service)).isEqualTo(3);
      assertThat(folder.resolve("accounts.csv.result.csv")).doesNotExist();

      Result unlinked =
          run("unlink", "--target", "apps", "--from", "accounts.csv", "--yes").expect(1);
      assertThat(unlinked.out())
          .contains(
              accounts.get(1) + "  unlinked", "2 unlinked · 1 free · 1 refused", "is an address");
      assertThat(unlinked.out() + unlinked.err()).doesNotContain(key, token);
      assertThat(records(service)).isEqualTo(1);
      assertThat(accounts).allMatch(account -> lives(service, account));
      assertThat(Files.readAllLines(folder.resolve("accounts.csv.result.csv"))).hasSize(1 + 2 + 4);

      Files.writeString(folder.resolve("accounts.csv"), accounts.getFirst() + "\n");
      assertThat(run("unlink", "--from", "accounts.csv", "--yes").expect(0).out())
          .contains("Nothing is left to do");
    }
  }

  @Test
  void killedAnywhereTheSameCommandGoesOn() throws IOException {
    try (Service service = Service.on(folder.resolve("service"));
        CutWire wire = new CutWire(service.url(), scissors)) {
      configure(service, wire.uri());
      List<String> accounts = new ArrayList<>(people(service, 5));
      Files.write(folder.resolve("accounts.txt"), accounts);
      List<Moment> moments = List.of(Moment.BEFORE, Moment.AFTER, Moment.ANSWERED);
      for (int cut = 0; cut < 4; cut++) {
        Program[] killed = new Program[1];
        scissors.cutAt(2 + cut % 2, moments.get(cut % 3), () -> killed[0].kill());
        killed[0] = rollcall().start("unlink", "--from", "accounts.txt", "--yes");
        killed[0].end();
        assertThat(scissors.happened()).isTrue();
        killed[0].close();
      }
      scissors.putAway();

      run("unlink", "--from", "accounts.txt", "--yes").expect(0);

      assertThat(records(service)).isZero();
      assertThat(accounts).allMatch(account -> lives(service, account));
      scissors.putAway();
      run("unlink", "--from", "accounts.txt", "--yes").expect(0);
      assertThat(scissors.passed()).isEmpty();
    }
  }

  @Test
  void whoeverIsDrivenByARecordIsNamed() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, service.url());
      Files.writeString(
          folder.resolve("people.csv"),
          "id,mail,given_name,family_name\n7,ann@x.example,Ann,Ono\n");
      run("sync").expect(0);
      String account =
          new Http(service.url(), token)
              .get(base + "/Users").expect(200).json().getFieldAsArray("Resources").stream()
                  .map(JSONObject.class::cast)
                  .findFirst()
                  .orElseThrow()
                  .getFieldAsObject(ACCOUNT)
                  .getFieldAsString("atlassianAccountId");

      assertThat(run("unlink", "--account", account, "--dry-run").expect(0).out())
          .contains("would-be", "7: take them out of the scope");
    }
  }

  /// An account of another directory has the address: what has to be done is told, and done so it
  /// ends well.
  @Test
  void whoHoldsAnAddressElsewhereIsToldWithTheCommandThatFreesIt() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, service.url());
      staff("ann@x.example");
      run("sync").expect(0);
      JSONObject other =
          service.command(
              "directory", "create", "--org", "Acme", "--preset", "atlassian", "--name", "other");
      String holder =
          new Http(service.url(), other.getFieldAsString("token"))
              .post(
                  URI.create(other.getFieldAsString("baseUrl")).getPath() + "/Users",
                  """
                  {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann.ono@x.example",
                   "displayName":"Ann Ono","emails":[{"value":"ann.ono@x.example","primary":true}]}\
                  """)
              .expect(201)
              .json()
              .getFieldAsObject(ACCOUNT)
              .getFieldAsString("atlassianAccountId");
      staff("ann.ono@x.example");

      String next = "unlink --target apps --account " + holder;
      assertThat(run("sync").expect(3).out()).contains(next);
      assertThat(run("explain", "ann.ono@x.example").expect(0).out()).contains(next);
      run("heal", "ann.ono@x.example", "--yes").expect(3);
      run("unlink", "--target", "apps", "--account", holder, "--yes").expect(0);
      assertThat(run("explain", "ann.ono@x.example").expect(0).out().replaceAll("\\s+", " "))
          .contains("allows it now", "`./rollcall heal ann.ono@x.example`")
          .doesNotContain(next);
      new Http(service.url(), key)
          .put("/users/" + holder + "/manage/email", "{\"email\":\"ann.old@x.example\"}")
          .expect(204);

      assertThat(run("heal", "ann.ono@x.example", "--yes").expect(0).out())
          .contains("ann.ono@x.example");
      assertThat(run("sync", "--json").expect(0).json().getFieldAsInteger("writes")).isZero();
      assertThat(lives(service, holder)).isTrue();
    }
  }

  private void staff(String mail) throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        "id,mail,given_name,family_name\n7,%s,Ann,Ono\n".formatted(mail));
  }

  @Test
  void whatCannotBeMeantIsSaid() throws IOException {
    try (Service service = Service.on(folder.resolve("service"))) {
      configure(service, service.url());
      Files.writeString(folder.resolve("two.csv"), "a,b\n1,2\n");
      Files.writeString(folder.resolve("notes.txt"), "my notes");

      assertThat(run("unlink", "--yes").expect(2).err()).contains("--account", "--from");
      assertThat(run("unlink", "--account", "1").expect(2).err()).contains("--yes");
      assertThat(run("unlink", "--from", "none.csv", "--yes").expect(2).err())
          .contains("There is no file none.csv");
      assertThat(run("unlink", "--from", "two.csv", "--yes").expect(2).err())
          .contains("two.csv has several columns");
      assertThat(run("unlink", "--account", "1", "--result", "notes.txt", "--yes").expect(2).err())
          .contains("no file of results");
      assertThat(Files.readString(folder.resolve("notes.txt"))).isEqualTo("my notes");
      String config = Files.readString(folder.resolve("rollcall.yaml"));
      Files.writeString(folder.resolve("rollcall.yaml"), config.replace(org, "0000"));
      assertThat(run("unlink", "--account", "1", "--yes").expect(1).out())
          .contains("1 failed", "\nStopped: ", "another organization than 0000");
      Files.writeString(
          folder.resolve("rollcall.yaml"), config.replaceAll("(?m)^ +admin:.*\n", ""));
      assertThat(run("unlink", "--account", "1", "--yes").expect(2).err())
          .contains("organization's key (admin)");
    }
  }
}
