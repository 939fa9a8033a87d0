package io.rollcall.faces.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faces.platforms.House.Answer;
import io.rollcall.platform.AccountDetails;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One address is POSTed by several at the same moment.
@Timeout(180)
final class OneAddressTest {
  private static final Pattern DIAGNOSIS = Pattern.compile("Diagnosis ([0-9A-Z]+-[0-9A-Z]+)");
  private static final int ADDRESSES = 30 * Integer.getInteger("rollcall.test.size", 1);

  @TempDir private Path folder;

  @Test
  void onSqlite() {
    try (Databases databases = Databases.sqlite(folder);
        Town town = new Town(databases.open())) {
      ofOrganizationsOneGetsTheAccountAndTheOthersLearnWhy(town);
      twoDirectoriesOfOneOrganizationShareTheAccount(town);
    }
  }

  @Test
  @Tag("postgresql")
  void onPostgresql() {
    try (Databases databases = Databases.postgresql();
        Town town = new Town(databases.open())) {
      ofOrganizationsOneGetsTheAccountAndTheOthersLearnWhy(town);
      twoDirectoriesOfOneOrganizationShareTheAccount(town);
    }
  }

  private static void ofOrganizationsOneGetsTheAccountAndTheOthersLearnWhy(Town town) {
    List<House> houses =
        List.of(
            town.house("Acme", Town.MIRO),
            town.house("Beta", Town.MIRO),
            town.house("Gamma", Town.MIRO));
    for (int i = 0; i < ADDRESSES; i++) {
      String address = "ann" + i + "@free.example";
      List<String> spellings =
          List.of(address, address.toUpperCase(java.util.Locale.ROOT), " " + address);
      List<Callable<Answer>> posts = new ArrayList<>();
      for (int h = 0; h < houses.size(); h++) {
        House house = houses.get(h);
        String spelling = spellings.get((h + i) % spellings.size());
        posts.add(() -> house.post(spelling));
      }

      List<Answer> answers = together(posts);

      List<AccountDetails> accounts = town.platform.accounts().find(address);
      assertThat(accounts).as(address).hasSize(1);
      assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
      for (int h = 0; h < houses.size(); h++) {
        Answer answer = answers.get(h);
        if (answer.status() == 201) {
          assertThat(answer.string("id")).isEqualTo(accounts.getFirst().id());
          assertThat(accounts.getFirst().memberships())
              .extracting(AccountDetails.Membership::organization)
              .containsExactly(houses.get(h).organization().name());
        } else {
          assertExplained(houses.get(h), answer);
        }
      }
    }
  }

  private static void assertExplained(House house, Answer refused) {
    assertThat(refused.string("scimType")).isEqualTo("uniqueness");
    String detail = refused.string("detail");
    assertThat(detail).contains("outside your organization");
    Matcher diagnosis = DIAGNOSIS.matcher(detail);
    assertThat(diagnosis.find()).as(detail).isTrue();
    assertThat(house.log(diagnosis.group(1)))
        .singleElement()
        .extracting(entry -> entry.string("detail").orElse(""))
        .satisfies(said -> assertThat(said).contains("Next step: "));
  }

  private static void twoDirectoriesOfOneOrganizationShareTheAccount(Town town) {
    House one = town.house("Delta", Town.STANDARD, "delta.example");
    House two = town.neighbour(one);
    for (int i = 0; i < ADDRESSES; i++) {
      String address = "ann" + i + "@delta.example";

      List<Answer> answers = together(List.of(() -> one.post(address), () -> two.post(address)));

      assertThat(answers).extracting(Answer::status).containsExactly(201, 201);
      assertThat(town.platform.accounts().find(address))
          .singleElement()
          .extracting(AccountDetails::records)
          .satisfies(records ->
              assertThat(records)
                  .extracting(AccountDetails.KnownAs::recordId)
                  .containsExactlyInAnyOrderElementsOf(
                      answers.stream().map(answer -> answer.string("id")).toList()));
    }
  }

  /// All of them begin at the same moment.
  private static List<Answer> together(List<Callable<Answer>> all) {
    var start = new CyclicBarrier(all.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      List<Callable<Answer>> waiting = new ArrayList<>();
      for (Callable<Answer> each : all) {
        waiting.add(() -> {
          var _ = start.await();
          return each.call();
        });
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : threads.invokeAll(waiting)) {
        answers.add(future.get());
      }
      return answers;
    } catch (Exception e) {
      throw new AssertionError("A request at the same moment failed", e);
    }
  }
}
