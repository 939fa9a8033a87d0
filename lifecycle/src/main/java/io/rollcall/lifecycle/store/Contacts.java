package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.CONTACT;

import io.rollcall.db.Database;
import java.time.Instant;

/// Targets at whose accounts somebody looked, and agreed with what would be made of them.
public final class Contacts {
  private final Database database;

  Contacts(Database database) {
    this.database = database;
  }

  public boolean isAccepted(String target) {
    return database.read(
        sql -> sql.fetchExists(sql.selectFrom(CONTACT).where(CONTACT.TARGET.eq(target))));
  }

  public void accept(String target, Instant at) {
    database.write(sql ->
        sql.insertInto(CONTACT)
            .set(CONTACT.TARGET, target)
            .set(CONTACT.ACCEPTED_AT, at.toEpochMilli())
            .onConflict(CONTACT.TARGET)
            .doUpdate()
            .set(CONTACT.ACCEPTED_AT, at.toEpochMilli())
            .execute());
  }
}
