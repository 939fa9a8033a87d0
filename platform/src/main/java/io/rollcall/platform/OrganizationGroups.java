package io.rollcall.platform;

import io.rollcall.platform.sql.GroupSummaryRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    return read(organizationId, GroupSummaryRows.Which.ANY, after, limit);
  }

  public Optional<GroupSummary> get(String organizationId, String id) {
    return Act.couldBeId(id)
        ? read(
                organizationId,
                new GroupSummaryRows.Which(List.of(id), List.of()),
                Optional.empty(),
                1)
            .stream()
            .findFirst()
        : Optional.empty();
  }

  /// Those of these groups that are there, in the order of ids; their members are not counted.
  public List<GroupSummary> among(String organizationId, List<String> ids) {
    List<String> askable = ids.stream().map(Act::askable).toList();
    return ids.isEmpty()
        ? List.of()
        : acts
            .read(sql ->
                new GroupSummaryRows(sql)
                    .uncounted(
                        organizationId,
                        new GroupSummaryRows.Which(askable, List.of()),
                        Optional.empty(),
                        ids.size()))
            .stream()
            .map(row -> summary(organizationId, row))
            .toList();
  }

  /// In the order of ids.
  ///
  /// @param ids none for any
  /// @param accountIds of whom one is in the group; none for any
  /// @param name what the name has to be; the names are looked at one by one
  public Found<GroupSummary> search(
      String organizationId,
      List<String> ids,
      List<String> accountIds,
      Predicate<String> name,
      Optional<String> after,
      int limit) {
    var rows =
        new GroupSummaryRows.Which(
            ids.stream().map(Act::askable).toList(),
            accountIds.stream().map(Act::askable).toList());
    Found<GroupSummaryRows.Row> found =
        new Scan<>(from -> uncounted(organizationId, rows, from), GroupSummaryRows.Row::id)
            .find(row -> name.test(row.name()), after, limit);
    List<String> foundIds = found.items().stream().map(GroupSummaryRows.Row::id).toList();
    return new Found<>(counted(organizationId, foundIds), found.next());
  }

  private List<GroupSummaryRows.Row> uncounted(
      String organizationId, GroupSummaryRows.Which which, Optional<String> after) {
    return acts.read(
        sql -> new GroupSummaryRows(sql).uncounted(organizationId, which, after, Scan.BATCH));
  }

  private List<GroupSummary> counted(String organizationId, List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : read(
            organizationId,
            new GroupSummaryRows.Which(ids, List.of()),
            Optional.empty(),
            ids.size());
  }

  private List<GroupSummary> read(
      String organizationId, GroupSummaryRows.Which which, Optional<String> after, int limit) {
    return acts
        .read(sql -> new GroupSummaryRows(sql).of(organizationId, which, after, limit))
        .stream()
        .map(row -> summary(organizationId, row))
        .toList();
  }

  private static GroupSummary summary(String organizationId, GroupSummaryRows.Row row) {
    boolean isUserGroup = row.ownerId().equals(UserGroups.owner(organizationId));
    return new GroupSummary(
        row.id(),
        row.name(),
        row.description(),
        Optional.of(row.ownerId()).filter(owner -> !owner.equals(organizationId) && !isUserGroup),
        isUserGroup,
        row.members());
  }
}
