package io.rollcall.lifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.pretend.PretendAccount;
import io.rollcall.lifecycle.pretend.Sizes;
import io.rollcall.scim.json.JsonCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Random people who change addresses among themselves, with leavers, hires and addresses nobody
/// had before.
final class OrderingPropertyTest {
  /// A world, and what the planner may not exceed on it.
  private record Trial(PlannedWorld world, int moves, int cycles, Set<String> wanted) {}

  @Test
  void noOrderEverMeetsAnAddressThatIsTaken() {
    long first = Sizes.seed();
    for (int trial = 0; trial < 2_000 * Sizes.SIZE; trial++) {
      Trial one = random(new Random(first + trial), 12);
      Plan plan = PlannedWorld.plan(one.world().observation());
      String seed = "seed " + (first + trial);
      assertThat(one.world().refusals(plan)).as(seed).isEmpty();
      assertThat(renames(plan)).as(seed).isEqualTo(one.moves() + one.cycles());
      assertThat(active(one.world())).as(seed).isEqualTo(one.wanted());
      assertThat(plan.cases()).as(seed).isEmpty();
    }
  }

  @Test
  void theSameObservationShuffledGivesTheSamePlanByteForByte() {
    long first = Sizes.seed();
    for (int trial = 0; trial < 200 * Sizes.SIZE; trial++) {
      Random random = new Random(first + trial);
      PlannedWorld world = random(random, 20).world();
      byte[] bytes = bytes(PlannedWorld.plan(world.observation()));
      for (int again = 0; again < 3; again++) {
        assertThat(bytes(PlannedWorld.plan(world.shuffled(random))))
            .as("seed " + (first + trial))
            .isEqualTo(bytes);
      }
    }
  }

  @Test
  void aPlanIsReadBackFromItsFileAsItWas() {
    long first = Sizes.seed();
    for (int trial = 0; trial < 200 * Sizes.SIZE; trial++) {
      Plan plan = PlannedWorld.plan(random(new Random(first + trial), 12).world().observation());
      Plan read = PlanFile.read(PlanFile.write(List.of(plan))).getFirst();
      assertThat(read.changes()).as("seed " + (first + trial)).isEqualTo(plan.changes());
      assertThat(read.linked()).as("seed " + (first + trial)).isEqualTo(plan.linked());
      assertThat(read.target()).isEqualTo(plan.target());
    }
  }

  private static byte[] bytes(Plan plan) {
    return JsonCodec.bytes(PlanFile.write(List.of(plan)));
  }

  private static int renames(Plan plan) {
    return (int)
        plan.changes().stream()
            .filter(
                change -> change.kind() == Change.Kind.RENAME || change.kind() == Change.Kind.PARK)
            .count();
  }

  private static Set<String> active(PlannedWorld world) {
    Set<String> active = new TreeSet<>();
    world.target.platform().everybody().stream()
        .filter(PretendAccount::active)
        .forEach(account -> active.add(account.address()));
    return active;
  }

  private static Trial random(Random random, int most) {
    int people = 1 + random.nextInt(most);
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < people + random.nextInt(3); place++) {
      places.add(place);
    }
    Collections.shuffle(places, random);
    PlannedWorld world = new PlannedWorld();
    Set<String> wanted = new TreeSet<>();
    List<Integer> moved = new ArrayList<>();
    int moves = 0;
    for (int person = 0; person < people; person++) {
      int place = places.get(person);
      boolean leaves = random.nextInt(6) == 0;
      boolean hired = !leaves && random.nextInt(6) == 0;
      moved.add(leaves || hired ? -1 : place);
      if (leaves) {
        world.linked(id(person), address(person), Optional.empty());
      } else if (hired) {
        world.hired(id(person), address(place));
        wanted.add(address(place));
      } else {
        world.linked(id(person), address(person), Optional.of(address(place)));
        wanted.add(address(place));
        moves += place == person ? 0 : 1;
      }
    }
    return new Trial(world, moves, cycles(moved), wanted);
  }

  private static int cycles(List<Integer> moved) {
    Set<Integer> seen = new HashSet<>();
    int cycles = 0;
    for (int start = 0; start < moved.size(); start++) {
      Set<Integer> path = new HashSet<>();
      int at = start;
      while (at >= 0 && at < moved.size() && seen.add(at)) {
        path.add(at);
        at = moved.get(at);
      }
      if (path.size() > 1 && path.contains(at)) {
        cycles++;
      }
    }
    return cycles;
  }

  private static String id(int person) {
    return "p%04d".formatted(person);
  }

  private static String address(int place) {
    return "a" + place + "@example.com";
  }
}
