package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONNull;
import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONValue;
import io.rollcall.e2e.stage.Company;
import io.rollcall.e2e.stage.Employee;
import io.rollcall.e2e.stage.Scissors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an administrator sees of the story: conflict, explanation, healing, plans on paper,
/// leavers, and everything that stops a run, with its exit codes.
@Tag("blackbox")
final class StoryTest {

  private static final String NEW_ADDRESS = "okafor@example.com";
  private static final String RENAMED = "u0002";

  @TempDir private Path directory;
  private final Scissors scissors = new Scissors();
  private final Company company = Company.of(6, 4, scissors);
  private World world;

  @BeforeEach
  void onboard() {
    world = World.begin(directory, company, scissors, "ask");
    var report = world.run("sync", "--json").expect(0).json();
    assertThat(report.getFieldAsInteger("writes")).isEqualTo(6);
    assertThat(report.getFieldAsInteger("floor")).isLessThanOrEqualTo(calls(report));
  }

  @AfterEach
  void close() {
    world.close();
    company.close();
  }

  private static Integer calls(JSONObject report) {
    return report.getFieldAsInteger("calls");
  }

  /// Renames somebody; a script creates a user for the new address and deletes it.
  ///
  /// @return the ids of the right account and of the duplicate
  private List<String> mistakeARenameForAHire() {
    Employee before = company.employee(RENAMED);
    String right = world.member(before.mail()).id();
    company.rename(RENAMED, "Okafor", NEW_ADDRESS);
    return List.of(right, world.mistakeForAHire(NEW_ADDRESS, before.givenName(), "Okafor"));
  }

  @Test
  void aConflictIsACaseIsExplainedAndIsHealedWhenSomebodySaysSo() {
    List<String> ids = mistakeARenameForAHire();

    var met = world.run("sync", "--json").expect(3).json();
    assertThat(met.getFieldAsInteger("conflicts")).isOne();
    assertThat(met.getFieldAsInteger("cases")).isOne();
    assertThat(met.getFieldAsInteger("writes")).as("the family name").isOne();
    assertThat(world.memberOf(ids.getFirst()).email()).isNotEqualTo(NEW_ADDRESS);
    theNextRunOnlyReads(3);

    isExplained(ids.getFirst(), ids.getLast());

    assertThat(world.run("heal", NEW_ADDRESS).expect(2).err()).contains("--yes");
    assertThat(world.memberOf(ids.getFirst()).email()).isNotEqualTo(NEW_ADDRESS);

    assertThat(world.run("heal", NEW_ADDRESS, "--yes").expect(0).out()).contains(NEW_ADDRESS);
    assertThat(world.memberOf(ids.getFirst()).email()).isEqualTo(NEW_ADDRESS);
    assertThat(world.memberOf(ids.getLast()).active()).isFalse();
    theNextRunOnlyReads(0);
  }

  @Test
  void aHealingIsTakenBackWhereItWasWrong() {
    String before = company.employee(RENAMED).mail();
    List<String> ids = mistakeARenameForAHire();
    world.run("sync").expect(3);
    assertThat(world.run("heal", NEW_ADDRESS, "--undo", "--yes").expect(1).err())
        .contains("Nothing was healed for " + NEW_ADDRESS);
    world.run("heal", NEW_ADDRESS, "--yes").expect(0);

    assertThat(world.run("heal", NEW_ADDRESS, "--undo", "--yes").expect(0).out())
        .containsIgnoringWhitespaces(
            "its former address " + before, "back", "cut", "from the organization again");

    assertThat(world.memberOf(ids.getFirst()).email()).isEqualTo(before);
    assertThat(world.members().values()).noneMatch(one -> one.email().equals(NEW_ADDRESS));
    assertThat(world.run("heal", NEW_ADDRESS, "--undo", "--yes").expect(1).err())
        .contains("there is nothing to undo");
    assertThat(world.run("sync", "--json").expect(0).json().getFieldAsInteger("writes")).isZero();
    theNextRunOnlyReads(0);
    assertThat(world.memberOf(ids.getFirst()).email()).isEqualTo(before);
  }

  private void theNextRunOnlyReads(int exit) {
    scissors.putAway();
    var report = world.run("sync", "--json").expect(exit).json();
    assertThat(report.getFieldAsInteger("writes")).isZero();
    assertThat(scissors.passed())
        .isNotEmpty()
        .allMatch(request -> request.startsWith("GET ") || request.startsWith("LDAP "));
  }

  private void isExplained(String right, String duplicate) {
    String text = world.run("explain", NEW_ADDRESS).expect(0).out();
    assertThat(text)
        .contains(NEW_ADDRESS, "held", right.substring(15), duplicate.substring(15), "409");

    JSONObject explained = world.run("explain", NEW_ADDRESS, "--json").expect(0).json();
    assertThat(explained.getFieldAsString("who")).isEqualTo(NEW_ADDRESS);
    assertThat(explained.getFieldAsObject("source").getFieldAsString("address"))
        .isEqualTo(NEW_ADDRESS);
    JSONObject at = only(explained, "targets");
    assertThat(at.getFieldAsString("target")).isEqualTo("miro");
    assertThat(at.getFieldAsObject("link").getFieldAsString("accountId")).isEqualTo(right);
    assertThat(at.getFieldAsObject("account").getFieldAsString("id")).isEqualTo(right);
    assertThat(at.getFieldAsObject("holder").getFieldAsString("accountId")).isEqualTo(duplicate);
    assertThat(only(at, "next").getFieldAsString("kind")).isEqualTo("heal");
    assertThat(at.getFieldAsArray("history"))
        .extracting(one -> ((JSONObject) one).getFieldAsString("what"))
        .anyMatch(what -> what.contains("refused: 409"))
        .anyMatch(what -> what.contains(duplicate));
  }

  @Test
  void theDuplicateMayLiveAndIsHealedWithoutBeingDeletedFirst() {
    world.configure("auto");
    String right = world.member(company.employee(RENAMED).mail()).id();
    company.rename(RENAMED, "Okafor", NEW_ADDRESS);
    String duplicate = world.hire(NEW_ADDRESS, "Somebody", "Okafor");

    var report = world.run("sync", "--json").expect(0).json();

    assertThat(report.getFieldAsInteger("healed")).isOne();
    assertThat(world.memberOf(right).email()).isEqualTo(NEW_ADDRESS);
    assertThat(world.memberOf(duplicate).active()).isFalse();
    theNextRunOnlyReads(0);
  }

  /// The other answer that Miro may give, which a directory can choose: then only an invitation
  /// brings the duplicate back.
  @Test
  void whereADeletedAccountIsNotCreatedAgainTheRunWaitsForAnInvitation() {
    world.configure("auto");
    world.service().command("directory", "update", "directory", "--create-of-cut", "conflict");
    List<String> ids = mistakeARenameForAHire();

    var met = world.run("sync", "--json").expect(3).json();
    assertThat(met.getFieldAsInteger("cases")).isOne();
    assertThat(met.getFieldAsInteger("healed")).isZero();
    assertThat(world.run("explain", NEW_ADDRESS).expect(0).out().replaceAll("\\s+", " "))
        .contains("does not bring it back", "invite " + NEW_ADDRESS);
    assertThat(world.memberOf(ids.getFirst()).email()).isNotEqualTo(NEW_ADDRESS);

    world
        .service()
        .command("member", "add", "--org", "Acme", "--email", NEW_ADDRESS, "--role", "member");
    world.run("sync").expect(0);

    assertThat(world.memberOf(ids.getFirst()).email()).isEqualTo(NEW_ADDRESS);
    assertThat(world.memberOf(ids.getLast()).active()).isFalse();
    theNextRunOnlyReads(0);
  }

  @Test
  void aPlanIsReadWrittenDownAndCarriedOut() {
    Employee leaver = company.employee("u0005");
    String before = company.employee(RENAMED).mail();
    company.dismiss(leaver.uid());
    company.rename(RENAMED, "Okafor", NEW_ADDRESS);
    Path file = directory.resolve("reviewed plan.json");

    scissors.putAway();
    JSONObject plan = world.run("plan", "--json").expect(0).json();
    String written = world.run("plan", "--out", file.toString()).expect(0).out();

    assertThat(scissors.passed()).noneMatch(request -> request.startsWith("P"));
    assertThat(plan.getFieldAsString("planId")).isNotBlank();
    assertThat(plan.getFieldAsInteger("unchanged")).isEqualTo(4);
    var changes = plan.getFieldAsArray("changes").stream().map(JSONObject.class::cast).toList();
    assertThat(changes).hasSize(2);
    assertThat(changes)
        .filteredOn(change -> before.equals(before(change, "userName")))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.getFieldAsString("target")).isEqualTo("miro");
          assertThat(change.getFieldAsString("kind")).isEqualTo("rename");
          assertThat(change.getFieldAsString("who")).isEqualTo(NEW_ADDRESS);
          assertThat(change.getFieldAsObject("after").getFieldAsString("userName"))
              .isEqualTo(NEW_ADDRESS);
          assertThat(change.getFieldAsString("reason")).isNotBlank();
        });
    assertThat(written).contains("apply").contains(file.toString());
    assertThat(file).content().contains(plan.getFieldAsString("planId"));

    assertThat(world.run("apply", file.toString()).expect(2).err()).contains("--yes");
    JSONObject report = world.run("apply", file.toString(), "--yes", "--json").expect(0).json();

    assertThat(report.getFieldAsInteger("writes")).isEqualTo(2);
    assertThat(world.member(leaver.mail()).active()).isFalse();
    assertThat(world.member(NEW_ADDRESS).active()).isTrue();
    theNextRunOnlyReads(0);
  }

  private static String before(JSONObject change, String attribute) {
    String value = change.getFieldAsObject("before").getFieldAsString(attribute);
    return value == null ? "" : value;
  }

  @Test
  void whatLeavesALimitIsStoppedBeforeTheFirstChange() {
    for (String uid : List.of("u0001", "u0003", "u0006")) {
      company.dismiss(uid);
    }
    var before = world.members();

    scissors.putAway();
    assertThat(world.run("plan").expect(4).out()).contains("3 of 6", "--allow-revoke 3");
    assertThat(world.run("sync").expect(4).out()).contains("3 of 6", "--allow-revoke 3");
    assertThat(world.run("apply", "--yes").expect(4).out()).contains("3 of 6");
    assertThat(scissors.passed()).noneMatch(request -> request.startsWith("P"));
    assertThat(world.members()).isEqualTo(before);

    world.run("sync", "--allow-revoke", "3").expect(0);
    assertThat(world.members().values().stream().filter(member -> !member.active())).hasSize(3);
    theNextRunOnlyReads(0);
  }

  @Test
  void aSourceThatCannotBeReadChangesNobody() {
    var before = world.members();
    company.close();

    for (String command : List.of("plan", "sync")) {
      scissors.putAway();
      assertThat(world.run(command).expect(4).out()).contains("could not be read completely");
      assertThat(scissors.passed()).isEmpty();
    }
    assertThat(world.run("explain", "u0001@example.com").exit()).isEqualTo(1);
    assertThat(world.members()).isEqualTo(before);
  }

  @Test
  void aWrongTokenIsSaidAndNeverShown() {
    String wrong = "rcd_thisIsNoTokenOfAnybody_0123456789abcdefghijk";
    for (String option : List.of("--json", "--verbose")) {
      var result = world.launch().with("MIRO_SCIM", wrong).run("sync", option).expect(1);
      assertThat(result.out() + result.err())
          .contains("miro (SCIM)", "401", "env:MIRO_SCIM")
          .doesNotContain(wrong)
          .doesNotContain(wrong.substring(5));
    }
    var swapped =
        world.launch().with("MIRO_SCIM", world.rest().token()).run("sync", "--verbose").expect(1);
    assertThat(swapped.toString()).doesNotContain(world.rest().token());
    assertThat(swapped.out() + swapped.err()).contains("organization key");
  }

  @Test
  void initWritesAConfigurationThatWorks() throws Exception {
    Path yaml = world.engine().resolve("made.yaml");
    String url = world.service().url().toString();
    var made =
        world
            .run(
                "init",
                "-c",
                yaml.toString(),
                "--ldap-url",
                company.url(),
                "--base",
                Company.BASE,
                "--bind",
                Company.BIND,
                "--group",
                Company.GROUP,
                "--type",
                "miro",
                "--scim-url",
                url + "/api/v1/scim",
                "--rest-url",
                url,
                "--org",
                world.organization())
            .expect(0);

    assertThat(made.out()).contains("LDAP_PASSWORD", "MIRO_SCIM", "MIRO_REST");
    assertThat(Files.readString(yaml)).contains("env:MIRO_SCIM");
    var plan = world.run("plan", "-c", yaml.toString(), "--json").expect(0).json();
    assertThat(plan.getFieldAsInteger("unchanged")).isEqualTo(6);
    assertThat(world.run("init", "-c", "other.yaml").expect(2).err()).contains("--ldap-url");
    assertThat(world.run("init", "-c", yaml.toString(), "--ldap-url", "ldap://x").exit())
        .isEqualTo(2);
  }

  @Test
  void nobodyIsExplainedAsSomebody() {
    JSONObject explained = world.run("explain", "nobody@example.com", "--json").expect(0).json();

    assertThat(explained.getField("source")).isEqualTo(JSONNull.NULL);
    assertThat(world.run("heal", "nobody@example.com", "--yes").expect(1).err()).contains("Nobody");
  }

  private static JSONObject only(JSONObject object, String field) {
    List<JSONValue> items = object.getFieldAsArray(field);
    assertThat(items).as(field).hasSize(1);
    return (JSONObject) items.getFirst();
  }
}
