package io.rollcall.lifecycle.pretend;

import io.rollcall.db.Database;
import io.rollcall.db.Lease;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.check.Limits;
import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.http.TickingClock;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.plan.Score;
import io.rollcall.lifecycle.report.RunReport;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.store.Store;
import io.rollcall.lifecycle.store.TargetRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// A source, a target and the engine's memory, in which a test plays. Somebody looked at the
/// target's accounts already; {@link #forget} makes contact with it the first. Every run is a new
/// engine over the same database, as a new process would be.
public final class Stage implements AutoCloseable {
  public static final String TARGET = "miro";

  public final TickingClock clock = new TickingClock();
  public final PretendSource source = new PretendSource();
  public final PretendTarget target = new PretendTarget(TARGET, clock);
  public final Store store;
  public HealPolicy heal = HealPolicy.AUTO;
  public RevocationLimit limit = RevocationLimit.DEFAULT;
  public RevocationLimit deleteLimit = RevocationLimit.DEFAULT;
  public RevocationLimit memberLimit = RevocationLimit.MEMBERS;
  public RevocationLimit renameLimit = RevocationLimit.ANY;
  public Policies policies = Policies.USUAL;
  public GroupRules groups = GroupRules.NONE;
  public int concurrency = 1;
  public int proof = Score.LEAST;
  public Set<String> domains = Set.of("example.com");
  private final Database database;
  public final Leases leases;

  public Stage(Path folder) {
    this.database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    this.store = Store.open(database, clock);
    this.leases = new Leases(database, clock);
    store.contacts().accept(TARGET, clock.instant());
  }

  public Engine engine() {
    return engine(List.of(target));
  }

  public Engine engine(List<PretendTarget> targets) {
    List<TargetSetup> setups = targets.stream().map(this::setup).toList();
    return new Engine(store, leases, clock, source, setups, Progress.SILENT);
  }

  /// A target as this stage has it configured.
  public TargetSetup setup(PretendTarget one) {
    return new TargetSetup(
        one,
        heal,
        domains,
        new Limits(limit, deleteLimit, memberLimit, renameLimit),
        policies,
        groups,
        Mapping.NONE,
        concurrency,
        proof);
  }

  /// Nothing is known of the target any more.
  public void forget() {
    database.write(sql ->
        sql.execute("delete from contact")
            + sql.execute("delete from link")
            + sql.execute("delete from operation"));
  }

  /// Lets somebody else's run be under way at the target.
  public Lease holdTarget() {
    return leases.acquire(TargetRuns.lease(TARGET), Duration.ofHours(1)).orElseThrow();
  }

  /// Whether a run is under way at the target.
  public boolean targetIsHeld() {
    return leases.holder("target " + TARGET).isPresent();
  }

  public TargetReport plan() {
    return engine().plan(RunRules.sync()).getFirst();
  }

  public RunReport run() {
    return engine().run(RunRules.sync());
  }

  public TargetReport sync() {
    return run().targets().getFirst();
  }

  /// A person with a given and a family name.
  public void person(String id, String name, String address) {
    source.put(id, address, true, named(name));
  }

  /// A family name, after given names if there are any.
  public static Attributes named(String name) {
    int space = name.lastIndexOf(' ');
    if (space < 0) {
      return Attributes.of(Attributes.FAMILY_NAME, name);
    }
    return Attributes.of(Attributes.GIVEN_NAME, name.substring(0, space))
        .with(Attributes.FAMILY_NAME, name.substring(space + 1));
  }

  @Override
  public void close() {
    database.close();
  }
}
