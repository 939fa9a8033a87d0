package io.rollcall.scim.patch;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// A change of a group's members as a set operation on their ids (in the order they were given).
/// Applied in the order given; adding who is there and removing who is not are no errors.
public sealed interface MemberChange {
  /// Whom it names.
  Set<String> ids();

  record Add(Set<String> ids) implements MemberChange {
    public Add {
      ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
    }
  }

  record Remove(Set<String> ids) implements MemberChange {
    public Remove {
      ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
    }
  }

  /// Afterwards the members are exactly these: at least one, else it is [Clear].
  record Replace(Set<String> ids) implements MemberChange {
    public Replace {
      ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
    }
  }

  /// Removes every member.
  record Clear() implements MemberChange {
    @Override
    public Set<String> ids() {
      return Set.of();
    }
  }
}
