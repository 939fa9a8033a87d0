package io.rollcall.app.demo;

import io.rollcall.scim.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The organization's log, as REST gives it.
final class AuditLog {
  private static final String PATH = "/v2/audit/logs?limit=100";

  private AuditLog() {}

  /// All entries of the last hour, oldest first.
  static List<Json.Obj> read(Web rest, Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String span =
        "&createdAfter=%s&createdBefore=%s"
            .formatted(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
    List<Json.Obj> entries = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      String from = cursor.get().isEmpty() ? "" : "&cursor=" + Web.quoted(cursor.get());
      Json.Obj page = rest.get(PATH + span + from).body();
      entries.addAll(page.objects("data"));
      cursor = page.string("cursor").filter(next -> !next.isEmpty());
    }
    return List.copyOf(entries);
  }
}
