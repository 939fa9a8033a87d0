package io.rollcall.lifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.pretend.Sizes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StrandsTest {
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
        "");
  }

  private static Change create(String id, String address) {
    return new Change.Create(who(id), Attributes.of(Attributes.USER_NAME, address), "");
  }

  @Test
  void anAddressThatMovesKeepsChangesTogether() {
    Change first = rename("b", "b@x.example", "c@x.example");
    Change alone = create("z", "z@x.example");
    Change second = rename("a", "a@x.example", "B@X.example");
    Change third = create("n", "a@x.example");

    assertThat(Strands.of(List.of(first, alone, second, third)))
        .containsExactly(List.of(first, second, third), List.of(alone));
  }

  @Test
  void changesOfOneAccountStayInOrder() {
    Change off =
        new Change.Update(
            who("a"),
            "1",
            Kind.DEACTIVATE,
            Attributes.of(Attributes.ACTIVE, "true"),
            Attributes.of(Attributes.ACTIVE, "false"),
            "");
    Change delete =
        new Change.Delete(
            new Who(Optional.empty(), "a", "a"),
            "1",
            Attributes.of(Attributes.USER_NAME, "a@x.example"),
            "");

    assertThat(Strands.of(List.of(off, delete))).containsExactly(List.of(off, delete));
  }

  @Test
  void strandsHaveNoAddressInCommonAndLoseNothing() {
    long seed = Sizes.seed();
    Random random = new Random(seed);
    for (int trial = 0; trial < 200 * Sizes.SIZE; trial++) {
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        String address = random.nextInt(60) + "@x.example";
        changes.add(
            random.nextBoolean()
                ? create("p" + i, address)
                : rename("p" + i, address, random.nextInt(60) + "@x.example"));
      }
      Set<String> seen = new HashSet<>();
      int all = 0;
      for (List<Change> strand : Strands.of(changes)) {
        Set<String> addresses = new HashSet<>();
        int before = -1;
        for (Change change : strand) {
          addresses.addAll(change.before().values().values());
          addresses.addAll(change.after().values().values());
          assertThat(changes.indexOf(change)).as("seed %s", seed).isGreaterThan(before);
          before = changes.indexOf(change);
        }
        assertThat(seen).as("seed %s", seed).doesNotContainAnyElementsOf(addresses);
        seen.addAll(addresses);
        all += strand.size();
      }
      assertThat(all).as("seed %s", seed).isEqualTo(changes.size());
    }
  }
}
