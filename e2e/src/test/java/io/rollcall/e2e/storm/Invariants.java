package io.rollcall.e2e.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.e2e.storm.Payroll.Worker;
import io.rollcall.e2e.storm.World.Ran;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What has to hold of a world after a run, each with the seed in its message.
final class Invariants {
  private final World world;
  private final String seed;

  Invariants(World world, String seed) {
    this.world = world;
    this.seed = seed;
  }

  /// I1: no create for somebody with a live link, but in a recipe; nor a second one after the first
  /// was answered.
  ///
  /// @param linked who had one before the run
  void nobodyIsCreatedTwice(Ran ran, Map<String, String> linked) {
    Set<String> accounts = new HashSet<>(linked.keySet());
    Set<String> healed = healed(ran);
    for (Passed create : ran.passed().stream().filter(Passed::creates).toList()) {
      String person = person(create);
      if (accounts.contains(person)) {
        assertThat(healed).as(() -> "I1, " + seed + ": " + create + "\n" + ran).contains(person);
      }
      if (create.status() == 201) {
        accounts.add(person);
      }
    }
    Map<String, String> now = world.linked();
    assertThat(new HashSet<>(now.values()))
        .as(() -> "I1, " + seed + ": " + now)
        .hasSize(now.size());
  }

  private static Set<String> healed(Ran ran) {
    Set<String> people = new HashSet<>();
    ran.report().targets().stream()
        .flatMap(target -> target.plans().stream())
        .flatMap(plan -> plan.changes().stream())
        .filter(change -> change instanceof Change.Heal)
        .flatMap(change -> change.who().person().stream())
        .forEach(person -> people.add(person.id()));
    return people;
  }

  private String person(Passed create) {
    var body = (Json.Obj) JsonCodec.parse(create.body().getBytes(StandardCharsets.UTF_8));
    String address = body.string("userName").orElseThrow();
    return body.string("externalId")
        .or(() ->
            world.payroll.people().stream()
                .filter(one -> one.mail().equalsIgnoreCase(address))
                .map(Worker::id)
                .findFirst())
        .orElse(address);
  }

  /// I2 and I7: nothing was refused, and no request was made that was not needed.
  void notOneCallTooMany(Ran ran) {
    assertThat(ran.passed())
        .as(() -> "I2, " + seed + "\n" + ran)
        .allMatch(one -> one.status() < 400);
    assertThat(ran.report().calls())
        .as(() -> "I7, " + seed + "\n" + ran)
        .isEqualTo(ran.report().floor() + emptyGroups(ran))
        .isEqualTo(ran.passed().size());
    assertThat(ran.report().exitCode()).as(() -> "I2, " + seed + "\n" + ran).isIn(0, 3);
  }

  /// A list that shows nobody in any group may leave members out: then each group is asked for,
  /// once.
  private static long emptyGroups(Ran ran) {
    return ran.passed().stream()
        .filter(one -> !one.writes() && one.path().matches(".*/Groups/[^/?]+"))
        .map(Passed::path)
        .distinct()
        .count();
  }

  /// I4: a run that has nothing to do writes nothing.
  void nothingIsLeftToDo() {
    Ran again = world.run();
    assertThat(again.writes()).as(() -> "I4, " + seed + "\n" + again).isEmpty();
    assertThat(again.report().failed()).as(() -> "I4, " + seed + "\n" + again).isZero();
  }

  /// I10: by the target's own clock.
  void theTargetWasNeverAskedTooMuch() {
    assertThat(world.wire.overruns()).as(() -> "I10, " + seed).isEmpty();
  }

  /// I6, and that everybody has one account, which is as the payroll says.
  ///
  /// @param strangers ids of accounts that are not our business
  void everybodyIsWhoTheyAre(Set<String> strangers) {
    Shown shown = world.shown();
    Map<String, String> linked = world.linked();
    Set<String> cases = cases();
    for (Worker one : world.payroll.people()) {
      if (one.active() && !cases.contains(one.id())) {
        isRight(one, linked, shown);
      }
    }
    linked.forEach((person, account) -> {
      if (!world.payroll.employs(person) && !cases.contains(person)) {
        assertThat(shown.user(account).active()).as(() -> why(shown) + person).isFalse();
      }
    });
    Set<String> unknown = new TreeSet<>(shown.users().keySet());
    unknown.removeAll(new HashSet<>(linked.values()));
    unknown.removeAll(strangers);
    assertThat(unknown).as(() -> why(shown) + "accounts of nobody").isEmpty();
    groups(shown, linked, cases);
  }

  private void isRight(Worker one, Map<String, String> linked, Shown shown) {
    assertThat(linked).as(() -> why(shown)).containsKey(one.id());
    Shown.User user = shown.user(linked.getOrDefault(one.id(), "nobody"));
    assertThat(user.userName())
        .as(() -> "I6, " + why(shown) + one)
        .isEqualToIgnoringCase(one.mail());
    assertThat(user.active()).as(() -> why(shown) + one).isTrue();
    assertThat(user.family()).as(() -> why(shown) + one).isEqualTo(one.family());
  }

  private void groups(Shown shown, Map<String, String> linked, Set<String> cases) {
    world
        .payroll
        .groups()
        .forEach((name, members) -> {
          Set<String> there = shown.groups().getOrDefault(name, Set.of());
          for (Worker one : world.payroll.people()) {
            if (one.active() && !cases.contains(one.id())) {
              assertThat(there.contains(linked.get(one.id())))
                  .as(() -> why(shown) + one + " in " + name)
                  .isEqualTo(members.contains(one.id()));
            }
          }
        });
  }

  /// Whom a person has to look at.
  Set<String> cases() {
    Set<String> people = new TreeSet<>();
    world.store.cases().open(App.NAME).stream()
        .map(Case::who)
        .flatMap(who -> who.person().stream())
        .map(SourceId::id)
        .forEach(people::add);
    return people;
  }

  private String why(Shown shown) {
    StringBuilder text = new StringBuilder(seed).append('\n');
    shown.users().values().forEach(one -> text.append(one).append('\n'));
    world.payroll.people().forEach(one -> text.append(one).append('\n'));
    world.store.links().of(App.NAME).forEach(one -> text.append(one).append('\n'));
    world.store.cases().open(App.NAME).forEach(one -> text.append(one).append('\n'));
    return text.append(shown.groups()).append(world.payroll.groups()).append('\n').toString();
  }
}
