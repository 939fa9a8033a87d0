package io.rollcall.lifecycle.target.miro;

import io.rollcall.lifecycle.http.Call;
import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.lifecycle.http.HttpCaller;
import io.rollcall.lifecycle.model.Event;
import io.rollcall.lifecycle.model.Origin;
import io.rollcall.lifecycle.target.Writing;
import io.rollcall.lifecycle.target.Writing.Act;
import io.rollcall.lifecycle.target.Writing.Writer;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The audit log, which looks back 90 days. It cannot be searched, so it is read through, up to a
/// bound.
final class MiroAudit {
  private static final Duration REACH = Duration.ofDays(90).minusMinutes(5);
  private static final int MOST_PAGES = 100;
  private static final int MOST_RECENT_PAGES = 20;
  private static final int PAGE = 100;
  private static final Pattern NO_CHANGE =
      Pattern.compile(
          ".*(refus|fail|denied|sign(ed)?[_-]?(in|up|out)|log|session).*",
          Pattern.CASE_INSENSITIVE);
  private static final String SCIM = "scim_provisioner";
  // The vendor publishes no list of its words; an unknown one only means less proof.
  private static final Pattern CREATION =
      Pattern.compile("(user[_-])?(created|provisioned)", Pattern.CASE_INSENSITIVE);
  private static final Pattern INVITATION =
      Pattern.compile("(?<!un)invited\\b|_invited|invite_accepted", Pattern.CASE_INSENSITIVE);
  private static final Pattern SIGN_UP =
      Pattern.compile("sign(ed)?[_-]?up|register", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final HttpCaller caller;
  private final Clock clock;

  MiroAudit(HttpCaller caller, Clock clock) {
    this.caller = caller;
    this.clock = clock;
  }

  /// What happened to an address, and to the accounts that were created with it; oldest first.
  List<Event> of(String address) {
    return read().of(address);
  }

  /// The log as it is now, to be asked about many addresses.
  Told read() {
    return new Told(readThrough());
  }

  /// What the log told, by whom it is about.
  static final class Told {
    private final List<Json.Obj> all;
    private final Map<String, BitSet> byAddress = new HashMap<>();
    private final Map<String, BitSet> byObject = new HashMap<>();
    private final Map<String, BitSet> byAccount = new HashMap<>();

    Told(List<Json.Obj> all) {
      this.all = List.copyOf(all);
      for (int at = 0; at < all.size(); at++) {
        Json.Obj item = all.get(at);
        Set<String> object = mentioned(item, "object");
        note(byObject, object, at);
        note(byAddress, object, at);
        note(byAddress, mentioned(item, "details"), at);
        note(byAccount, accountId(item).map(Set::of).orElse(Set.of()), at);
      }
    }

    private static Set<String> mentioned(Json.Obj item, String part) {
      return item.object(part).map(Mention::keysIn).orElse(Set.of());
    }

    private static void note(Map<String, BitSet> index, Set<String> keys, int at) {
      keys.forEach(key -> index.computeIfAbsent(key, _ -> new BitSet()).set(at));
    }

    /// What happened to an address, and to the accounts that were created with it; oldest first.
    List<Event> of(String address) {
      String key = Address.key(address);
      BitSet created = at(byObject, key);
      created.stream().filter(at -> !isCreation(all.get(at))).forEach(created::clear);
      BitSet about = at(byAddress, key);
      created.stream()
          .mapToObj(all::get)
          .flatMap(item -> accountId(item).stream())
          .forEach(id -> about.or(at(byAccount, id)));
      return about.stream()
          .boxed()
          .flatMap(at -> event(all.get(at), created.get(at)).stream())
          .toList();
    }

    private static BitSet at(Map<String, BitSet> index, String key) {
      BitSet found = new BitSet();
      found.or(index.getOrDefault(key, found));
      return found;
    }
  }

  /// Whether an account was created with the address that the object is called by. The log may name
  /// the address of a creation in passing, a board's owner say, which is no proof of anything.
  private static boolean isCreation(Json.Obj item) {
    return item.string("event").filter(event -> CREATION.matcher(event).matches()).isPresent();
  }

  // Of a log that is longer than that the latest part: a duplicate is younger than the accounts of
  // everybody.
  private List<Json.Obj> readThrough() {
    List<Json.Obj> all = new ArrayList<>();
    Instant now = clock.instant();
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      HttpAnswer answer = caller.send(page(now.minus(REACH), now, "DESC", cursor));
      Json.Obj body = answer.object().filter(_ -> answer.succeeded()).orElse(Json.Obj.EMPTY);
      all.addAll(body.objects("data"));
      cursor = body.string("cursor").filter(text -> !text.isEmpty());
      if (cursor.isEmpty()) {
        break;
      }
    }
    return all.reversed();
  }

  /// Who changed users, the latest first.
  Writing writing(Instant since) {
    List<Act> acts = new ArrayList<>();
    Instant now = clock.instant();
    Instant from = since.isBefore(now.minus(REACH)) ? now.minus(REACH) : since;
    Instant earliest = now;
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < MOST_RECENT_PAGES; page++) {
      HttpAnswer answer = caller.send(page(from, now, "DESC", cursor));
      Optional<Json.Obj> body = answer.object().filter(_ -> answer.succeeded());
      if (body.isEmpty()) {
        return answer.status() == 403
            ? new Writing.Forbidden(
                "the app whose token is `rest.token` lacks the scope auditlogs:read")
            : new Writing.Untold("it answers %s for its audit log".formatted(answer.status()));
      }
      for (Json.Obj item : body.get().objects("data")) {
        act(item).ifPresent(acts::add);
        earliest = item.string("createdAt").flatMap(MiroRest::instant).orElse(earliest);
      }
      cursor = body.get().string("cursor").filter(text -> !text.isEmpty());
      if (cursor.isEmpty()) {
        return new Writing.Told(acts, from);
      }
    }
    return new Writing.Told(acts, earliest);
  }

  private static Optional<Act> act(Json.Obj item) {
    Json.Obj by = item.object("createdBy").orElse(Json.Obj.EMPTY);
    Optional<Writer.Kind> kind =
        switch (by.string("type").orElse("")) {
          case SCIM -> Optional.of(Writer.Kind.SCIM);
          case "application" -> Optional.of(Writer.Kind.PROGRAM);
          case "user" -> Optional.of(Writer.Kind.PERSON);
          default -> Optional.empty();
        };
    boolean changesUser =
        item.string("category").filter("users"::equalsIgnoreCase).isPresent()
            && item.string("event")
                .filter(event -> !NO_CHANGE.matcher(event).matches())
                .isPresent();
    if (kind.isEmpty() || !changesUser) {
      return Optional.empty();
    }
    String name =
        by.string("name").or(() -> by.string("email")).or(() -> by.string("id")).orElse("unknown");
    Json.Obj object = item.object("object").orElse(Json.Obj.EMPTY);
    return item.string("createdAt")
        .flatMap(MiroRest::instant)
        .map(at ->
            new Act(
                at,
                new Writer(name, kind.get()),
                item.string("event").orElse(""),
                object.string("id"),
                object.string("name").filter(text -> text.contains("@"))));
  }

  private static Call page(Instant from, Instant now, String sorting, Optional<String> cursor) {
    // 403, 404: no right to the log, or a plan without one. Then it says nothing.
    Call call =
        Call.get(MiroTraits.REST, Call.path("v2", "audit", "logs"))
            .with("createdAfter", MILLIS.format(from))
            .with("createdBefore", MILLIS.format(now))
            .with("limit", Integer.toString(PAGE))
            .with("sorting", sorting)
            .expecting(403, 404);
    return cursor.map(value -> call.with("cursor", value)).orElse(call);
  }

  private static Optional<Event> event(Json.Obj item, boolean created) {
    Json.Obj by = item.object("createdBy").orElse(Json.Obj.EMPTY);
    String type = by.string("type").orElse("");
    String name = by.string("name").or(() -> by.string("email")).orElse(type);
    return item.string("createdAt")
        .flatMap(MiroRest::instant)
        .map(at ->
            new Event(
                at,
                item.string("event").orElse(""),
                created,
                name,
                type.equals(SCIM),
                accountId(item),
                how(item, created)));
  }

  // Who is invited comes to be by that, and who signs up does it themselves.
  private static Optional<Origin> how(Json.Obj item, boolean created) {
    String event = item.string("event").orElse("");
    Json.Obj by = item.object("createdBy").orElse(Json.Obj.EMPTY);
    if (INVITATION.matcher(event).find()) {
      return Optional.of(Origin.INVITATION);
    }
    if (SIGN_UP.matcher(event).find()) {
      return Optional.of(Origin.SIGN_UP);
    }
    if (!created) {
      return Optional.empty();
    }
    boolean self = by.string("id").isPresent() && by.string("id").equals(accountId(item));
    if (self) {
      return Optional.of(Origin.SIGN_UP);
    }
    return Optional.of(
        by.string("type").filter(SCIM::equals).isPresent() ? Origin.SCIM : Origin.SOMEBODY);
  }

  private static Optional<String> accountId(Json.Obj item) {
    return item.object("object").flatMap(object -> object.string("id"));
  }
}
