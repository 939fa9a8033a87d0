package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.TARGET_RUN;

import io.rollcall.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// What the last whole run at each target came to, whoever began it: for alarms.
public final class TargetRuns {
  private final Database database;

  TargetRuns(Database database) {
    this.database = database;
  }

  /// A run that ended.
  ///
  /// @param exitCode 0 done; 1 failed; 3 done, with cases open; 4 stopped by a gate
  public record Ended(
      String target, long run, Instant started, Instant ended, int exitCode, int cases) {
    /// Whether everything that could be done was done.
    public boolean succeeded() {
      return exitCode == 0 || exitCode == 3;
    }
  }

  /// The last run at a target.
  ///
  /// @param succeeded when a run last did everything that could be done
  public record Last(Ended run, Optional<Instant> succeeded) {}

  /// The lease that whoever runs a target holds, and whoever changes by hand what a run goes by.
  public static String lease(String target) {
    return "target " + target;
  }

  public void ended(Ended run) {
    database.write(sql -> {
      @Nullable Long succeeded =
          run.succeeded()
              ? Long.valueOf(run.ended().toEpochMilli())
              : sql.select(TARGET_RUN.SUCCEEDED_AT)
                  .from(TARGET_RUN)
                  .where(TARGET_RUN.TARGET.eq(run.target()))
                  .fetchOne(TARGET_RUN.SUCCEEDED_AT);
      return sql.insertInto(TARGET_RUN)
          .set(TARGET_RUN.TARGET, run.target())
          .set(TARGET_RUN.RUN_ID, run.run())
          .set(TARGET_RUN.STARTED_AT, run.started().toEpochMilli())
          .set(TARGET_RUN.ENDED_AT, run.ended().toEpochMilli())
          .set(TARGET_RUN.EXIT_CODE, run.exitCode())
          .set(TARGET_RUN.OPEN_CASES, run.cases())
          .set(TARGET_RUN.SUCCEEDED_AT, succeeded)
          .onConflict(TARGET_RUN.TARGET)
          .doUpdate()
          .setAllToExcluded()
          .execute();
    });
  }

  /// One for each target that ever had a run.
  public List<Last> all() {
    return database.read(
        sql -> sql.selectFrom(TARGET_RUN).orderBy(TARGET_RUN.TARGET).fetch(TargetRuns::last));
  }

  private static Last last(Record row) {
    return new Last(
        new Ended(
            row.get(TARGET_RUN.TARGET),
            row.get(TARGET_RUN.RUN_ID),
            Instant.ofEpochMilli(row.get(TARGET_RUN.STARTED_AT)),
            Instant.ofEpochMilli(row.get(TARGET_RUN.ENDED_AT)),
            row.get(TARGET_RUN.EXIT_CODE),
            row.get(TARGET_RUN.OPEN_CASES)),
        Values.instant(row.get(TARGET_RUN.SUCCEEDED_AT)));
  }
}
