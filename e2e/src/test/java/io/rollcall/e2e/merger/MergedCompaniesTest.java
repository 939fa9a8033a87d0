package io.rollcall.e2e.merger;

import static io.rollcall.e2e.merger.Merging.NEW;
import static io.rollcall.e2e.merger.Merging.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.app.service.DirectoryService;
import io.rollcall.app.service.Store;
import io.rollcall.db.Database;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.faces.FaceServer;
import io.rollcall.faces.miro.MiroPreset;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.platform.Directory;
import io.rollcall.platform.Organization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A company moves from one domain to another over HTTP, in batches, one of which is killed
/// (SIGKILL). A script has made some of them a second account there, and deleted two in three of
/// those again, so that nobody sees them. With a test size of 4 it is 10,000 people, 300 of them
/// with a duplicate.
@Tag("kill")
final class MergedCompaniesTest {
  private static final int PEOPLE =
      2_500 * Math.max(1, Integer.getInteger("rollcall.test.size", 1));
  private static final int DUPLICATES = PEOPLE * 3 / 100;
  private static final int BATCH = PEOPLE / 4;
  private static final String USERS = "/api/v1/scim/Users";

  @TempDir private Path folder;
  private DirectoryService service;
  private Merging merging;

  /// Somebody as the app shows them.
  private record User(String userName, boolean active) {}

  @BeforeEach
  void start() throws IOException {
    service =
        DirectoryService.start(
            Database.open("jdbc:sqlite:" + folder.resolve("service.db")),
            new FaceServer.Listen("127.0.0.1", 0, Optional.empty()));
    Organization made =
        Store.done(
            service.platform().organizations().create("Acme", "main", List.of(OLD, NEW), false));
    Directory.WithToken directory =
        Store.done(
            service
                .platform()
                .directories()
                .create(made.id(), MiroPreset.NAME, "engine", "off", false));
    merging =
        new Merging(
            folder,
            URI.create(service.url()),
            made.id(),
            directory.token().orElseThrow(),
            Store.done(service.platform().keys().create(made.id(), "engine")).secret());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void everybodyHasTheirNewAddressOnTheirOldAccount() throws IOException {
    staffAt(OLD);
    assertThat(run(RunRules.sync()).writes()).isEqualTo(PEOPLE);
    Map<String, String> linked = merging.linked();
    assertThat(linked).hasSize(PEOPLE);
    Map<String, String> duplicates = duplicates();
    staffAt(NEW);

    TargetReport plan = merging.plan();
    assertThat(plan.plans().getFirst().changes())
        .as("one plan")
        .hasSize(PEOPLE)
        .allMatch(change -> change.kind() == Kind.RENAME || change.kind() == Kind.HEAL)
        .filteredOn(change -> change.kind() == Kind.HEAL)
        .hasSize(DUPLICATES);
    assertThat(plan.calls())
        .as("calls of the plan: pages, ten addresses at a time, the log once")
        .isLessThan(PEOPLE / 10 + PEOPLE / 100 + DUPLICATES + 100);
    RunReport stopped = run(RunRules.sync());
    assertThat(stopped.exitCode()).isEqualTo(4);
    assertThat(stopped.writes()).isZero();

    killedAfter(BATCH / 2);
    long calls = 0;
    long floor = 0;
    int waiting = PEOPLE;
    for (int run = 1; waiting > 0; run++) {
      RunReport report = run(RunRules.sync().inBatchesOf(BATCH));
      assertThat(report.exitCode()).isZero();
      assertThat(report.waiting()).isLessThanOrEqualTo(waiting - BATCH / 4);
      assertThat(run).as("runs").isLessThanOrEqualTo(4);
      waiting = report.waiting();
      calls += report.calls();
      floor += report.floor();
    }

    assertThat(merging.linked()).isEqualTo(linked);
    Map<String, User> users = users();
    assertThat(users).as("nobody is lost and nobody new").hasSize(PEOPLE + DUPLICATES);
    linked.forEach((person, account) ->
        assertThat(users.get(account)).isEqualTo(new User(person + "@" + NEW, true)));
    duplicates.forEach((person, account) ->
        assertThat(users.getOrDefault(account, new User("nobody", true)))
            .returns(false, User::active)
            .matches(user -> user.userName().matches(person + "\\.retired-\\d+@" + NEW)));
    RunReport last = run(RunRules.sync());
    assertThat(last.writes()).isZero();
    assertThat(last.exitCode()).isZero();
    System.out.printf(
        "%,d people, %,d with a duplicate: %,d calls, floor %,d, ratio %.2f%n",
        PEOPLE, DUPLICATES, calls, floor, (double) calls / floor);
    assertThat((double) calls / floor).isLessThan(1.5);
  }

  private RunReport run(RunRules rules) {
    return merging.run(rules);
  }

  private void killedAfter(int changes) {
    Launch program =
        new Launch(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Merging.class.getName()),
                folder,
                Map.of(),
                Duration.ofMinutes(5))
            .with("TOKEN", merging.token())
            .with("KEY", merging.key());
    try (var batch =
        program.start(
            folder.toString(),
            merging.app().toString(),
            merging.organization(),
            Integer.toString(BATCH))) {
      batch.awaitOut(Integer.toString(changes)::equals);
      batch.kill();
      batch.end().expect(128 + 9);
    }
  }

  private void staffAt(String domain) throws IOException {
    StringBuilder rows = new StringBuilder("id,mail,given_name,family_name,department\n");
    for (int i = 1; i <= PEOPLE; i++) {
      rows.append("p%05d,p%05d@%s,Pat,Number%d,Search\n".formatted(i, i, domain, i));
    }
    Files.writeString(folder.resolve("people.csv"), rows);
  }

  /// What the hourly script does with new addresses.
  private Map<String, String> duplicates() {
    Http script = new Http(merging.app(), merging.token());
    Map<String, String> made = new HashMap<>();
    for (int i = 1; i <= DUPLICATES; i++) {
      String person = "p%05d".formatted(i * (PEOPLE / DUPLICATES));
      String id =
          script
              .post(
                  USERS,
                  """
                  {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                   "userName": "%s@%s", "name": {"givenName": "Pat", "familyName": "Number"}}
                  """
                      .formatted(person, NEW))
              .expect(201)
              .string("id");
      if (i % 3 > 0) {
        script.delete(USERS + "/" + id).expect(204);
      }
      made.put(person, id);
    }
    return made;
  }

  private Map<String, User> users() {
    Http scim = new Http(merging.app(), merging.token());
    Map<String, User> users = new HashMap<>();
    int total = 1;
    while (users.size() < total) {
      JSONObject page =
          scim.get(USERS + "?startIndex=" + (users.size() + 1) + "&count=1000").expect(200).json();
      total = page.getFieldAsInteger("totalResults");
      page.getFieldAsArray("Resources").stream()
          .map(JSONObject.class::cast)
          .forEach(one ->
              users.put(
                  one.getFieldAsString("id"),
                  new User(one.getFieldAsString("userName"), one.getFieldAsBoolean("active"))));
    }
    return users;
  }
}
