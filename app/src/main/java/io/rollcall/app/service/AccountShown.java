package io.rollcall.app.service;

import io.rollcall.app.cli.Output;
import io.rollcall.platform.AccountDetails;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An account as `account show` shows it.
final class AccountShown {
  private AccountShown() {}

  static Json.Obj json(AccountDetails account) {
    return Json.object()
        .put("accountId", account.id())
        .put("platform", account.platform())
        .putIfPresent("address", account.address())
        .putIfPresent("displayName", account.displayName())
        .put("created", account.created().toString())
        .putIfPresent("createdBy", account.createdBy())
        .putIfPresent("deletionDue", account.deletionDue().map(Object::toString))
        .put("memberships", account.memberships().stream().map(AccountShown::json).toList())
        .put("records", account.records().stream().map(AccountShown::json).toList())
        .put("groups", account.groups().stream().map(AccountShown::json).toList())
        .put("history", account.history().stream().map(AccountShown::json).toList())
        .build();
  }

  private static Json.Obj json(AccountDetails.Membership membership) {
    return Json.object()
        .put("organizationId", membership.organizationId())
        .put("organization", membership.organization())
        .put("role", role(membership))
        .put("status", membership.status())
        .put("since", membership.since().toString())
        .putIfPresent("lastActivityAt", membership.lastActivity().map(Object::toString))
        .putIfPresent("ended", membership.ended().map(Object::toString))
        .putIfPresent("endedBy", membership.endedBy())
        .build();
  }

  private static String role(AccountDetails.Membership membership) {
    return membership.role().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Json.Obj json(AccountDetails.KnownAs record) {
    return Json.object()
        .put("recordId", record.recordId())
        .put("organizationId", record.organizationId())
        .putIfPresent("directory", record.directory())
        .put("userName", record.userName())
        .putIfPresent("externalId", record.externalId())
        .put("active", record.active())
        .build();
  }

  private static Json.Obj json(AccountDetails.InGroup group) {
    return Json.object()
        .put("groupId", group.groupId())
        .put("organizationId", group.organizationId())
        .put("name", group.name())
        .build();
  }

  private static Json.Obj json(AccountDetails.Event event) {
    return Json.object()
        .put("at", event.at().toString())
        .put("organizationId", event.organizationId())
        .put("kind", event.kind())
        .put("by", event.by())
        .put("detail", event.detail())
        .build();
  }

  static String text(AccountDetails account) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "account "
            + account.id()
            + "  "
            + account.address().orElse("without an address")
            + account.displayName().map(name -> "  " + name).orElse(""));
    parts.add(
        "on platform "
            + account.platform()
            + " since "
            + account.created()
            + account.createdBy().map(by -> ", created by " + by).orElse(""));
    account
        .deletionDue()
        .ifPresent(due ->
            parts.add("in its deletion period: erased at " + due + " unless that is cancelled"));
    add(parts, "Organizations", account.memberships().stream().map(AccountShown::row).toList());
    add(parts, "Records", account.records().stream().map(AccountShown::row).toList());
    add(
        parts,
        "Groups",
        account.groups().stream().map(g -> List.of(g.name(), g.groupId())).toList());
    add(
        parts,
        "What happened, the latest first",
        account.history().stream().map(AccountShown::row).toList());
    return String.join("\n", parts);
  }

  private static void add(List<String> parts, String title, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      parts.add("\n" + title + "\n" + Output.table(rows, "").indent(2).stripTrailing());
    }
  }

  private static List<String> row(AccountDetails.Membership membership) {
    return List.of(
        membership.organization(),
        role(membership),
        membership.status().equals("severed") ? "cut" : membership.status(),
        "since " + membership.since(),
        membership.ended().map(at -> "until " + at).orElse("")
            + membership.endedBy().map(by -> " by " + by).orElse(""));
  }

  private static List<String> row(AccountDetails.KnownAs record) {
    return List.of(
        record.directory().map(name -> "directory " + name).orElse("shared"),
        record.userName(),
        record.recordId(),
        record.externalId().map(id -> "externalId " + id).orElse(""),
        record.active() ? "active" : "inactive");
  }

  private static List<String> row(AccountDetails.Event event) {
    return List.of(event.at().toString(), event.kind(), "by " + event.by(), event.detail());
  }
}
