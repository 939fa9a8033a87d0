package io.rollcall.faces.miro;

import io.rollcall.platform.LogEntry;
import io.rollcall.platform.Organization;
import io.rollcall.scim.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// How an entry of the log looks as an item of Miro's audit log. The words of `event` are ours,
/// since Miro publishes no list of them.
final class MiroAudit {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private MiroAudit() {}

  /// An instant with milliseconds and Z, as Miro writes it.
  static String time(Instant instant) {
    return MILLIS.format(instant);
  }

  static Json.Obj item(LogEntry entry, Organization organization) {
    return Json.object()
        .put("id", entry.id())
        .put("event", entry.kind().code())
        .put("category", category(entry.kind()))
        .put("createdAt", time(entry.at()))
        .put("createdBy", createdBy(entry.actor()))
        .put("object", object(entry))
        .put("context", Json.object().put("organization", MiroShapes.named(organization)).build())
        .put("details", details(entry))
        .put("type", "audit-log")
        .build();
  }

  private static Json.Obj createdBy(LogEntry.Actor actor) {
    String type =
        switch (actor.kind()) {
          case DIRECTORY -> "scim_provisioner";
          case KEY -> "application";
          case PERSON -> "user";
          case OPERATOR, PLATFORM -> "miro_automation";
        };
    return Json.object().put("type", type).put("id", actor.id()).put("name", actor.name()).build();
  }

  private static Json.Obj object(LogEntry entry) {
    return Json.object()
        .putIfPresent("id", entry.account())
        .putIfPresent("name", entry.address())
        .build();
  }

  private static Json.Obj details(LogEntry entry) {
    return Json.object()
        .putIfPresent("email", entry.address())
        .putIfPresent("diagnosis", entry.diagnosis())
        .put("message", entry.detail())
        .build();
  }

  private static String category(LogEntry.Kind kind) {
    return switch (kind) {
      case CREATED,
          BROUGHT_BACK,
          LINKED,
          PROMOTED,
          DEMOTED,
          INVITED,
          CHANGED,
          RENAMED,
          ACTIVATED,
          DEACTIVATED,
          SEVERED,
          UNLINKED,
          SESSIONS_RESET,
          DELETION_BEGUN,
          DELETION_CANCELLED,
          ERASED,
          DELETED,
          REFUSED ->
          "users";
      case GROUP_CREATED,
          GROUP_CHANGED,
          GROUP_RENAMED,
          GROUP_MEMBERS,
          GROUP_DELETED,
          GROUP_TEAMS,
          TEAM_CREATED,
          TEAM_CHANGED,
          TEAM_DELETED,
          TEAM_MEMBERS ->
          "teams";
      case ORGANIZATION_CREATED,
          DOMAIN_REQUESTED,
          DOMAIN_VERIFIED,
          DOMAIN_RELEASED,
          SCHEMA_ADDED,
          SCHEMA_DELETED,
          DIRECTORY_CREATED,
          DIRECTORY_CHANGED,
          DIRECTORY_DELETED,
          TOKEN_ISSUED,
          TOKEN_REVOKED ->
          "organization";
    };
  }
}
