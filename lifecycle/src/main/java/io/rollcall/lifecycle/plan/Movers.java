package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whose removal from a group has to wait for other changes of a plan: of people who come into
/// another group, who move; and of people and groups that are linked by the plan. All other
/// removals take access from people, and wait for nobody.
public final class Movers {
  private final Set<Who> people = new HashSet<>();
  private final Set<SourceId> groups = new HashSet<>();

  private Movers() {}

  /// @param changes all of a plan; removals do not matter
  public static Movers of(List<Change> changes) {
    Movers movers = new Movers();
    changes.forEach(movers::add);
    return movers;
  }

  private void add(Change change) {
    people.addAll(Change.OfGroup.coming(change));
    switch (change) {
      case Change.Adopt adopt -> people.add(adopt.who());
      case Change.AdoptGroup adopt -> groups.add(adopt.group());
      case Change.Create _,
          Change.Update _,
          Change.Delete _,
          Change.Heal _,
          Change.CreateGroup _,
          Change.RenameGroup _,
          Change.Members _ -> {}
    }
  }

  public boolean waits(Change.Members removal) {
    return groups.contains(removal.group())
        || removal.members().stream().anyMatch(people::contains);
  }
}
