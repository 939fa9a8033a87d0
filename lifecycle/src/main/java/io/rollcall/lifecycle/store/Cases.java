package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.OPEN_CASE;
import static org.jooq.impl.DSL.when;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Verdict;
import io.rollcall.lifecycle.model.Who;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What people must decide, as the last look at each target left it.
public final class Cases {
  private final Database database;
  private final Clock clock;

  Cases(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A case as it is kept.
  ///
  /// @param opened when it was found first, since it was last settled
  /// @param decision the word of the choice that somebody made, with when
  /// @param closed when it was found no more
  public record Kept(
      String target,
      Case what,
      Instant opened,
      Optional<Decision> decision,
      Optional<Instant> closed) {
    public String id() {
      return what.id(target);
    }
  }

  /// @param word the choice's
  public record Decision(String word, Instant at) {}

  public List<Case> open(String target) {
    return kept(OPEN_CASE.TARGET.eq(target).and(OPEN_CASE.CLOSED_AT.isNull())).stream()
        .map(Kept::what)
        .toList();
  }

  /// Whose cases ask which of two accounts is theirs.
  public Set<SourceId> askingForAccounts(String target) {
    Set<SourceId> people = new HashSet<>();
    open(target).stream()
        .filter(one -> one.kind() == Case.Kind.HELD_ADDRESS)
        .filter(one ->
            one.choices().stream()
                .anyMatch(choice -> choice.verdicts().containsValue(Verdict.Meaning.ACCOUNT)))
        .forEach(one -> one.who().person().ifPresent(people::add));
    return people;
  }

  /// Every case that is open, and every one that somebody decided, the oldest first.
  public List<Kept> all() {
    return kept(OPEN_CASE.CLOSED_AT.isNull().or(OPEN_CASE.DECISION.isNotNull()));
  }

  private List<Kept> kept(Condition which) {
    return database.read(sql ->
        sql.selectFrom(OPEN_CASE)
            .where(which)
            .orderBy(OPEN_CASE.OPENED_AT, OPEN_CASE.TARGET, OPEN_CASE.KIND, OPEN_CASE.VALUE_KEY)
            .fetch(Cases::kept));
  }

  private static Kept kept(Record row) {
    Case what =
        new Case(
            new Who(
                Values.person(row.get(OPEN_CASE.SOURCE), row.get(OPEN_CASE.SOURCE_ID)),
                row.get(OPEN_CASE.WHO),
                row.get(OPEN_CASE.VALUE)),
            Case.Kind.valueOf(row.get(OPEN_CASE.KIND)),
            row.get(OPEN_CASE.VALUE),
            row.get(OPEN_CASE.TEXT),
            row.get(OPEN_CASE.NEXT),
            Choices.read(row.get(OPEN_CASE.CHOICES)));
    return new Kept(
        row.get(OPEN_CASE.TARGET),
        what,
        Instant.ofEpochMilli(row.get(OPEN_CASE.OPENED_AT)),
        Optional.ofNullable(row.get(OPEN_CASE.DECISION))
            .map(word -> new Decision(word, Instant.ofEpochMilli(row.get(OPEN_CASE.DECIDED_AT)))),
        Values.instant(row.get(OPEN_CASE.CLOSED_AT)));
  }

  /// Somebody made a choice; or took it back, where there is none.
  public void decide(Kept kept, Optional<Decision> decision) {
    database.write(sql ->
        sql.update(OPEN_CASE)
            .set(OPEN_CASE.DECISION, decision.map(Decision::word).orElse(null))
            .set(OPEN_CASE.DECIDED_AT, decision.map(one -> one.at().toEpochMilli()).orElse(null))
            .where(OPEN_CASE.TARGET.eq(kept.target()))
            .and(OPEN_CASE.KIND.eq(kept.what().kind().name()))
            .and(OPEN_CASE.VALUE_KEY.eq(kept.what().matter()))
            .execute());
  }

  /// Makes `found` the open cases of a target: new ones open, those that are gone close.
  ///
  /// @param only whom the look was about; the cases of others stay as they are
  public void replace(String target, List<Case> found, Optional<Set<SourceId>> only) {
    Set<String> keys = new HashSet<>();
    found.forEach(one -> keys.add(one.key()));
    List<Case> gone =
        open(target).stream()
            .filter(one -> !keys.contains(one.key()))
            .filter(one ->
                only.map(people -> one.who().person().filter(people::contains).isPresent())
                    .orElse(true))
            .toList();
    if (found.isEmpty() && gone.isEmpty()) {
      return;
    }
    database.write(sql -> {
      found.forEach(one -> put(sql, target, one));
      gone.forEach(one -> close(sql, target, one));
      return found.size();
    });
  }

  private void close(DSLContext sql, String target, Case one) {
    sql.update(OPEN_CASE)
        .set(OPEN_CASE.CLOSED_AT, clock.millis())
        .where(OPEN_CASE.TARGET.eq(target))
        .and(OPEN_CASE.KIND.eq(one.kind().name()))
        .and(OPEN_CASE.VALUE_KEY.eq(one.matter()))
        .execute();
  }

  private void put(DSLContext sql, String target, Case one) {
    sql.insertInto(OPEN_CASE)
        .set(OPEN_CASE.TARGET, target)
        .set(OPEN_CASE.KIND, one.kind().name())
        .set(OPEN_CASE.VALUE_KEY, one.matter())
        .set(OPEN_CASE.SOURCE, one.who().person().map(SourceId::source).orElse(null))
        .set(OPEN_CASE.SOURCE_ID, one.who().person().map(SourceId::id).orElse(null))
        .set(OPEN_CASE.WHO, one.who().name())
        .set(OPEN_CASE.VALUE, one.value())
        .set(OPEN_CASE.TEXT, one.text())
        .set(OPEN_CASE.NEXT, one.next())
        .set(OPEN_CASE.CHOICES, Choices.write(one.choices()))
        .set(OPEN_CASE.OPENED_AT, clock.millis())
        .onConflict(OPEN_CASE.TARGET, OPEN_CASE.KIND, OPEN_CASE.VALUE_KEY)
        .doUpdate()
        .set(OPEN_CASE.WHO, one.who().name())
        .set(OPEN_CASE.TEXT, one.text())
        .set(OPEN_CASE.NEXT, one.next())
        .set(
            OPEN_CASE.CHOICES,
            when(OPEN_CASE.DECISION.isNotNull(), OPEN_CASE.CHOICES)
                .otherwise(Choices.write(one.choices())))
        .set(
            OPEN_CASE.OPENED_AT,
            when(OPEN_CASE.CLOSED_AT.isNull(), OPEN_CASE.OPENED_AT).otherwise(clock.millis()))
        .setNull(OPEN_CASE.CLOSED_AT)
        .execute();
  }
}
