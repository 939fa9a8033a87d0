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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody's new address is on an account that another directory of the same organization drives,
/// or that nobody drives: the organization takes it away from there, beside SCIM, and the rightful
/// account gets it. Killed (SIGKILL) anywhere, the end is the same.
@Tag("blackbox")
final class AddressFreedElsewhereTest {
  private static final String ACCOUNT = "urn:scim:schemas:extension:atlassian-external:1.0";

  @TempDir private Path folder;
  private final Scissors scissors = new Scissors();
  private final List<String> staff = new ArrayList<>();
  private Service service;
  private CutWire wire;
  private Directory ours;
  private Directory theirs;
  private String key = "";

  /// One directory of the organization.
  private record Directory(String base, String token, Service service) {
    static Directory of(Service service, String name) {
      JSONObject made =
          service.command(
              "directory", "create", "--org", "Acme", "--preset", "atlassian", "--name", name);
      return new Directory(
          URI.create(made.getFieldAsString("baseUrl")).getPath(),
          made.getFieldAsString("token"),
          service);
    }

    Http http() {
      return new Http(service.url(), token);
    }

    /// @return the account's id
    String person(String mail, String name) {
      return account(
          http()
              .post(
                  base + "/Users",
                  """
                  {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s",
                   "displayName":"%s","emails":[{"value":"%s","primary":true}]}\
                  """
                      .formatted(mail, name, mail))
              .expect(201)
              .json());
    }

    private static String account(JSONObject user) {
      return user.getFieldAsObject(ACCOUNT).getFieldAsString("atlassianAccountId");
    }

    List<JSONObject> at(String mail) {
      return http()
          .get(base + "/Users?filter=userName%20eq%20%22" + mail + "%22")
          .expect(200)
          .json()
          .getFieldAsArray("Resources")
          .stream()
          .map(JSONObject.class::cast)
          .toList();
    }

    String accountAt(String mail) {
      assertThat(at(mail)).as(mail).hasSize(1);
      return account(at(mail).getFirst());
    }
  }

  @BeforeEach
  void begin() throws IOException {
    service = Service.on(folder.resolve("service"));
    wire = new CutWire(service.url(), scissors);
    service.command("org", "create", "Acme", "--claim-domain", "x.example");
    ours = Directory.of(service, "ours");
    theirs = Directory.of(service, "theirs");
    key = service.command("key", "create", "--org", "Acme").getFieldAsString("key");
    String org = service.command("org", "show", "Acme").getFieldAsString("organizationId");
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        source: { type: file, people: people.csv, id: id }
        targets:
          apps:
            type: atlassian
            scim: { url: "%s", token: env:SCIM }
            admin: { url: "%s", org: "%s", key: env:KEY }
            heal: auto
        """
            .formatted(wire.uri().resolve(ours.base()), wire.uri(), org));
  }

  @AfterEach
  void end() {
    wire.close();
    service.close();
  }

  private Launch rollcall() {
    return Launch.rollcall(folder).with("SCIM", ours.token()).with("KEY", key);
  }

  private Result run(String... words) {
    return rollcall().run(words);
  }

  private void staff(int number, String mail) throws IOException {
    while (staff.size() <= number) {
      staff.add("");
    }
    staff.set(number, "%d,%s,Ann,Ono".formatted(number, mail));
    Files.writeString(
        folder.resolve("people.csv"),
        "id,mail,given_name,family_name\n" + String.join("\n", staff) + "\n");
  }

  // Use is told a day late: nothing is concluded about accounts that are new.
  private void hasBeenThereForDays(String account) {
    try (Connection data =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("service/rollcall.db"));
        PreparedStatement age =
            data.prepareStatement("update membership set since = since - ? where account_id = ?")) {
      age.setLong(1, Duration.ofDays(9).toMillis());
      age.setString(2, account);
      assertThat(age.executeUpdate()).isOne();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String profile(String account) {
    return new Http(service.url(), key)
        .get("/users/" + account + "/manage/profile")
        .expect(200)
        .text();
  }

  /// Somebody who has an account with us and whose new address another directory's account has.
  private final class Conflict {
    private final int number = staff.size();
    private final String old = "ann" + number + "@x.example";
    private final String wanted = "ann.ono" + number + "@x.example";
    private final String rightful;
    private final String duplicate;

    Conflict() throws IOException {
      scissors.putAway();
      staff(number, old);
      run("sync").expect(0);
      rightful = ours.accountAt(old);
      duplicate = theirs.person(wanted, "Ann Ono");
      hasBeenThereForDays(duplicate);
      staff(number, wanted);
    }

    void isHealed() {
      assertThat(ours.accountAt(wanted)).isEqualTo(rightful);
      assertThat(profile(rightful)).contains(wanted, "\"account_status\":\"active\"");
      assertThat(profile(duplicate))
          .contains("ann.ono" + number + ".retired-", "\"account_status\":\"inactive\"");
      assertThat(theirs.at(wanted)).isEmpty();
      scissors.putAway();
      assertThat(run("sync", "--json").expect(0).json().getFieldAsInteger("writes")).isZero();
      assertThat(scissors.passed()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    }
  }

  @Test
  void whatWillBeDoneIsShownAndDone() throws IOException {
    Conflict conflict = new Conflict();

    assertThat(run("plan").expect(0).out())
        .contains("from 1 directory record, which the account outlives");
    Result result = run("apply", "--yes").expect(0);
    assertThat(result.out()).contains("1 healed");
    String number = result.out().replaceAll("(?s).*run (\\d+) done.*", "$1");
    assertThat(run("runs", "show", number).expect(0).out()).contains("from record ");

    conflict.isHealed();
  }

  /// What nothing proves, a person decides, and the next run goes by it.
  @Test
  void whatIsNotProvenIsDecided() throws IOException {
    Conflict conflict = new Conflict();
    service.command("member", "sign-in", "--org", "Acme", "--email", conflict.wanted);

    assertThat(run("sync").expect(3).out()).contains("it was used", "cases decide");
    JSONObject found =
        (JSONObject)
            run("cases", "list", "--json").expect(0).json().getFieldAsArray("cases").getFirst();
    String id = found.getFieldAsString("id");
    assertThat(run("cases", "list").expect(0).out()).contains(id, "held-address", conflict.wanted);
    assertThat(run("cases", "show", id.toLowerCase(Locale.ROOT)).expect(0).out())
        .contains("theirs: account " + conflict.duplicate, "not-theirs:");
    assertThat(run("cases", "decide", id, "perhaps").expect(1).err())
        .contains("expected one of theirs, not-theirs");
    assertThat(run("cases", "decide", "000000", "theirs").expect(1).err()).contains("no case");

    run("cases", "decide", id, "not-theirs").expect(0);
    assertThat(run("sync").expect(0).out()).contains("0 open cases");
    assertThat(run("explain", conflict.wanted).expect(0).out()).contains("Decided", "not theirs");
    assertThat(run("cases", "list").expect(0).out()).contains("No cases are open.");
    assertThat(run("cases", "list", "--decided").expect(0).out()).contains("not-theirs, settled");
    run("cases", "decide", id, "undecided").expect(0);
    assertThat(run("cases", "show", id).expect(1).err()).contains("no case");

    run("sync").expect(3);
    run("cases", "decide", id, "theirs").expect(0);
    assertThat(run("sync").expect(0).out()).contains("1 healed");
    conflict.isHealed();
  }

  @Test
  void killedAtAnyRequestTheEndIsTheSame() throws IOException {
    Conflict uncut = new Conflict();
    scissors.putAway();
    run("sync").expect(0);
    List<String> requests = scissors.passed();
    uncut.isHealed();
    int killed = 0;
    for (int position = 1; position <= requests.size(); position++) {
      boolean reads =
          requests.get(position - 1).startsWith("GET ")
              || requests.get(position - 1).endsWith("/search");
      List<Moment> moments = reads ? List.of(Moment.BEFORE) : List.of(Moment.BEFORE, Moment.AFTER);
      for (Moment moment : moments) {
        Conflict conflict = new Conflict();
        Program[] program = new Program[1];
        scissors.cutAt(position, moment, () -> program[0].kill());
        program[0] = rollcall().start("sync");
        program[0].end();
        program[0].close();
        assertThat(scissors.happened()).isTrue();
        scissors.putAway();

        Result next = run("sync");

        assertThat(next.exit())
            .as("%s request %d (%s): %s", moment, position, requests.get(position - 1), next.out())
            .isZero();
        conflict.isHealed();
        killed++;
      }
    }
    System.out.printf("%d requests, killed %d times%n", requests.size(), killed);
  }
}
