package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.Writing.Act;
import io.rollcall.lifecycle.target.Writing.Writer;
import io.rollcall.scim.json.Json;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The organization's audit log (`GET /admin/v1/orgs/{orgId}/events`), the latest first. It may be
/// asked ten times a minute, so only a few pages are read.
final class AtlassianEvents {
  private static final int MOST_PAGES = 5;
  private static final int PAGE = 500;
  // The vendor's list of words is long and changes; what has to do with users is told by the word.
  private static final Pattern CHANGE =
      Pattern.compile(
          ".*(creat|add|invit|link|chang|updat|renam|activ|suspend|restor|remov|sever|delet|eras|provision|promot|demot|brought).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER =
      Pattern.compile(
          ".*(login|logged|token|group|team|domain|policy).*", Pattern.CASE_INSENSITIVE);

  private final HttpCaller caller;
  private final String org;
  private final Clock clock;

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
    Optional<Json.Obj> user =
        attributes.objects("context").stream()
            .filter(one -> one.string("type").filter("users"::equals).isPresent())
            .findFirst();
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
