package io.rollcall.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.json.JSONObject;
import io.rollcall.e2e.stage.Http;
import io.rollcall.e2e.stage.Program;
import io.rollcall.e2e.stage.Result;
import io.rollcall.e2e.stage.Scissors.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody's record has to be made anew, so that it is that of the account with their history: the
/// record is a duplicate's, or cannot be renamed. Killed (SIGKILL) anywhere, the end is the same.
@Tag("blackbox")
final class HistoryReunitedTest {
  private static final int PEOPLE = 40;
  // Three times at six writes at least, but for the last: fewer would be another recipe.
  private static final int LEAST = 17;

  private static final Predicate<String> WRITES = HistoryReunitedTest::writes;

  /// When, at a write: nobody has acted on it; its answer is on its way; its answer was noted, and
  /// nobody has acted on the request after it.
  private enum Kill {
    BEFORE,
    AFTER,
    BEFORE_THE_NEXT
  }

  @TempDir private Path folder;

  /// What people have been given, each with an account that has their history, and one that has
  /// their address.
  private final class Crowd implements AutoCloseable {
    private final Organization acme;
    private final List<String> histories = new ArrayList<>();
    private final List<String> duplicates = new ArrayList<>();
    private String group = "";

    Crowd() throws IOException {
      acme = new Organization(folder, "ask");
      everybodyIs("ann%d@x.example");
      acme.run("sync").expect(0);
      for (int i = 0; i < PEOPLE; i++) {
        histories.add(acme.ours.accountAt("ann%d@x.example".formatted(i)));
      }
    }

    private void everybodyIs(String pattern) throws IOException {
      acme.staff(IntStream.range(0, PEOPLE).mapToObj(pattern::formatted).toList());
    }

    private String wanted(int person) {
      return "ann.ono%d@x.example".formatted(person);
    }

    /// Everybody lost their record; the next one is another account's.
    Crowd withRecordsOfDuplicates() throws IOException {
      acme.everybodyWasUsed();
      histories.forEach(acme::unlink);
      acme.forgetLinks();
      everybodyIs("ann.ono%d@x.example");
      acme.run("sync").expect(0);
      for (int i = 0; i < PEOPLE; i++) {
        duplicates.add(acme.ours.accountAt(wanted(i)));
        acme.hasBeenThereForDays(duplicates.get(i));
      }
      return grouped();
    }

    /// Another directory has everybody's new address, and says so in words that nobody knows.
    Crowd withRecordsThatCannotBeRenamed() throws IOException {
      grouped();
      for (int i = 0; i < PEOPLE; i++) {
        duplicates.add(acme.theirs.person(wanted(i), "Ann Ono"));
        acme.hasBeenThereForDays(duplicates.get(i));
      }
      everybodyIs("ann.ono%d@x.example");
      acme.wire.says("with email\\[[^\\]]*\\] already exists", "could not be updated");
      acme.run("sync").expect(3);
      return this;
    }

    private Crowd grouped() {
      List<String> members = new ArrayList<>();
      for (JSONObject user : users()) {
        members.add("{\"value\":\"%s\"}".formatted(user.getFieldAsString("id")));
      }
      group =
          http()
              .post(
                  acme.ours.base() + "/Groups",
                  """
                  {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Readers",
                   "members":[%s]}\
                  """
                      .formatted(String.join(",", members)))
              .expect(201)
              .json()
              .getFieldAsString("id");
      return this;
    }

    private Http http() {
      return acme.ours.http();
    }

    private List<JSONObject> users() {
      return http()
          .get(acme.ours.base() + "/Users?count=100")
          .expect(200)
          .json()
          .getFieldAsArray("Resources")
          .stream()
          .map(JSONObject.class::cast)
          .toList();
    }

    void isReunited(int person) {
      assertThat(acme.ours.accountAt(wanted(person))).isEqualTo(histories.get(person));
      assertThat(acme.profile(histories.get(person)))
          .contains(wanted(person), "\"account_status\":\"active\"");
      assertThat(acme.profile(duplicates.get(person)))
          .contains("ann.ono" + person + ".retired-", "\"account_status\":\"inactive\"");
      String record = acme.ours.at(wanted(person)).getFirst().getFieldAsString("id");
      assertThat(http().get(acme.ours.base() + "/Groups/" + group).expect(200).text())
          .contains(record);
    }

    void isAtRest() {
      acme.scissors.putAway();
      assertThat(acme.run("sync", "--json").json().getFieldAsInteger("writes")).isZero();
      assertThat(acme.scissors.passed()).noneMatch(HistoryReunitedTest::writes);
    }

    /// Kills the program before and after each write of a recipe, and once its answer was noted,
    /// each time somebody else's, and runs it again.
    ///
    /// @return how often it was killed
    int healsWhereverItIsKilled() {
      acme.scissors.putAway();
      acme.run("heal", wanted(0), "--yes").expect(0);
      List<String> requests = acme.scissors.passed();
      isReunited(0);
      int person = 1;
      long writes = requests.stream().filter(HistoryReunitedTest::writes).count();
      for (int nth = 1; nth <= writes; nth++) {
        for (Kill kill : Kill.values()) {
          boolean happened = isKilled(person, nth, kill);
          assertThat(happened || (kill == Kill.BEFORE_THE_NEXT && nth == writes))
              .as("person %d, %s write %d of %s", person, kill, nth, requests)
              .isTrue();
          goesOn(person++, nth);
        }
      }
      return person - 1;
    }

    private boolean isKilled(int person, int nth, Kill kill) {
      Program[] program = new Program[1];
      Runnable end = () -> program[0].kill();
      switch (kill) {
        case BEFORE -> acme.scissors.cutAtNth(WRITES, nth, Moment.BEFORE, end);
        case AFTER -> acme.scissors.cutAtNth(WRITES, nth, Moment.AFTER, end);
        case BEFORE_THE_NEXT -> acme.scissors.cutAfterNth(WRITES, nth, Moment.BEFORE, end);
      }
      program[0] = acme.rollcall().start("heal", wanted(person), "--yes");
      program[0].end();
      program[0].close();
      return acme.scissors.happened();
    }

    private void goesOn(int person, int nth) {
      List<String> before = acme.scissors.passed();
      acme.scissors.putAway();
      Result next = acme.run("heal", wanted(person), "--yes");
      assertThat(next.exit()).as("cut at write %d of %s: %s", nth, before, next.out()).isZero();
      isReunited(person);
    }

    @Override
    public void close() {
      acme.close();
    }
  }

  private static boolean writes(String request) {
    return !request.startsWith("GET ") && !request.endsWith("/search");
  }

  @Test
  void aRecordOfTheDuplicateBecomesThatOfTheAccountWithTheHistory() throws IOException {
    try (Crowd crowd = new Crowd().withRecordsOfDuplicates()) {
      assertThat(crowd.acme.run("explain", crowd.wanted(0)).expect(0).out())
          .containsIgnoringWhitespaces(
              "account " + crowd.histories.getFirst(), "which was theirs and nobody else's");

      int killed = crowd.healsWhereverItIsKilled();

      crowd.isAtRest();
      assertThat(killed).isGreaterThanOrEqualTo(LEAST);
    }
  }

  @Test
  void aRecordThatCannotBeRenamedIsMadeAnew() throws IOException {
    try (Crowd crowd = new Crowd().withRecordsThatCannotBeRenamed()) {
      int killed = crowd.healsWhereverItIsKilled();

      crowd.isAtRest();
      assertThat(killed).isGreaterThanOrEqualTo(LEAST);
    }
  }
}
