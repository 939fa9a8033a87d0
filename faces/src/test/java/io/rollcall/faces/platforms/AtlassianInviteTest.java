package io.rollcall.faces.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.db.Database;
import io.rollcall.faces.platforms.House.Answer;
import io.rollcall.platform.Caller;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a request that invites many people into many groups costs, and how much it may ask for.
final class AtlassianInviteTest {
  private final AtomicInteger statements = new AtomicInteger();
  private Town town;
  private House house;

  @BeforeEach
  void begin(@TempDir Path folder) {
    Database database = Database.open("jdbc:sqlite:" + folder.resolve("data.db"), this::count);
    town = new Town(database, () -> Instant.EPOCH);
    house = town.house("Invite", Town.ATLASSIAN, "invite.example");
  }

  // A key is known for a while, which on a slow machine is over between two requests.
  private void count(String sql) {
    if (!sql.contains("token")) {
      statements.incrementAndGet();
    }
  }

  @AfterEach
  void end() {
    town.close();
    town.database.close();
  }

  private Answer invite(List<String> emails, List<String> groups) {
    return house.admin(
        "POST",
        "/admin/v2/orgs/" + house.organization().id() + "/users/invite",
        "{'emails': [%s], 'additionalGroups': [%s]}".formatted(quoted(emails), quoted(groups)));
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(","));
  }

  private static List<String> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> "p" + i + "@invite.example").toList();
  }

  private List<String> groups(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(
          Town.done(
                  town.platform
                      .userGroups()
                      .create(new Caller.Operator(), house.organization().id(), "G" + i, ""))
              .id());
    }
    return ids;
  }

  private void limited() {
    Town.done(
        town.platform
            .directories()
            .create(house.organization().id(), Town.ATLASSIAN, "limited", "vendor", false));
  }

  @Test
  void anInvitationCountsAsOneRequestForEachOfThePeopleAndOfTheGroups() {
    List<String> groups = groups(3);
    limited();

    assertThat(remaining(invite(people(40), List.of()).expect(200))).isEqualTo(960);
    assertThat(remaining(invite(List.of(), List.of()).expect(400))).isEqualTo(959);
    assertThat(remaining(invite(people(1), groups).expect(200))).isEqualTo(955);
  }

  @Test
  void whatIsNamedTwiceCountsOnceAndWhatIsTooMuchIsOneRequest() {
    List<String> group = groups(1);
    limited();

    assertThat(remaining(invite(twice(people(40)), twice(group)).expect(200))).isEqualTo(959);
    assertThat(remaining(invite(people(101), List.of()).expect(400))).isEqualTo(958);
    assertThat(remaining(invite(people(40), people(101)).expect(400))).isEqualTo(957);
  }

  private static List<String> twice(List<String> texts) {
    return Stream.concat(texts.stream(), texts.stream()).toList();
  }

  @Test
  void anInvitationThatChangesNothingIsNotInTheLog() {
    List<String> groups = groups(3);
    invite(people(2), groups).expect(200);
    int before = house.entries().size();

    invite(people(2), groups).expect(200);

    assertThat(house.entries()).hasSize(before);
  }

  private static int remaining(Answer answer) {
    return Integer.parseInt(answer.headers().firstValue("X-RateLimit-Remaining").orElseThrow());
  }

  @Test
  void itNamesAHundredGroupsAtMost() {
    List<String> ids = IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();

    assertThat(invite(people(1), ids).expect(400).text())
        .contains("additionalGroups", "100", "101");
    invite(people(1), ids.subList(0, 100)).expect(404);
  }

  @Test
  void howManyGroupsItNamesDoesNotSayHowOftenTheDatabaseIsAsked() {
    List<String> ids = groups(41);
    ids.addFirst("17"); // nobody has it

    int ofTwo = cost(ids.subList(0, 2));

    assertThat(ofTwo).isPositive();
    assertThat(cost(ids)).isEqualTo(ofTwo);
  }

  /// Of a request that is refused since nobody has its last group.
  private int cost(List<String> ids) {
    int before = statements.get();
    invite(people(1), ids.reversed()).expect(404);
    return statements.get() - before;
  }
}
