package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.target.TargetTrouble;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.Writing.Act;
import io.rollcall.lifecycle.target.Writing.Writer;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The organization's audit log (`GET /admin/v1/orgs/{orgId}/events`), the latest first. It may be
/// asked ten times a minute, so only a few pages are read, and only few addresses looked up.
final class AtlassianEvents {
  private static final int MOST_PAGES = 5;
  private static final int PAGE = 500;
  private static final int MOST_ADDRESSES = 5;
  private static final Duration WHILE = Duration.ofMinutes(1);
  private static final Duration REACH = Duration.ofDays(180);
  // The vendor's list of words is long and changes; what has to do with users is told by the word.
  private static final Pattern CHANGE =
      Pattern.compile(
          ".*(creat|add|invit|link|chang|updat|renam|activ|suspend|restor|remov|sever|delet|eras|provision|promot|demot|brought).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER =
      Pattern.compile(
          ".*(login|logged|token|group|team|domain|policy).*", Pattern.CASE_INSENSITIVE);

  // The vendor publishes names of actions, and not what each means; an unknown one tells less.
  private static final Pattern INVITED =
      Pattern.compile(
          "(?!.*(revok|cancel|delet|expir|remov|declin|reject)).*(invit|access.?request).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PROVISIONED =
      Pattern.compile(
          "(?!.*(deprov|delet|remov|unlink|deactiv|renam|updat)).*(provision|scim|sync).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SIGNED_UP =
      Pattern.compile(".*(sign(ed)?_?up|self_?registered|joined).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern CREATED =
      Pattern.compile("(user_)?(created|account_created)", Pattern.CASE_INSENSITIVE);

  private final HttpCaller caller;
  private final String org;
  private final Clock clock;
  private final Map<String, Told> told = new HashMap<>();

  /// What was said of one address, and when.
  private record Told(Instant at, List<Event> events) {}

  AtlassianEvents(HttpCaller caller, String org, Clock clock) {
    this.caller = caller;
    this.org = org;
    this.clock = clock;
  }

  Writing since(Instant since) {
    List<Act> all = new ArrayList<>();
    Instant now = clock.instant();
    Instant earliest = now;
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      HttpAnswer answer = caller.send(page(since, now, cursor));
      if (answer.status() == 403) {
        return new Writing.Forbidden("the organization's key lacks the scope read:events:admin");
      }
      Optional<Json.Obj> body = answer.object().filter(_ -> answer.succeeded());
      if (body.isEmpty()) {
        return new Writing.Untold("its log cannot be read: it answers " + answer.status());
      }
      List<Json.Obj> events = body.get().objects("data");
      events.forEach(event -> act(event).ifPresent(all::add));
      earliest =
          events.stream()
              .flatMap(event -> time(event).stream())
              .min(Comparator.naturalOrder())
              .orElse(earliest);
      cursor = body.get().object("meta").flatMap(meta -> meta.string("next"));
      if (cursor.isEmpty()) {
        return new Writing.Told(all, since);
      }
    }
    return new Writing.Told(all, earliest);
  }

  /// What happened to whoever has an address, oldest first: one page of what mentions it. Of more
  /// than five addresses a minute nothing is said, since the log is for looking into single cases;
  /// within a minute nothing is asked twice. Where the log does not answer, it tells nothing.
  synchronized List<Event> of(String address) {
    Instant now = clock.instant();
    told.values().removeIf(one -> !one.at().plus(WHILE).isAfter(now));
    String key = Address.key(address);
    Told before = told.get(key);
    if (before != null || told.size() >= MOST_ADDRESSES) {
      return before == null ? List.of() : before.events();
    }
    List<Event> events = looked(address, now);
    told.put(key, new Told(now, events));
    return events;
  }

  private List<Event> looked(String address, Instant now) {
    try {
      HttpAnswer answer =
          caller.send(page(now.minus(REACH), now, Optional.empty()).with("q", address));
      return answer.object().filter(_ -> answer.succeeded()).stream()
          .flatMap(body -> body.objects("data").stream())
          .flatMap(event -> about(event, address).stream())
          .sorted(Comparator.comparing(Event::at))
          .toList();
    } catch (TargetTrouble nobodyTells) {
      return List.of();
    }
  }

  private static Optional<Event> about(Json.Obj event, String address) {
    Json.Obj attributes = event.object("attributes").orElse(Json.Obj.EMPTY);
    String action = attributes.string("action").orElse("");
    Optional<Json.Obj> user = user(attributes);
    boolean theirs =
        user.flatMap(one -> one.object("attributes"))
            .flatMap(one -> one.string("email"))
            .filter(email -> Address.same(email, address))
            .isPresent();
    if (!theirs) {
      return Optional.empty();
    }
    Json.Obj actor = attributes.object("actor").orElse(Json.Obj.EMPTY);
    Optional<String> account = user.flatMap(one -> one.string("id"));
    boolean self = actor.string("id").isPresent() && actor.string("id").equals(account);
    boolean created = CREATED.matcher(action).matches();
    String by = actor.string("name").or(() -> actor.string("id")).orElse("unknown");
    return time(event)
        .map(at -> new Event(at, action, created, by, false, account, how(action, created, self)));
  }

  // What a SCIM client did is told from the word only: the log names a person or a key. It never
  // counts as proof.
  private static Optional<Origin> how(String action, boolean created, boolean self) {
    if (INVITED.matcher(action).matches()) {
      return Optional.of(Origin.INVITATION);
    }
    if (SIGNED_UP.matcher(action).matches() || (created && self)) {
      return Optional.of(Origin.SIGN_UP);
    }
    if (PROVISIONED.matcher(action).matches()) {
      return Optional.of(Origin.SCIM);
    }
    return created ? Optional.of(Origin.SOMEBODY) : Optional.empty();
  }

  private static Optional<Json.Obj> user(Json.Obj attributes) {
    return attributes.objects("context").stream()
        .filter(one -> one.string("type").filter("users"::equals).isPresent())
        .findFirst();
  }

  private Call page(Instant since, Instant now, Optional<String> cursor) {
    Call call =
        Call.get("events", Call.path("admin", "v1", "orgs", org, "events"))
            .with("from", Long.toString(since.toEpochMilli()))
            .with("to", Long.toString(now.toEpochMilli()))
            .with("limit", Integer.toString(PAGE))
            .expecting(403, 404);
    return cursor.map(value -> call.with("cursor", value)).orElse(call);
  }

  private static Optional<Act> act(Json.Obj event) {
    Json.Obj attributes = event.object("attributes").orElse(Json.Obj.EMPTY);
    String action = attributes.string("action").orElse("");
    Optional<Json.Obj> user = user(attributes);
    if (user.isEmpty() || !CHANGE.matcher(action).matches() || OTHER.matcher(action).matches()) {
      return Optional.empty();
    }
    Json.Obj actor = attributes.object("actor").orElse(Json.Obj.EMPTY);
    // Who changes their own password or profile is no writer.
    if (actor.string("id").isPresent() && actor.string("id").equals(user.get().string("id"))) {
      return Optional.empty();
    }
    String name = actor.string("name").or(() -> actor.string("id")).orElse("unknown");
    return time(event)
        .map(at ->
            new Act(
                at,
                new Writer(name, Writer.Kind.SOMEBODY),
                action,
                user.get().string("id"),
                user.get().object("attributes").flatMap(one -> one.string("email"))));
  }

  private static Optional<Instant> time(Json.Obj event) {
    try {
      return event
          .object("attributes")
          .flatMap(attributes -> attributes.string("time"))
          .map(Instant::parse);
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
