package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Step;
import io.rollcall.lifecycle.observe.Observation;
import io.rollcall.lifecycle.observe.Reach;
import java.util.List;

/// The fewest requests that could do what a run did: what a target needs at first, one for each
/// page of accounts, or for each account that was asked for, one for each page of groups, one for
/// each change, and for a recipe one for each step that asks the target something.
public final class Floor {
  private Floor() {}

  public static long ofReading(Observation seen) {
    int groupPage = seen.traits().groups().pageSize();
    long groups = (seen.groups().shown().size() + groupPage - 1L) / groupPage;
    return seen.traits().setup()
        + ofAccounts(seen)
        + (seen.groups().read() ? Math.max(1, groups) : 0);
  }

  private static long ofAccounts(Observation seen) {
    int pageSize = seen.traits().pageSize();
    return switch (seen.reach()) {
      case Reach.Whole _ -> Math.max(1, (seen.accounts().size() + pageSize - 1L) / pageSize);
      case Reach.Some some -> some.asked();
    };
  }

  public static long ofWriting(List<Change> changes) {
    return changes.stream().mapToLong(Floor::of).sum();
  }

  private static long of(Change change) {
    return switch (change) {
      case Change.Adopt _, Change.AdoptGroup _ -> 0;
      case Change.Create _,
          Change.Update _,
          Change.Delete _,
          Change.CreateGroup _,
          Change.RenameGroup _ ->
          1;
      case Change.Members members -> members.members().isEmpty() ? 0 : 1;
      case Change.Heal heal ->
          heal.steps().stream()
              .filter(step -> !(step instanceof Step.Try))
              .filter(step -> !(step instanceof Step.Settle(Step.End as) && as == Step.End.LEFT))
              .count();
    };
  }
}
