package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogPosition;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// The troubleshooting log of the organization, oldest first.
record LogRoutes(Platform platform) {
  List<Route> all() {
    return List.of(
        Route.of(
            "GET",
            "/api/log",
            this::read,
            "after",
            "limit",
            "directory",
            "refusals",
            "diagnosis",
            "from",
            "until"));
  }

  private WireAnswer read(Call call) {
    Optional<String> diagnosis = call.parameter("diagnosis");
    if (diagnosis.isPresent()) {
      return Answers.list(
          platform
              .log()
              .diagnosed(call.organization(), diagnosis.get(), LogQuery.Audience.ORGANIZATION),
          LogRoutes::json);
    }
    int limit = call.limit();
    LogQuery query =
        new LogQuery(
            call.parameter("directory"),
            instant(call, "from"),
            instant(call, "until"),
            call.parameter("after").map(LogRoutes::position),
            limit + 1,
            call.flag("refusals").orElse(true),
            LogQuery.Audience.ORGANIZATION,
            true);
    return Answers.page(
        platform.log().read(call.organization(), query),
        limit,
        LogRoutes::json,
        entry -> entry.position().text());
  }

  private static LogPosition position(String text) {
    return LogPosition.read(text)
        .orElseThrow(() ->
            Problem.invalid(
                "after is the text that the page before ended with, not " + Echo.of(text) + "."));
  }

  private static Optional<Instant> instant(Call call, String name) {
    return call.parameter(name).map(text -> instant(name, text));
  }

  private static Instant instant(String name, String text) {
    try {
      return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException _) {
      throw Problem.invalid(
          name + " is an instant like 2026-11-21T09:41:00Z, not " + Echo.of(text) + ".");
    }
  }

  private static Json.Obj json(LogEntry entry) {
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
