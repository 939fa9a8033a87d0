package io.rollcall.faces.api;

import io.rollcall.platform.LogEntry;
import io.rollcall.scim.json.Json;

/// An entry of the troubleshooting log as everybody may read it whose log it is.
public final class LogEntryJson {
  private LogEntryJson() {}

  public static Json.Obj of(LogEntry entry) {
    Json.Obj actor =
        Json.object()
            .put("kind", entry.actor().kind().code())
            .put("id", entry.actor().id())
            .put("name", entry.actor().name())
            .build();
    return Json.object()
        .put("id", entry.id())
        .put("at", entry.at().toString())
        .put("kind", entry.kind().code())
        .put("actor", actor)
        .putIfPresent("directoryId", entry.directoryId())
        .putIfPresent("accountId", entry.account())
        .putIfPresent("address", entry.address())
        .putIfPresent("diagnosis", entry.diagnosis())
        .put("detail", entry.detail())
        .put("leniencies", Json.strings(entry.leniencies()))
        .build();
  }
}
