package io.rollcall.faces.api;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogFilter;
import io.rollcall.platform.LogPage;
import io.rollcall.platform.LogPosition;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Echo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
            "account",
            "address",
            "id",
            "kind",
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
          LogEntryJson::of);
    }
    LogQuery query =
        new LogQuery(
            call.parameter("directory"),
            instant(call, "from"),
            instant(call, "until"),
            call.parameter("after").map(LogRoutes::position),
            call.limit(),
            call.flag("refusals").orElse(true),
            LogQuery.Audience.ORGANIZATION,
            true,
            which(call));
    LogPage page = platform.log().read(call.organization(), query);
    Json.Builder body =
        Json.object().put("items", page.entries().stream().map(LogEntryJson::of).toList());
    if (page.isMore()) {
      body.put("next", page.end().text());
    }
    return Answers.ok(body.put("after", page.end().text()).build());
  }

  private static LogFilter which(Call call) {
    return new LogFilter(
        call.parameter("account"),
        call.parameter("address"),
        call.parameter("id"),
        call.parameter("kind").map(LogRoutes::kinds).orElse(Set.of()));
  }

  private static Set<LogEntry.Kind> kinds(String text) {
    return Arrays.stream(text.split(",", -1)).map(LogRoutes::kind).collect(Collectors.toSet());
  }

  private static LogEntry.Kind kind(String code) {
    return LogEntry.Kind.read(code.strip())
        .orElseThrow(() ->
            Problem.invalid(
                "kind is one or several, separated by commas, of "
                    + LogEntry.Kind.codes()
                    + "; not "
                    + Echo.of(code)
                    + "."));
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
}
