package io.rollcall.lifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class BatchTest {
  private static final SourceId TEAM = new SourceId("staff", "team");

  private static Who who(String id) {
    return new Who(Optional.of(new SourceId("staff", id)), id, id + "@x.example");
  }

  private static Change rename(String id, String from, String to) {
    return new Change.Update(
        who(id),
        "account of " + id,
        Kind.RENAME,
        Attributes.of(Attributes.USER_NAME, from),
        Attributes.of(Attributes.USER_NAME, to),
        "the address changed");
  }

  private static Change moved(String id) {
    return rename(id, id + "@old.example", id + "@new.example");
  }

  private static Change healed(String id, String holder) {
    return new Change.Heal(
        who(id),
        "account of " + id,
        Attributes.of(Attributes.USER_NAME, id + "@old.example"),
        Attributes.of(Attributes.USER_NAME, id + "@new.example"),
        "held",
        Optional.of(holder),
        List.of());
  }

  private static Change off(String id) {
    return new Change.Update(
        who(id),
        "account of " + id,
        Kind.DEACTIVATE,
        Attributes.of(Attributes.ACTIVE, "true"),
        Attributes.of(Attributes.ACTIVE, "false"),
        "gone");
  }

  private static Change withoutRole(String id) {
    return new Change.Update(
        who(id),
        "account of " + id,
        Kind.UPDATE,
        Attributes.of(Attributes.role("Admin"), "Admin"),
        Attributes.of(Attributes.role("Admin"), ""),
        "a group is left");
  }

  private static Change members(Kind kind, String... ids) {
    return new Change.Members(
        new Who(Optional.empty(), "Team", "Team"),
        TEAM,
        Optional.of("t1"),
        kind,
        List.of(ids).stream().map(BatchTest::who).toList(),
        "as the source has it");
  }

  private static Plan plan(Change... changes) {
    return new Plan("app", List.of(changes), List.of(), 10, 0, 0);
  }

  private static List<String> people(Plan plan) {
    return plan.changes().stream()
        .filter(change -> !change.kind().ofGroup())
        .map(change -> change.who().name())
        .distinct()
        .toList();
  }

  @Test
  void aBatchIsTheFirstPeopleOfThePlanInItsOrder() {
    Plan all = plan(healed("a", "other"), moved("b"), moved("c"), moved("d"));

    assertThat(Batch.of(all, 2, Map.of()).changes()).isEqualTo(all.changes().subList(0, 2));
    assertThat(Batch.of(all, 4, Map.of())).isEqualTo(all);
    assertThat(Batch.of(all, 400, Map.of())).isEqualTo(all);
  }

  @Test
  void whatBelongsTogetherIsNeverTakenApart() {
    Change first = moved("a");
    Change park = rename("b", "b@x.example", "parked@x.example");
    Change other = rename("c", "c@x.example", "b@x.example");
    Change back = rename("b", "parked@x.example", "c@x.example");
    Plan all = plan(first, park, other, back, moved("d"));

    assertThat(people(Batch.of(all, 1, Map.of()))).containsExactly("a");
    assertThat(people(Batch.of(all, 2, Map.of()))).containsExactly("a");
    assertThat(people(Batch.of(all, 3, Map.of()))).containsExactly("a", "b", "c");
    assertThat(people(Batch.of(plan(park, other, back, moved("d")), 1, Map.of())))
        .as("a swap is more than one, and goes as a whole")
        .containsExactly("b", "c");
  }

  @Test
  void whoeverGivesAnAddressUpIsInTheBatchOfWhoeverGetsIt() {
    Plan all = plan(healed("a", "account of b"), moved("b"), moved("c"));

    assertThat(people(Batch.of(all, 1, Map.of()))).containsExactly("a", "b");
  }

  @Test
  void losingSomethingWaitsForNobody() {
    Plan all = plan(off("a"), off("b"), off("c"), moved("d"), moved("e"));

    assertThat(people(Batch.of(all, 1, Map.of()))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void whoeverIsLeftUnderAParkingNameWaitsForNobody() {
    Change home = rename("b", "b.parked-7@x.example", "c@x.example");
    Plan all = plan(moved("a"), home, moved("d"));
    Map<SourceId, Long> tried = Map.of(new SourceId("staff", "b"), 7L);

    assertThat(people(Batch.of(all, 1, tried))).containsExactly("a", "b");
    Change park =
        new Change.Update(
            who("b"),
            "account of b",
            Kind.PARK,
            Attributes.of(Attributes.USER_NAME, "b@x.example"),
            Attributes.of(Attributes.USER_NAME, "b.parked-7@x.example"),
            "");
    assertThat(people(Batch.of(plan(moved("a"), park, home), 1, Map.of())))
        .as("and whoever is not yet parked is one of many")
        .containsExactly("a");
  }

  @Test
  void whoLosesARoleWaitsOnlyWithANewAddress() {
    Plan all =
        plan(
            moved("a"),
            withoutRole("b"),
            moved("b"),
            withoutRole("c"),
            moved("c"),
            withoutRole("d"));

    assertThat(people(Batch.of(all, 1, Map.of()))).containsExactly("a", "d");
    assertThat(people(Batch.of(all, 2, Map.of()))).containsExactly("a", "b", "d");
  }

  @Test
  void aGroupGetsThoseWhoDoNotWaitAndLosesNobodyWhoMovesLater() {
    Plan all =
        plan(
            moved("a"),
            moved("b"),
            members(Kind.ADD_MEMBERS, "a", "b", "unchanged"),
            members(Kind.REMOVE_MEMBERS, "b", "gone"));

    assertThat(Batch.of(all, 1, Map.of()).changes())
        .containsExactly(
            moved("a"),
            members(Kind.ADD_MEMBERS, "a", "unchanged"),
            members(Kind.REMOVE_MEMBERS, "gone"));
  }

  @Test
  void aNewGroupIsMadeOnceNobodyOfItsMembersWaits() {
    Who group = new Who(Optional.empty(), "New", "New");
    SourceId id = new SourceId("staff", "new");
    Change create =
        new Change.CreateGroup(group, id, List.of(who("b"), who("unchanged")), "the source has it");
    Change more =
        new Change.Members(
            group, id, Optional.empty(), Kind.ADD_MEMBERS, List.of(who("other")), "");
    Plan all =
        plan(
            moved("a"),
            moved("b"),
            create,
            more,
            members(Kind.REMOVE_MEMBERS, "b", "unchanged", "other", "gone"));

    assertThat(Batch.of(all, 1, Map.of()).changes())
        .containsExactly(moved("a"), members(Kind.REMOVE_MEMBERS, "gone"));
    assertThat(Batch.of(all, 2, Map.of())).isEqualTo(all);
  }

  @Test
  void whoWasTriedBeforeIsAfterEverybodyElseTheLongestAgoFirst() {
    Plan all = plan(moved("a"), moved("b"), moved("c"), moved("d"));
    Map<SourceId, Long> tried =
        Map.of(new SourceId("staff", "a"), 8L, new SourceId("staff", "b"), 7L);

    assertThat(people(Batch.of(all, 2, tried))).containsExactly("c", "d");
    assertThat(people(Batch.of(all, 3, tried))).containsExactly("b", "c", "d");
  }

  @Test
  void batchesOneAfterTheOtherAreThePlan() {
    List<Change> left = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      left.add(i % 7 == 0 ? healed("p" + i, "h" + i) : moved("p" + i));
    }
    List<Change> sent = new ArrayList<>();
    int runs = 0;
    while (!left.isEmpty()) {
      List<Change> now = Batch.of(plan(left.toArray(Change[]::new)), 8, Map.of()).changes();
      assertThat(now).hasSizeLessThanOrEqualTo(8);
      sent.addAll(now);
      left.removeAll(now);
      runs++;
    }

    assertThat(runs).isEqualTo(7);
    Set<String> all = sent.stream().map(one -> one.who().name()).collect(Collectors.toSet());
    assertThat(sent).hasSize(50);
    assertThat(all).hasSize(50);
  }
}
