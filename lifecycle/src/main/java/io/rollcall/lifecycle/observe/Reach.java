package io.rollcall.lifecycle.observe;

import io.rollcall.lifecycle.model.SourceId;
import java.util.Set;

/// How much of a target was read. Of what was not read, nothing may be concluded.
public sealed interface Reach {
  Reach WHOLE = new Whole();

  /// Whether it is known how the account of somebody with a link stands.
  boolean includes(SourceId person);

  /// Every account that the target shows.
  record Whole() implements Reach {
    @Override
    public boolean includes(SourceId person) {
      return true;
    }
  }

  /// The accounts of some people, and whatever a plan for them depends on.
  ///
  /// @param people those that somebody named, and whoever must move first for them
  /// @param asked how many questions it took
  record Some(Set<SourceId> people, int asked) implements Reach {
    public Some {
      people = Set.copyOf(people);
    }

    @Override
    public boolean includes(SourceId person) {
      return people.contains(person);
    }
  }
}
