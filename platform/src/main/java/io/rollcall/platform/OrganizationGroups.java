package io.rollcall.platform;

import io.rollcall.platform.sql.GroupSummaryRows;
import java.util.List;
import java.util.Optional;

/// All groups of an organization, whosever they are: what its administrators see.
public final class OrganizationGroups {
  private final Acts acts;

  OrganizationGroups(Acts acts) {
    this.acts = acts;
  }

  /// In the order of ids.
  ///
  /// @param after the id after which the page begins
  public List<GroupSummary> list(String organizationId, Optional<String> after, int limit) {
    return acts.read(sql -> new GroupSummaryRows(sql).of(organizationId, after, limit)).stream()
        .map(row ->
            new GroupSummary(
                row.id(),
                row.name(),
                Optional.of(row.ownerId())
                    .filter(owner -> !owner.equals(organizationId))
                    .filter(owner -> !owner.equals(UserGroups.owner(organizationId))),
                row.members()))
        .toList();
  }
}
