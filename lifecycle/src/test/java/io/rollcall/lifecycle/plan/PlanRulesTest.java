package io.rollcall.lifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Undo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlanRulesTest {
  private static final SourceId PERSON = new SourceId("staff", "p1");
  private static final Undo UNDO =
      new Undo(
          new Healing(
              "1",
              PERSON,
              "1001",
              "ada@example.com",
              Optional.of("1002"),
              false,
              Optional.empty(),
              Optional.empty(),
              Healing.State.UNDONE,
              ""),
          Optional.of("byron@example.com"),
          true,
          Optional.of(Step.End.ACTIVE),
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void aLaterRoundGivesNobodyTheAddressThatIsBeingTakenBack() {
    PlanRules first =
        new PlanRules(true, true, Set.of(), Policies.USUAL, List.of(), Optional.empty())
            .undoing(Map.of(PERSON, UNDO));

    PlanRules later = first.forOnly(Set.of(new SourceId("staff", "p2")));

    assertThat(later.undo()).isEqualTo(first.undo());
    assertThat(later.again()).isFalse();
  }
}
