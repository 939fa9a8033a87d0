package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.CutWire;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Scissors;
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

/// An organization with two directories at a service that behaves as Atlassian does, of which one
/// is filled from a file of people.
final class Organization implements AutoCloseable {
  private static final String ACCOUNT = "urn:scim:schemas:extension:atlassian-external:1.0";

  final Scissors scissors = new Scissors();
  final Service service;
  final CutWire wire;
  final Directory ours;
  final Directory theirs;
  final String key;
  private final Path folder;
  private final String id;
  private final List<String> staff = new ArrayList<>();

  /// @param heal what the configuration says of healing
  Organization(Path folder, String heal) throws IOException {
    this.folder = folder;
    service = Service.on(folder.resolve("service"));
    wire = new CutWire(service.url(), scissors);
    service.command("org", "create", "Acme", "--claim-domain", "x.example");
    ours = Directory.of(service, "ours");
    theirs = Directory.of(service, "theirs");
    key = service.command("key", "create", "--org", "Acme").getFieldAsString("key");
    id = service.command("org", "show", "Acme").getFieldAsString("organizationId");
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        source: { type: file, people: people.csv, id: id }
        targets:
          apps:
            type: atlassian
            scim: { url: "%s", token: env:SCIM }
            admin: { url: "%s", org: "%s", key: env:KEY }
            heal: %s
        """
            .formatted(wire.uri().resolve(ours.base()), wire.uri(), id, heal));
  }

  /// One directory of the organization.
  record Directory(String base, String token, Service service) {
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

  @Override
  public void close() {
    wire.close();
    service.close();
  }

  Launch rollcall() {
    return Launch.rollcall(folder).with("SCIM", ours.token()).with("KEY", key);
  }

  Result run(String... words) {
    return rollcall().run(words);
  }

  void staff(int number, String mail) throws IOException {
    while (staff.size() <= number) {
      staff.add("");
    }
    staff.set(number, "%d,%s,Ann,Ono".formatted(number, mail));
    publish();
  }

  private void publish() throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        "id,mail,given_name,family_name\n" + String.join("\n", staff) + "\n");
  }

  // Use is told a day late: nothing is concluded about accounts that are new.
  void hasBeenThereForDays(String account) {
    change(
        "service/rollcall.db",
        "update membership set since = since - %d where account_id = '%s'"
            .formatted(Duration.ofDays(9).toMillis(), account));
  }

  /// Everybody who is in the organization used it once, days ago.
  void everybodyWasUsed() {
    change(
        "service/rollcall.db",
        "update membership set since = since - %1$d, last_activity_at = since - %1$d"
            .formatted(Duration.ofDays(9).toMillis()));
  }

  String profile(String account) {
    return new Http(service.url(), key)
        .get("/users/" + account + "/manage/profile")
        .expect(200)
        .text();
  }

  /// How many people the file names.
  int people() {
    return staff.size();
  }

  /// Everybody at once.
  void staff(List<String> mails) throws IOException {
    staff.clear();
    for (String mail : mails) {
      staff.add("%d,%s,Ann,Ono".formatted(staff.size(), mail));
    }
    publish();
  }

  /// Deletes the records of an account in all directories.
  void unlink(String account) {
    new Http(service.url(), key)
        .delete(
            "/admin/user-provisioning/v1/org/" + id + "/user/" + account + "/onlyDeleteUserInDB")
        .expect(204);
  }

  /// The memory of who is whose gets lost.
  void forgetLinks() {
    change("rollcall.db", "delete from link");
  }

  private void change(String database, String statement) {
    try (Connection data = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database));
        PreparedStatement sent = data.prepareStatement(statement)) {
      assertThat(sent.executeUpdate()).isPositive();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
