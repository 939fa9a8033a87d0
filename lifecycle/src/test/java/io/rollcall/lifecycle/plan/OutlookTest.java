package io.rollcall.lifecycle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.model.Who;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.lifecycle.target.Traits.Rate;
import io.rollcall.lifecycle.target.scim.ScimUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutlookTest {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  private static Traits traits(Rate... rates) {
    return new Traits(
        0,
        100,
        false,
        false,
        false,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Traits.Groups.USUAL,
        List.of(rates),
        List.of());
  }

  private static Who who(int number) {
    return new Who(
        Optional.of(new SourceId("staff", "p" + number)), "Pat", "p" + number + "@x.example");
  }

  private static Change rename(int number) {
    return new Change.Update(
        who(number),
        "a" + number,
        Kind.RENAME,
        Attributes.NONE,
        Attributes.of(Attributes.USER_NAME, "p" + number + "@x.example"),
        "");
  }

  private static Plan renames(int people) {
    return new Plan(
        "app",
        IntStream.range(0, people).mapToObj(OutlookTest::rename).toList(),
        List.of(),
        0,
        0,
        0);
  }

  @Test
  void asManyAsAllowedGoAtOnceAndAsManyAgainAfterEachWindow() {
    Traits traits = traits(new Rate(ScimUsers.CHANGE, 100, WINDOW));

    assertThat(Outlook.of(renames(100), renames(100), traits, Set.of()).now()).isZero();
    assertThat(Outlook.of(renames(101), renames(101), traits, Set.of()).now()).isEqualTo(WINDOW);
    assertThat(Outlook.of(renames(250), renames(10_000), traits, Set.of()))
        .isEqualTo(new Outlook(WINDOW.multipliedBy(2), 9_750, WINDOW.multipliedBy(97)));
    assertThat(Outlook.of(renames(250), renames(250), traits(), Set.of()).now()).isZero();
  }

  @Test
  void aRecipeTakesAsLongAsItsSteps() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.BringBack("p@x.example", Attributes.NONE));
    steps.add(new Step.Retire("p@x.example", "p.retired-{id}@x.example"));
    steps.add(new Step.Rename("a", Attributes.NONE, Attributes.NONE));
    steps.add(new Step.Verify("a", "p@x.example", Optional.empty()));
    steps.add(new Step.Deactivate());
    Change heal =
        new Change.Heal(who(1), "a", Attributes.NONE, Attributes.NONE, "", Optional.empty(), steps);
    Plan plan = new Plan("app", List.of(heal), List.of(), 0, 0, 0);

    assertThat(
            Outlook.of(plan, plan, traits(new Rate(ScimUsers.CHANGE, 1, WINDOW)), Set.of()).now())
        .isEqualTo(WINDOW.multipliedBy(2));
    assertThat(
            Outlook.of(plan, plan, traits(new Rate(ScimUsers.CREATE, 1, WINDOW)), Set.of()).now())
        .isZero();
  }
}
