package io.rollcall.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// Leases by name, respected by every process on the same database. A lease ends when it is closed,
/// when its time is up, or, on the same host, as soon as its process is gone: a killed run never
/// blocks the next one.
public final class Leases {
  private static final Table<Record> LEASE = table(name("lease"));
  private static final Field<String> NAME = field(name("name"), String.class);
  private static final Field<String> HOST = field(name("owner_host"), String.class);
  private static final Field<Long> PID = field(name("owner_pid"), Long.class);
  private static final Field<Long> STARTED_AT = field(name("owner_started_at"), Long.class);
  private static final Field<Long> FENCE = field(name("fence"), Long.class);
  private static final Field<Long> EXPIRES_AT = field(name("expires_at"), Long.class);

  private final Database database;
  private final Clock clock;
  private final ProcessIdentity self;

  public Leases(Database database, Clock clock) {
    this(database, clock, ProcessIdentity.current());
  }

  /// For tests that play several processes.
  Leases(Database database, Clock clock, ProcessIdentity self) {
    this.database = database;
    this.clock = clock;
    this.self = self;
    migrate(database);
  }

  /// Brings their table up to date, and does nothing else.
  public static void migrate(Database database) {
    database.migrate("db", "io/rollcall/db/migration");
  }

  /// Takes the lease if it is free.
  ///
  /// @return empty if another owner, in this process or another, holds it
  public Optional<Lease> acquire(String name, Duration ttl) {
    return database
        .write(sql -> free(sql, name).flatMap(fence -> take(sql, name, fence, ttl.toMillis())))
        .map(fence -> new Lease(this, name, ttl.toMillis(), fence));
  }

  /// Who has a lease.
  ///
  /// @param host the host's name
  /// @param pid the process there
  /// @param since when that process started
  public record Holder(String host, long pid, Instant since) {
    @Override
    public String toString() {
      return "process " + pid + " on " + host;
    }
  }

  /// Who has the lease now; empty when it is free.
  public Optional<Holder> holder(String name) {
    return database.read(sql -> owner(sql, name).filter(this::holds).map(Leases::holder));
  }

  private static Holder holder(Owner owner) {
    String host = owner.process().host();
    int namespace = host.indexOf('/');
    return new Holder(
        namespace < 0 ? host : host.substring(0, namespace),
        owner.process().pid(),
        Instant.ofEpochMilli(owner.process().startedAtMillis()));
  }

  boolean extend(String name, long fence, long ttlMillis) {
    return database.write(sql ->
        sql.update(LEASE)
                .set(EXPIRES_AT, clock.millis() + ttlMillis)
                .where(NAME.eq(name), FENCE.eq(fence))
                .execute()
            == 1);
  }

  private record Owner(ProcessIdentity process, long fence, long expiresAt) {}

  private boolean holds(Owner owner) {
    return owner.expiresAt() > clock.millis() && !owner.process().isKnownDeadTo(self);
  }

  /// The fence of the last owner (0 if there never was one) if nobody holds the lease now.
  private Optional<Long> free(DSLContext sql, String name) {
    Optional<Owner> owner = owner(sql, name);
    return owner.filter(this::holds).isPresent()
        ? Optional.empty()
        : Optional.of(owner.map(Owner::fence).orElse(0L));
  }

  private static Optional<Owner> owner(DSLContext sql, String name) {
    return sql.select(HOST, PID, STARTED_AT, FENCE, EXPIRES_AT)
        .from(LEASE)
        .where(NAME.eq(name))
        .fetchOptional(row ->
            new Owner(
                new ProcessIdentity(row.get(HOST), row.get(PID), row.get(STARTED_AT)),
                row.get(FENCE),
                row.get(EXPIRES_AT)));
  }

  /// Writes the new owner only over the fence that was read: of two who try at once, one wins.
  private Optional<Long> take(DSLContext sql, String name, long lastFence, long ttlMillis) {
    long fence = lastFence + 1;
    long expiresAt = clock.millis() + ttlMillis;
    int taken =
        lastFence == 0
            ? sql.insertInto(LEASE, NAME, HOST, PID, STARTED_AT, FENCE, EXPIRES_AT)
                .values(name, self.host(), self.pid(), self.startedAtMillis(), fence, expiresAt)
                .onConflictDoNothing()
                .execute()
            : sql.update(LEASE)
                .set(HOST, self.host())
                .set(PID, self.pid())
                .set(STARTED_AT, self.startedAtMillis())
                .set(FENCE, fence)
                .set(EXPIRES_AT, expiresAt)
                .where(NAME.eq(name), FENCE.eq(lastFence))
                .execute();
    return taken == 1 ? Optional.of(fence) : Optional.empty();
  }
}
