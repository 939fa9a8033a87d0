package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.AccountDetails;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import java.util.List;

/// Accounts of the organization: what it knows of them, and the end of that knowledge.
record AccountRoutes(Platform platform) {
  List<Route> all() {
    return List.of(
        Route.of("GET", "/api/accounts/{account}", this::show),
        Route.of("POST", "/api/accounts/{account}/unlink", this::unlink));
  }

  private WireAnswer show(Call call) {
    String account = call.variable("account");
    return platform
        .accounts()
        .in(call.organization(), account)
        .map(found -> Answers.ok(json(found)))
        .orElseThrow(() -> Problem.unknown("Account", account));
  }

  private WireAnswer unlink(Call call) {
    Fields _ = call.fields();
    return Answers.ok(
        json(
            Problem.done(
                platform
                    .accounts()
                    .unlink(call.caller(), call.organization(), call.variable("account")))));
  }

  private static Json.Obj json(AccountDetails account) {
    return Json.object()
        .put("accountId", account.id())
        .putIfPresent("address", account.address())
        .putIfPresent("displayName", account.displayName())
        .putIfPresent("deletionDue", account.deletionDue().map(Object::toString))
        .put("memberships", account.memberships().stream().map(AccountRoutes::json).toList())
        .put("records", account.records().stream().map(AccountRoutes::json).toList())
        .put("groups", account.groups().stream().map(AccountRoutes::json).toList())
        .put("history", account.history().stream().map(AccountRoutes::json).toList())
        .build();
  }

  private static Json.Obj json(AccountDetails.Membership membership) {
    return Json.object()
        .put("role", MemberRoutes.word(membership.role()))
        .put("status", membership.status())
        .put("since", membership.since().toString())
        .putIfPresent("lastActivityAt", membership.lastActivity().map(Object::toString))
        .putIfPresent("ended", membership.ended().map(Object::toString))
        .putIfPresent("endedBy", membership.endedBy())
        .build();
  }

  private static Json.Obj json(AccountDetails.KnownAs record) {
    return Json.object()
        .put("recordId", record.recordId())
        .putIfPresent("directory", record.directory())
        .put("userName", record.userName())
        .putIfPresent("externalId", record.externalId())
        .put("active", record.active())
        .build();
  }

  private static Json.Obj json(AccountDetails.InGroup group) {
    return Json.object().put("groupId", group.groupId()).put("name", group.name()).build();
  }

  private static Json.Obj json(AccountDetails.Event event) {
    return Json.object()
        .put("at", event.at().toString())
        .put("kind", event.kind())
        .put("by", event.by())
        .put("detail", event.detail())
        .build();
  }
}
