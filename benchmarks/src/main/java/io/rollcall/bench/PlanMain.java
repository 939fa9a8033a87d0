package io.rollcall.bench;

import io.rollcall.db.Database;
import io.rollcall.db.Leases;
import io.rollcall.lifecycle.Engine;
import io.rollcall.lifecycle.RunRules;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.apply.Progress;
import io.rollcall.lifecycle.check.Limits;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.store.Store;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "bench --plan",
    mixinStandardHelpOptions = true,
    description = "Measures how long a plan takes, from what source and target say to the gates.")
final class PlanMain implements Callable<Integer> {
  private static final String TARGET = "app";
  private static final double NANOS = 1e9;
  private static final long MEGABYTE = 1L << 20;

  @Option(names = "--people", description = "How many people (100000).")
  private int people = 100_000;

  @Option(names = "--groups", description = "How many groups (2000).")
  private int groups = 2_000;

  @Option(names = "--memberships", description = "How many members all groups have (1000000).")
  private int memberships = 1_000_000;

  private final PrintStream out = System.out;

  static void main(String[] arguments) {
    System.exit(new CommandLine(new PlanMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    out.printf(
        Locale.ROOT,
        "%,d people, %,d groups, %,d memberships, %d processors, %,d MB of memory at most%n",
        people,
        groups,
        memberships,
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() / MEGABYTE);
    for (int percent : List.of(0, 1)) {
      Path folder = Files.createTempDirectory("rollcall-bench");
      try {
        measure(new Crowd(people, groups, memberships, percent), folder);
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      }
    }
    return 0;
  }

  private void measure(Crowd crowd, Path folder) {
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("rollcall.db"))) {
      Clock clock = Clock.systemUTC();
      Store store = Store.open(database, clock);
      store.links().take(crowd.links(TARGET));
      crowd.groupLinks(TARGET).forEach(store.groups()::put);
      Source source = source(crowd);
      if (source.read() instanceof Source.Read.Complete complete) {
        store.addresses().remember(complete.people(), clock.instant());
      }
      Engine engine =
          new Engine(
              store,
              new Leases(database, clock),
              clock,
              source,
              List.of(setup(crowd)),
              Progress.SILENT);
      for (int round = 1; round <= 3; round++) {
        told(crowd, round, engine);
      }
    }
  }

  private void told(Crowd crowd, int round, Engine engine) {
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long began = System.nanoTime();
    TargetReport report = engine.plan(RunRules.sync()).getFirst();
    double seconds = (System.nanoTime() - began) / NANOS;
    long peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
    out.printf(
        Locale.ROOT,
        "%d %% changed, round %d: %.2f s, %,d MB at most, %,d changes, %,d unchanged%n",
        crowd.percent(),
        round,
        seconds,
        peak,
        report.plans().getFirst().changes().size(),
        report.plans().getFirst().unchanged());
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static TargetSetup setup(Crowd crowd) {
    return new TargetSetup(
        new CrowdTarget(TARGET, crowd.asTheTargetShows(), crowd.groupsAtTheTarget()),
        HealPolicy.AUTO,
        Set.of("example.com"),
        Limits.USUAL,
        Policies.USUAL,
        new GroupRules(List.of("*"), Map.of()),
        Mapping.NONE,
        1);
  }

  private static Source source(Crowd crowd) {
    Source.Read read =
        new Source.Read.Complete(
            crowd.asTheSourceSays(), crowd.groupsAtTheSource(), "all of them", List.of());
    return new Source() {
      @Override
      public String name() {
        return "staff";
      }

      @Override
      public Read read() {
        return read;
      }
    };
  }
}
