package io.rollcall.faces.atlassian;

import io.rollcall.platform.Domain;
import io.rollcall.platform.GroupSummary;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.ManagedAccount;
import io.rollcall.platform.Organization;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What things look like on the administration paths.
final class AtlassianShapes {
  static final String PERSON = "atlassian";

  private AtlassianShapes() {}

  static Json.Obj profile(ManagedAccount account) {
    boolean isUsable = account.isEnabled() && account.deletionDue().isEmpty();
    return Json.object()
        .put("account_id", account.id())
        .put("account_type", PERSON)
        .put("account_status", accountStatus(isUsable))
        .put("name", account.displayName())
        .put("nickname", account.displayName())
        .put("email", account.address())
        .build();
  }

  /// An account in its deletion period is shown as deactivated.
  static String accountStatus(boolean isUsable) {
    return isUsable ? "active" : "inactive";
  }

  private static Json.Obj self(String url) {
    return Json.object().put("self", url).build();
  }

  static Json.Obj organization(Organization organization, AtlassianCall call) {
    String url = organizationUrl(call, organization);
    return Json.object()
        .put("id", organization.id())
        .put("type", "orgs")
        .put("attributes", Json.object().put("name", organization.name()).build())
        .put(
            "relationships",
            Json.object()
                .put("domains", related(url + "/domains"))
                .put("users", related(url + "/users"))
                .build())
        .put("links", self(url))
        .build();
  }

  private static String organizationUrl(AtlassianCall call, Organization organization) {
    return AtlassianAnswers.url(call.wire(), List.of("admin", "v1", "orgs", organization.id()));
  }

  private static Json.Obj related(String url) {
    return Json.object().put("links", Json.object().put("related", url).build()).build();
  }

  /// A domain is its own id. How it was proved is not told apart.
  static Json.Obj domain(Domain domain, AtlassianCall call) {
    Json.Obj claim =
        Json.object()
            .put("type", "dns")
            .put("status", domain.isVerified() ? "verified" : "unverified")
            .build();
    return Json.object()
        .put("id", domain.name())
        .put("type", "domains")
        .put("attributes", Json.object().put("name", domain.name()).put("claim", claim).build())
        .put("links", self(call.url("domains", domain.name())))
        .build();
  }

  static Json.Obj directory(Organization organization) {
    return Json.object()
        .put("directoryId", organization.id())
        .put("name", organization.name())
        .build();
  }

  /// @param counts whether its members are counted in it
  static Json.Obj group(GroupSummary group, String userDirectory, boolean counts) {
    Json.Builder shape =
        Json.object()
            .put("id", group.id())
            .put("name", group.name())
            .put("description", group.description())
            .put("directoryId", userDirectory)
            .put(
                "managementAccess",
                Json.object()
                    .put("deletable", group.isUserGroup())
                    .put("modifiable", group.isUserGroup())
                    .put("readable", true)
                    .build())
            .put("externalSynced", group.directoryId().isPresent())
            .put("managedBy", group.directoryId().isPresent() ? "external" : "admins");
    return (counts
            ? shape.put("counts", Json.object().put("users", group.members()).build())
            : shape)
        .build();
  }

  /// @param isPolled whether it also says when it was written down
  static Json.Obj event(
      LogEntry entry, Organization organization, AtlassianCall call, boolean isPolled) {
    Json.Builder attributes = Json.object().put("time", entry.at().toString());
    if (isPolled) {
      attributes.put("processedAt", entry.at().toString());
    }
    attributes
        .put("action", entry.kind().code())
        .put(
            "actor",
            Json.object().put("id", entry.actor().id()).put("name", entry.actor().name()).build())
        .put("context", entry.account().map(id -> person(id, entry.address())).stream().toList())
        .put(
            "container",
            List.of(
                Json.object()
                    .put("id", organization.id())
                    .put("type", "orgs")
                    .put("attributes", Json.object().put("name", organization.name()).build())
                    .build()));
    return Json.object()
        .put("id", entry.id())
        .put("type", "events")
        .put("attributes", attributes.build())
        .put("links", self(call.url("events", entry.id())))
        .put(
            "message", Json.object().put("content", entry.detail()).put("format", "simple").build())
        .build();
  }

  private static Json.Obj person(String accountId, Optional<String> address) {
    return Json.object()
        .put("id", accountId)
        .put("type", "users")
        .put("attributes", Json.object().putIfPresent("email", address).build())
        .build();
  }

  /// What can happen.
  static Json.Obj action(LogEntry.Kind kind) {
    String words = kind.code().replace('_', ' ');
    String name = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return Json.object()
        .put("id", kind.code())
        .put("type", "event-actions")
        .put("attributes", Json.object().put("displayName", name).build())
        .build();
  }
}
