package io.rollcall.lifecycle.model;

import java.util.List;
import java.util.Optional;

/// What a recipe is about that makes a person's record anew, so that it is that of the account with
/// their history.
///
/// @param accountId the account with the history, as the organization knows it
/// @param groups ids of the groups that the record was in before it was cut; empty while nobody has
///   looked
public record Reunion(String accountId, Optional<List<String>> groups) {
  public Reunion {
    groups = groups.map(List::copyOf);
  }
}
