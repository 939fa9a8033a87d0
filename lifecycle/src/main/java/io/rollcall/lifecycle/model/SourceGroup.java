package io.rollcall.lifecycle.model;

import java.util.Set;

/// A group as the source says.
///
/// @param id the immutable id
/// @param name what people call it
/// @param members who of the people in scope is in it, also through groups in it
public record SourceGroup(SourceId id, String name, Set<SourceId> members) {
  public SourceGroup {
    members = Set.copyOf(members);
  }
}
