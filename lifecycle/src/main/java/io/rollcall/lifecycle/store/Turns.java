package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.SCHEDULE_TURN;

import io.rollcall.db.Database;
import java.time.Instant;
import java.util.Optional;

/// When the schedule last began a run at each target, for all processes on the same data.
public final class Turns {
  private final Database database;

  Turns(Database database) {
    this.database = database;
  }

  /// The last time that it was a target's turn.
  ///
  /// @param ended empty when the run is under way, was cut short, or died
  public record Last(Instant begun, Optional<Instant> ended) {}

  public Optional<Last> last(String target) {
    return database.read(sql ->
        sql.selectFrom(SCHEDULE_TURN)
            .where(SCHEDULE_TURN.TARGET.eq(target))
            .fetchOptional(row ->
                new Last(
                    Instant.ofEpochMilli(row.get(SCHEDULE_TURN.BEGUN_AT)),
                    Values.instant(row.get(SCHEDULE_TURN.ENDED_AT)))));
  }

  public void begin(String target, Instant at) {
    database.write(sql ->
        sql.insertInto(SCHEDULE_TURN)
            .set(SCHEDULE_TURN.TARGET, target)
            .set(SCHEDULE_TURN.BEGUN_AT, at.toEpochMilli())
            .setNull(SCHEDULE_TURN.ENDED_AT)
            .onConflict(SCHEDULE_TURN.TARGET)
            .doUpdate()
            .setAllToExcluded()
            .execute());
  }

  /// Takes a turn back: the last one is the one before it again.
  public void restore(String target, Optional<Last> before) {
    if (before.isEmpty()) {
      database.write(
          sql -> sql.deleteFrom(SCHEDULE_TURN).where(SCHEDULE_TURN.TARGET.eq(target)).execute());
      return;
    }
    begin(target, before.get().begun());
    before.get().ended().ifPresent(ended -> end(target, ended));
  }

  public void end(String target, Instant at) {
    database.write(sql ->
        sql.update(SCHEDULE_TURN)
            .set(SCHEDULE_TURN.ENDED_AT, at.toEpochMilli())
            .where(SCHEDULE_TURN.TARGET.eq(target))
            .execute());
  }
}
