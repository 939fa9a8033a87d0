package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.DEPARTURE;

import io.rollcall.db.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Since when the people of accounts have been gone.
public final class Departures {
  private final Database database;

  Departures(Database database) {
    this.database = database;
  }

  /// By account id.
  public Map<String, Instant> of(String target) {
    return database.read(sql ->
        sql.selectFrom(DEPARTURE)
            .where(DEPARTURE.TARGET.eq(target))
            .fetchMap(
                row -> row.get(DEPARTURE.ACCOUNT_ID),
                row -> Instant.ofEpochMilli(row.get(DEPARTURE.SINCE))));
  }

  /// Begins to count for those who are new, and forgets those who are not gone any more.
  ///
  /// @param ids of all inactive accounts whose people are gone
  /// @param anew of those the ones that had access meanwhile, and begin to count again
  public void remember(String target, Collection<String> ids, Collection<String> anew, Instant at) {
    Set<String> gone = Set.copyOf(ids);
    Map<String, Instant> known = of(target);
    database.write(sql -> {
      int changed = 0;
      for (String account : gone) {
        if (!known.containsKey(account)) {
          changed +=
              sql.insertInto(DEPARTURE)
                  .set(DEPARTURE.TARGET, target)
                  .set(DEPARTURE.ACCOUNT_ID, account)
                  .set(DEPARTURE.SINCE, at.toEpochMilli())
                  .onConflictDoNothing()
                  .execute();
        }
      }
      for (String account : known.keySet()) {
        if (gone.contains(account) && anew.contains(account)) {
          changed +=
              sql.update(DEPARTURE)
                  .set(DEPARTURE.SINCE, at.toEpochMilli())
                  .where(DEPARTURE.TARGET.eq(target).and(DEPARTURE.ACCOUNT_ID.eq(account)))
                  .execute();
        }
        if (!gone.contains(account)) {
          changed +=
              sql.deleteFrom(DEPARTURE)
                  .where(DEPARTURE.TARGET.eq(target).and(DEPARTURE.ACCOUNT_ID.eq(account)))
                  .execute();
        }
      }
      return changed;
    });
  }
}
