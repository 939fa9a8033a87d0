package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.REFUSAL;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.Refusal;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Addresses that targets refused to people, until they have them.
public final class Refusals {
  private final Database database;

  Refusals(Database database) {
    this.database = database;
  }

  /// The last refusal of each person.
  public Map<SourceId, Refusal> of(String target) {
    Map<SourceId, Refusal> refusals = new HashMap<>();
    database
        .read(sql -> sql.selectFrom(REFUSAL).where(REFUSAL.TARGET.eq(target)).fetch())
        .forEach(row -> {
          SourceId person = new SourceId(row.get(REFUSAL.SOURCE), row.get(REFUSAL.SOURCE_ID));
          refusals.put(
              person,
              new Refusal(
                  person,
                  row.get(REFUSAL.ADDRESS),
                  row.get(REFUSAL.STATUS),
                  row.get(REFUSAL.TEXT),
                  Instant.ofEpochMilli(row.get(REFUSAL.FIRST_AT)),
                  Instant.ofEpochMilli(row.get(REFUSAL.LAST_AT)),
                  row.get(REFUSAL.TIMES)));
        });
    return refusals;
  }

  /// Remembers a refusal; the same address again counts up, another one starts anew.
  public void add(
      String target, SourceId person, String address, int status, String text, Instant at) {
    String key = Address.key(address);
    database.write(sql -> {
      int again =
          sql.update(REFUSAL)
              .set(REFUSAL.STATUS, status)
              .set(REFUSAL.TEXT, text)
              .set(REFUSAL.LAST_AT, at.toEpochMilli())
              .set(REFUSAL.TIMES, REFUSAL.TIMES.plus(1))
              .where(REFUSAL.TARGET.eq(target))
              .and(REFUSAL.SOURCE.eq(person.source()))
              .and(REFUSAL.SOURCE_ID.eq(person.id()))
              .and(REFUSAL.ADDRESS_KEY.eq(key))
              .execute();
      if (again > 0) {
        return again;
      }
      sql.deleteFrom(REFUSAL)
          .where(REFUSAL.TARGET.eq(target))
          .and(REFUSAL.SOURCE.eq(person.source()))
          .and(REFUSAL.SOURCE_ID.eq(person.id()))
          .execute();
      return sql.insertInto(REFUSAL)
          .set(REFUSAL.TARGET, target)
          .set(REFUSAL.SOURCE, person.source())
          .set(REFUSAL.SOURCE_ID, person.id())
          .set(REFUSAL.ADDRESS_KEY, key)
          .set(REFUSAL.ADDRESS, address)
          .set(REFUSAL.STATUS, status)
          .set(REFUSAL.TEXT, text)
          .set(REFUSAL.FIRST_AT, at.toEpochMilli())
          .set(REFUSAL.LAST_AT, at.toEpochMilli())
          .set(REFUSAL.TIMES, 1)
          .execute();
    });
  }

  /// Forgets the refusal of a person who has the address now, or no longer wants it.
  public void clear(String target, SourceId person) {
    database.write(sql ->
        sql.deleteFrom(REFUSAL)
            .where(REFUSAL.TARGET.eq(target))
            .and(REFUSAL.SOURCE.eq(person.source()))
            .and(REFUSAL.SOURCE_ID.eq(person.id()))
            .execute());
  }
}
