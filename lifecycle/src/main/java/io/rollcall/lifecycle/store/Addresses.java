package io.rollcall.lifecycle.store;

import static io.rollcall.lifecycle.store.tables.Tables.PERSON_ADDRESS;

import io.rollcall.db.Database;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.scim.address.Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Every address that a source ever gave a person, and when.
public final class Addresses {
  private final Database database;

  Addresses(Database database) {
    this.database = database;
  }

  /// One address of one person.
  ///
  /// @param name what the person was called when the source last gave it
  public record Given(SourceId person, String name, String address, Instant first, Instant last) {}

  /// Remembers what a complete read said. Only people whose address or name is new are written.
  public void remember(List<Person> people, Instant at) {
    Map<SourceId, Given> latest = new HashMap<>();
    all()
        .forEach(given ->
            latest.merge(given.person(), given, (a, b) -> a.last().isAfter(b.last()) ? a : b));
    List<Person> news =
        people.stream().filter(person -> differs(latest.get(person.id()), person)).toList();
    if (!news.isEmpty()) {
      database.write(sql -> {
        upsert(sql, news, at);
        return news.size();
      });
    }
  }

  /// Remembers the addresses that targets give people besides those that sources give them.
  ///
  /// @param mapped the same people, as a target shows them
  public void rememberMapped(List<Person> people, List<Person> mapped, Instant at) {
    Map<SourceId, String> said = new HashMap<>();
    people.forEach(person -> said.put(person.id(), person.address()));
    List<Person> others =
        mapped.stream().filter(person -> !person.address().equals(said.get(person.id()))).toList();
    if (others.isEmpty()) {
      return;
    }
    Map<String, Set<SourceId>> given = given();
    List<Person> news =
        others.stream()
            .filter(person ->
                !given.getOrDefault(Address.key(person.address()), Set.of()).contains(person.id()))
            .toList();
    database.write(sql -> {
      upsert(sql, news, at);
      return news.size();
    });
  }

  private static boolean differs(@org.jspecify.annotations.Nullable Given known, Person person) {
    return known == null
        || !Address.same(known.address(), person.address())
        || !known.name().equals(person.name());
  }

  private static void upsert(DSLContext sql, List<Person> people, Instant at) {
    var statement =
        sql.insertInto(
                PERSON_ADDRESS,
                PERSON_ADDRESS.SOURCE,
                PERSON_ADDRESS.SOURCE_ID,
                PERSON_ADDRESS.ADDRESS_KEY,
                PERSON_ADDRESS.ADDRESS,
                PERSON_ADDRESS.NAME,
                PERSON_ADDRESS.FIRST_SEEN,
                PERSON_ADDRESS.LAST_SEEN)
            .values("", "", "", "", "", 0L, 0L)
            .onConflict(PERSON_ADDRESS.SOURCE, PERSON_ADDRESS.SOURCE_ID, PERSON_ADDRESS.ADDRESS_KEY)
            .doUpdate()
            .set(PERSON_ADDRESS.ADDRESS, DSL.excluded(PERSON_ADDRESS.ADDRESS))
            .set(PERSON_ADDRESS.NAME, DSL.excluded(PERSON_ADDRESS.NAME))
            .set(PERSON_ADDRESS.LAST_SEEN, DSL.excluded(PERSON_ADDRESS.LAST_SEEN));
    Batches.execute(sql, statement, people, person -> row(person, at.toEpochMilli()));
  }

  private static Object[] row(Person person, long at) {
    return new Object[] {
      person.id().source(),
      person.id().id(),
      Address.key(person.address()),
      person.address(),
      person.name(),
      at,
      at
    };
  }

  /// Who was ever given which address, by address key.
  public Map<String, Set<SourceId>> given() {
    Map<String, Set<SourceId>> given = new HashMap<>();
    all()
        .forEach(one ->
            given
                .computeIfAbsent(Address.key(one.address()), _ -> new HashSet<>())
                .add(one.person()));
    return given;
  }

  /// Everything, oldest first.
  public List<Given> all() {
    return database.read(sql ->
        sql.selectFrom(PERSON_ADDRESS)
            .orderBy(PERSON_ADDRESS.FIRST_SEEN, PERSON_ADDRESS.LAST_SEEN)
            .fetch(row ->
                new Given(
                    new SourceId(row.get(PERSON_ADDRESS.SOURCE), row.get(PERSON_ADDRESS.SOURCE_ID)),
                    row.get(PERSON_ADDRESS.NAME),
                    row.get(PERSON_ADDRESS.ADDRESS),
                    Instant.ofEpochMilli(row.get(PERSON_ADDRESS.FIRST_SEEN)),
                    Instant.ofEpochMilli(row.get(PERSON_ADDRESS.LAST_SEEN)))));
  }
}
