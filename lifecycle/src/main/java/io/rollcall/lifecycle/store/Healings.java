package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.HEALING;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.Healing;
import io.rollcall.lifecycle.model.Link;
import io.rollcall.lifecycle.model.Reunion;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Recipes that were begun.
public final class Healings {
  private final Database database;
  private final Clock clock;

  Healings(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The recipe of each person whose recipe is not done.
  public Map<SourceId, Healing> of(String target) {
    Map<SourceId, Healing> healings = new HashMap<>();
    database
        .read(sql ->
            sql.selectFrom(HEALING)
                .where(HEALING.TARGET.eq(target))
                .and(HEALING.STATE.ne(Healing.State.DONE.name()))
                .fetch(Healings::healing))
        .forEach(healing -> healings.put(healing.person(), healing));
    return healings;
  }

  /// The recipe of a person that is done, or being undone, where no other was begun since.
  public Optional<Healing> done(String target, SourceId person) {
    return database.read(sql ->
        sql.selectFrom(HEALING)
            .where(HEALING.TARGET.eq(target))
            .and(HEALING.SOURCE.eq(person.source()))
            .and(HEALING.SOURCE_ID.eq(person.id()))
            .and(HEALING.STATE.in(Healing.State.DONE.name(), Healing.State.UNDONE.name()))
            .fetchOptional(Healings::healing));
  }

  /// When a recipe was begun; what was sent for it was sent since then. Empty where it was
  /// forgotten meanwhile.
  public Optional<Instant> began(Healing healing) {
    return database
        .read(sql ->
            sql.select(HEALING.STARTED_AT)
                .from(HEALING)
                .where(HEALING.ID.eq(healing.id()))
                .fetchOptional(HEALING.STARTED_AT))
        .map(Instant::ofEpochMilli);
  }

  /// Forgets a recipe that was undone, and writes what follows from it, all or nothing.
  ///
  /// @param verdict what the holder is to the person
  /// @param links the links of the holder
  public void forget(String target, Verdict verdict, List<Link> links) {
    SourceId person = verdict.person();
    database.write(sql -> {
      links.forEach(link -> Links.put(sql, link));
      return Verdicts.put(sql, target, verdict)
          + sql.deleteFrom(HEALING)
              .where(HEALING.TARGET.eq(target))
              .and(HEALING.SOURCE.eq(person.source()))
              .and(HEALING.SOURCE_ID.eq(person.id()))
              .execute();
    });
  }

  /// Writes where a recipe stands, in place of any earlier one of the same person; durable when
  /// this returns.
  public void save(String target, Healing healing) {
    database.write(sql -> {
      sql.deleteFrom(HEALING)
          .where(HEALING.TARGET.eq(target))
          .and(HEALING.SOURCE.eq(healing.person().source()))
          .and(HEALING.SOURCE_ID.eq(healing.person().id()))
          .and(HEALING.ID.ne(healing.id()))
          .execute();
      return sql.insertInto(HEALING)
          .set(HEALING.ID, healing.id())
          .set(HEALING.TARGET, target)
          .set(HEALING.SOURCE, healing.person().source())
          .set(HEALING.SOURCE_ID, healing.person().id())
          .set(HEALING.RIGHTFUL_ID, healing.rightfulId())
          .set(HEALING.ADDRESS, healing.address())
          .set(HEALING.HOLDER_ID, healing.holderId().orElse(null))
          .set(HEALING.BROUGHT_BACK, healing.broughtBack() ? 1 : 0)
          .set(HEALING.MANAGED_AS, healing.managedAs().orElse(null))
          .set(HEALING.REUNITED_WITH, healing.reunion().map(Reunion::accountId).orElse(null))
          .set(HEALING.REUNITED_GROUPS, groups(healing))
          .set(HEALING.STATE, healing.state().name())
          .set(HEALING.REASON, healing.reason())
          .set(HEALING.STARTED_AT, clock.millis())
          .set(HEALING.CHANGED_AT, clock.millis())
          .onConflict(HEALING.ID)
          .doUpdate()
          .set(HEALING.HOLDER_ID, healing.holderId().orElse(null))
          .set(HEALING.BROUGHT_BACK, healing.broughtBack() ? 1 : 0)
          .set(HEALING.REUNITED_WITH, healing.reunion().map(Reunion::accountId).orElse(null))
          .set(HEALING.REUNITED_GROUPS, groups(healing))
          .set(HEALING.STATE, healing.state().name())
          .set(HEALING.REASON, healing.reason())
          .set(HEALING.CHANGED_AT, clock.millis())
          .execute();
    });
  }

  private static Healing healing(Record row) {
    return new Healing(
        row.get(HEALING.ID),
        new SourceId(row.get(HEALING.SOURCE), row.get(HEALING.SOURCE_ID)),
        row.get(HEALING.RIGHTFUL_ID),
        row.get(HEALING.ADDRESS),
        Optional.ofNullable(row.get(HEALING.HOLDER_ID)),
        row.get(HEALING.BROUGHT_BACK) != 0,
        Optional.ofNullable(row.get(HEALING.MANAGED_AS)),
        reunion(row),
        Healing.State.valueOf(row.get(HEALING.STATE)),
        row.get(HEALING.REASON));
  }

  private static @Nullable String groups(Healing healing) {
    return healing
        .reunion()
        .flatMap(Reunion::groups)
        .map(ids -> JsonCodec.text(Json.strings(ids)))
        .orElse(null);
  }

  private static Optional<Reunion> reunion(Record row) {
    return Optional.ofNullable(row.get(HEALING.REUNITED_WITH))
        .map(account ->
            new Reunion(
                account,
                Optional.ofNullable(row.get(HEALING.REUNITED_GROUPS)).map(Healings::groups)));
  }

  private static List<String> groups(String text) {
    return JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8))
            instanceof Json.Arr(List<Json> items)
        ? items.stream().map(Json.Str.class::cast).map(Json.Str::value).toList()
        : List.of();
  }
}
