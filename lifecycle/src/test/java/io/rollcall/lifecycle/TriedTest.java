package io.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TriedTest {
  private static final SourceId ADA = new SourceId("staff", "p1");
  private static final Plan NOTHING = new Plan("miro", List.of(), List.of(), 0, 0, 0);

  @ParameterizedTest
  @EnumSource(
      value = Healing.State.class,
      names = {"OPEN", "PUTTING_BACK", "UNDONE"})
  void whoseRecipeWasBegunKeepsNobodyWaiting(Healing.State state) {
    assertThat(Tried.of(NOTHING, Map.of(), List.of(healing(state))).runs()).containsOnlyKeys(ADA);
  }

  @ParameterizedTest
  @EnumSource(
      value = Healing.State.class,
      names = {"STOPPED", "ALARM", "DONE"})
  void whoseRecipeEndedWasNotTriedByIt(Healing.State state) {
    assertThat(Tried.of(NOTHING, Map.of(), List.of(healing(state))).runs()).isEmpty();
  }

  private static Healing healing(Healing.State state) {
    return new Healing(
        "1",
        ADA,
        "1001",
        "ada@example.com",
        Optional.of("1002"),
        false,
        Optional.empty(),
        Optional.empty(),
        state,
        "");
  }
}
