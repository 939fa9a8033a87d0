package io.rollcall.bench;

import io.rollcall.bench.Measurement.Limit;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the service over HTTP, in turns with what this machine can do at most.")
final class Main implements Callable<Integer> {
  private static final int SPARE = 16;
  private static final int LANES = 8;
  private static final int WRITERS = 16;
  private static final String TEXT = "x".repeat(1_200);

  @Option(names = "--quick", description = "10,000 users and one short round: about a minute.")
  private boolean quick;

  @Option(
      names = "--users",
      paramLabel = "NUMBER",
      split = ",",
      description = "How many users the directories have, smallest first (10000,100000).")
  private List<Integer> users = List.of();

  @Option(names = "--rounds", description = "How often each line is measured (3).")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--millis",
      paramLabel = "NUMBER",
      description = "How long each line is measured in a round (2000).")
  private Optional<Integer> millis = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description = "Measure only the limits, and the lines in whose names this expression occurs.")
  private Optional<Pattern> only = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "An empty jdbc:postgresql://… instead of SQLite in a temporary folder.")
  private Optional<String> database = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, too.")
  private Optional<Path> json = Optional.empty();

  private final PrintStream out = System.out;
  private final List<Measurement> all = new ArrayList<>();

  static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("rollcall-bench");
    try {
      measure(folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    return 0;
  }

  private void measure(Path folder) throws Exception {
    List<String> where =
        database
            .map(url -> List.of("--database", url))
            .orElse(List.of("--data", folder.toString()));
    Program program = new Program(folder, where);
    program.command("org", "create", "Bench");
    String url = database.orElse("jdbc:sqlite:" + folder.resolve("rollcall.db"));
    try (Program.Running service = program.serve();
        Program.Running machine = program.machine(url)) {
      limits(machine);
      load(program, service);
      rounds();
    }
    show(url);
  }

  private void limits(Program.Running machine) {
    URI server = URI.create(machine.said().string("url").orElseThrow());
    all.add(
        Measurement.of(
            "HTTP echo of 1.2 kB",
            "",
            Limit.NONE,
            time -> {
              List<Wire> wires = Drive.wires(server, "", LANES);
              try {
                return Drive.over(
                    wires,
                    time,
                    machine::cpuNanos,
                    (wire, _, _) -> {
                      wire.expect(200, "POST", "/echo", TEXT);
                      return 1;
                    });
              } finally {
                for (Wire wire : wires) {
                  wire.close();
                }
              }
            }));
    limit(server, "select of a row", "select", LANES);
    limit(server, "insert, one at a time", "insert", 1);
    limit(
        server,
        database.isPresent() ? "insert, 8 connections" : "insert, 16 share commits",
        database.isPresent() ? "insert" : "group",
        database.isPresent() ? LANES : WRITERS);
  }

  private void limit(URI server, String name, String path, int lanes) {
    all.add(
        Measurement.of(
            name,
            "",
            Limit.NONE,
            time -> {
              try (Wire wire = new Wire(server, "")) {
                String asked = "/" + path + "/" + lanes + "/" + time.toMillis();
                return Sample.of(Directory.json(wire.expect(200, "GET", asked, "")));
              }
            }));
  }

  private void load(Program program, Program.Running service)
      throws IOException, InterruptedException {
    URI server = URI.create(service.said().string("url").orElseThrow());
    LongSupplier cpu = service::cpuNanos;
    for (int size : sizes()) {
      long began = System.nanoTime();
      Json.Obj created =
          program.command(
              "directory",
              "create",
              "--org",
              "Bench",
              "--preset",
              "standard",
              "--name",
              "of " + size);
      Directory directory = Directory.filled(server, created, size + SPARE);
      Cases cases = new Cases(directory, size, cpu);
      cases.all().stream().filter(line -> isAsked(line.name())).forEach(all::add);
      for (int members : groups(size)) {
        all.add(cases.members(members));
      }
      out.printf(
          "%,d users created over HTTP in %d s%n",
          size, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
  }

  private List<Integer> sizes() {
    return users.isEmpty() ? quick ? List.of(10_000) : List.of(10_000, 100_000) : users;
  }

  private boolean isAsked(String line) {
    return only.map(pattern -> pattern.matcher(line).find()).orElse(true);
  }

  /// Each size once.
  private List<Integer> groups(int size) {
    if (!isAsked(Cases.MEMBERS)) {
      return List.of();
    }
    return size == sizes().getFirst()
        ? Stream.of(10, 1_000, 10_000).filter(members -> members <= size).toList()
        : List.of(size);
  }

  private void rounds() throws Exception {
    Duration time = Duration.ofMillis(millis.orElse(quick ? 1_000 : 2_000));
    all.removeIf(measurement -> !works(measurement, time.dividedBy(2)));
    for (int round = 1; round <= rounds.orElse(quick ? 1 : 3); round++) {
      out.println("round " + round);
      for (Measurement measurement : all) {
        measurement.samples().add(measurement.taking().take(time));
      }
    }
  }

  /// A round that counts for nothing. What the service refuses is left out, and said so.
  private boolean works(Measurement measurement, Duration time) {
    try {
      var _ = measurement.taking().take(time);
      return true;
    } catch (Exception e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      out.println(
          "LEFT OUT: "
              + measurement.name()
              + ", "
              + measurement.size()
              + ": "
              + cause.getMessage());
      return false;
    }
  }

  private void show(String url) throws IOException {
    double echo = all.get(0).median().perSecond();
    Report report =
        new Report(
            all,
            Math.min(echo, all.get(1).median().perSecond()),
            Math.min(echo, all.get(3).median().perSecond()));
    out.println(report.table());
    if (json.isPresent()) {
      String kind = url.startsWith("jdbc:sqlite:") ? "SQLite" : "PostgreSQL";
      Files.writeString(json.get(), JsonCodec.pretty(report.json(kind)) + "\n");
    }
  }
}
