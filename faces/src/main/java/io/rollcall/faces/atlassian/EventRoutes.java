package io.rollcall.faces.atlassian;

import io.rollcall.faces.atlassian.AtlassianAnswers.Page;
import io.rollcall.faces.rest.UnreadableException;
import io.rollcall.faces.rest.Wanted;
import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogPage;
import io.rollcall.platform.LogPosition;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Refusal;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What was done in the organization. What was refused is in the troubleshooting log.
record EventRoutes(Platform platform) {
  private static final String V1 = "/admin/v1/orgs/{org}";
  private static final int USUAL = 100;
  private static final int LARGEST = 500;
  private static final int BATCH = 500;

  /// So many events are looked through for one page, at most; the next page goes on after them. The
  /// log passes over what is none, a bounded number of entries for each batch.
  private static final int LOOKED_THROUGH = 20 * BATCH;

  List<AtlassianRoute> all() {
    return List.of(
        AtlassianRoute.of("GET", V1 + "/events", this::events).in(AtlassianRates.EVENTS),
        AtlassianRoute.of("GET", V1 + "/events/{event}", this::event),
        AtlassianRoute.of("GET", V1 + "/events-stream", this::stream),
        AtlassianRoute.of("GET", V1 + "/event-actions", this::actions));
  }

  /// The latest first.
  private WireAnswer events(AtlassianCall call) {
    for (String name : List.of("ip", "product", "location")) {
      if (call.wanted().parameter(name).isPresent()) {
        throw new UnreadableException(name, name + " is not known of events here: leave it out.");
      }
    }
    int limit = call.wanted().limit(USUAL, LARGEST);
    return answer(call, filtered(call, wanted(call.wanted()), limit), false);
  }

  private Page<LogEntry> filtered(AtlassianCall call, Predicate<LogEntry> wanted, int limit) {
    List<LogEntry> found = new ArrayList<>();
    Optional<LogPosition> last = position(call);
    for (int seen = 0; seen < LOOKED_THROUGH; seen += BATCH) {
      LogPage batch = platform.log().readBack(call.organization(), query(call, last, BATCH, false));
      for (LogEntry entry : batch.entries()) {
        if (found.size() == limit) {
          return new Page<>(found, last.map(LogPosition::text));
        }
        if (wanted.test(entry)) {
          found.add(entry);
        }
        last = Optional.of(entry.position());
      }
      if (!batch.isMore()) {
        return new Page<>(found, Optional.empty());
      }
      last = Optional.of(batch.end());
    }
    return new Page<>(found, last.map(LogPosition::text));
  }

  private static Predicate<LogEntry> wanted(Wanted wanted) {
    Optional<String> action = wanted.parameter("action");
    List<String> actors = wanted.parameters("actor");
    String text = lower(wanted.parameter("q").orElse(""));
    return entry ->
        action.map(entry.kind().code()::equalsIgnoreCase).orElse(true)
            && (actors.isEmpty() || actors.contains(entry.actor().id()))
            && (lower(entry.detail()).contains(text)
                || entry.address().filter(address -> lower(address).contains(text)).isPresent());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// In the order in which they were written down. Going on after the last one misses none, so the
  /// cursor is there also when there is nothing more yet.
  private WireAnswer stream(AtlassianCall call) {
    int limit = call.wanted().limit(USUAL, LARGEST);
    boolean isBack = isBack(call.wanted());
    LogQuery query = query(call, position(call), limit, !isBack);
    LogPage page =
        isBack
            ? platform.log().readBack(call.organization(), query)
            : platform.log().read(call.organization(), query);
    Optional<String> next =
        page.isMore() || !isBack ? Optional.of(page.end().text()) : Optional.empty();
    return answer(call, new Page<>(page.entries(), next), true);
  }

  private static boolean isBack(Wanted wanted) {
    String order = wanted.parameter("sortOrder").orElse("asc");
    if (!List.of("asc", "desc").contains(lower(order))) {
      throw new UnreadableException("sortOrder", "sortOrder is asc or desc.");
    }
    return lower(order).equals("desc");
  }

  private static Optional<LogPosition> position(AtlassianCall call) {
    return call.wanted()
        .parameter("cursor")
        .map(text -> LogPosition.read(text).orElseThrow(() -> AtlassianCall.noCursor(text)));
  }

  private static LogQuery query(
      AtlassianCall call, Optional<LogPosition> after, int limit, boolean settledOnly) {
    return new LogQuery(
        Optional.empty(),
        call.wanted().instant("from"),
        call.wanted().instant("to"),
        after,
        limit,
        false,
        LogQuery.Audience.ORGANIZATION,
        settledOnly);
  }

  /// One, where the lists say that it is.
  private WireAnswer event(AtlassianCall call) {
    String id = call.variable("event");
    LogEntry entry =
        platform
            .log()
            .withId(call.organization(), id, LogQuery.Audience.ORGANIZATION)
            .filter(found -> found.kind() != LogEntry.Kind.REFUSED)
            .orElseThrow(() -> unknown(call, id));
    return AtlassianAnswers.one(
        AtlassianShapes.event(entry, OrganizationRoutes.own(platform, call), call, false));
  }

  private AtlassianError.Refusal unknown(AtlassianCall call, String id) {
    Refusal.Unknown unknown = new Refusal.Unknown("Event", id);
    platform.log().unknown(call.caller(), unknown);
    return AtlassianError.notFound(AtlassianError.NO_SUCH_THING, unknown.detail())
        .ofAct()
        .refusal();
  }

  private WireAnswer answer(AtlassianCall call, Page<LogEntry> page, boolean isPolled) {
    Organization own = OrganizationRoutes.own(platform, call);
    Json.Obj meta =
        Json.object()
            .put("page_size", page.items().size())
            .putIfPresent("next", page.next())
            .build();
    return AtlassianAnswers.byUrl(
        call.wire(), page, meta, entry -> AtlassianShapes.event(entry, own, call, isPolled));
  }

  private WireAnswer actions(AtlassianCall call) {
    List<LogEntry.Kind> kinds =
        Arrays.stream(LogEntry.Kind.values())
            .filter(kind -> kind != LogEntry.Kind.REFUSED)
            .toList();
    return AtlassianAnswers.ok(
        Json.object().put("data", kinds.stream().map(AtlassianShapes::action).toList()).build());
  }
}
