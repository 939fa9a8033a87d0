package io.rollcall.platform;

import io.rollcall.platform.sql.GroupReferences;
import io.rollcall.platform.sql.GroupRows;
import io.rollcall.scim.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// Writes Groups as a directory sees them.
record GroupWriter(DSLContext sql, Caller.OfDirectory caller) {

  /// @param withMembers whether the members are read: one statement, however many groups
  /// @return the first of them, as many as fit
  List<Group> groups(List<GroupRows.Row> rows, boolean withMembers) {
    GroupReferences references = new GroupReferences(sql, Act.owner(caller));
    boolean idIsAccount = caller.preset().scimIdIs() == Preset.ScimId.ACCOUNT;
    Fitting<GroupRows.Row, GroupReferences.Member> fitting =
        withMembers
            ? Fitting.of(
                rows,
                GroupRows.Row::id,
                (ids, atMost) -> references.members(ids, idIsAccount, atMost))
            : new Fitting<>(rows, Map.of());
    return fitting.rows().stream()
        .map(row -> group(row, fitting.references().getOrDefault(row.id(), List.of())))
        .toList();
  }

  Group group(GroupRows.Row row, boolean withMembers) {
    return groups(List.of(row), withMembers).getFirst();
  }

  private Group group(GroupRows.Row row, List<GroupReferences.Member> members) {
    Json.Obj attributes = GroupAttributes.of(row).resource();
    Json.Builder resource =
        Json.object()
            .put("schemas", Json.strings(caller.types().group().schemasOf(attributes)))
            .put("id", row.id())
            .putAll(attributes);
    if (!members.isEmpty()) {
      resource.put("members", members.stream().map(GroupWriter::member).toList());
    }
    return new Group(
        row.id(),
        row.version(),
        Instant.ofEpochMilli(row.createdAt()),
        Instant.ofEpochMilli(row.changedAt()),
        resource.build());
  }

  private static Json member(GroupReferences.Member member) {
    return Json.object()
        .put("value", member.id())
        .put("type", member.isGroup() ? "Group" : "User")
        .put("display", member.display())
        .build();
  }
}
