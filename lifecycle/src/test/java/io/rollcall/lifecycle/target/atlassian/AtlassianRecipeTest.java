package io.rollcall.lifecycle.target.atlassian;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Holder;
import io.rollcall.lifecycle.model.Managed;
import io.rollcall.lifecycle.model.Sight;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.target.Recipe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When an account that another directory drives is taken apart, and when not.
final class AtlassianRecipeTest {
  private static final String ADDRESS = "ann.ono@x.example";

  private static Recipe.Way way(
      Optional<String> managedAs, Optional<String> refusal, Optional<String> hindrance) {
    Account rightful = new Account("r1", "ann@x.example", true, false, Attributes.NONE, managedAs);
    Sight holder =
        new Sight("a2", ADDRESS, true, "managed account", false, Optional.empty())
            .managed(
                new Managed(
                    "Ann Ono", false, true, List.of(new DirectoryRecord("d2", "r2")), hindrance),
                Optional.empty());
    Attributes after = Attributes.of(Attributes.USER_NAME, ADDRESS);
    return new AtlassianRecipe()
        .steps(
            new Recipe.Situation(
                rightful,
                after.asIn(rightful.everything()),
                after,
                Optional.of(new Holder.Unseen(ADDRESS, holder)),
                false,
                Optional.empty(),
                refusal,
                false,
                Optional.empty()));
  }

  private static String none(Recipe.Way way) {
    return ((Recipe.Way.None) way).why();
  }

  @Test
  void looksAgainBeforeItUnlinksAndBeforeItRenames() {
    Recipe.Way way =
        way(
            Optional.of("a1"),
            Optional.of("Resource [USER]: with email[ann.ono@x.example] already exists."),
            Optional.empty());

    assertThat(((Recipe.Way.Steps) way).steps())
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly(
            "Recheck", "Unlink", "Await", "Recheck", "Retire", "Rename", "Verify", "Deactivate");
    assertThat(((Recipe.Way.Steps) way).steps())
        .contains(new Step.Verify("r1", ADDRESS, Optional.of("a1")));
  }

  @Test
  void hasTheRecordMadeAnewWhereTheRefusalIsAboutSomethingElse() {
    Optional<String> another = Optional.of("userName ann.ono is not unique");

    assertThat(way(Optional.of("a1"), another, Optional.empty()))
        .isEqualTo(new Recipe.Way.Anew("a1"));
  }

  @Test
  void leavesItWhereNobodyKnowsWhoseTheRightfulRecordIs() {
    assertThat(none(way(Optional.empty(), Optional.empty(), Optional.empty())))
        .contains("of no account");
  }

  @Test
  void leavesItWhereTheOrganizationMayNot() {
    Recipe.Way way = way(Optional.of("a1"), Optional.empty(), Optional.of("it is blocked"));

    assertThat(((Recipe.Way.None) way).next()).isEqualTo("it is blocked");
  }
}
