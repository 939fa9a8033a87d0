package io.rollcall.app.service;

import io.rollcall.app.cli.Output;
import io.rollcall.app.cli.Plain;
import io.rollcall.faces.api.LogEntryJson;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogPosition;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Platform;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "log",
    description =
        "The troubleshooting log: what happened, what was refused, and why. With --json one object per line.",
    footer = {
      "rollcall log --org Acme --follow",
      "rollcall log --org Acme --address ada@acme.example --kind refused",
      "rollcall log --org Acme --id 8KQ2-71 # what a refusal named as its diagnosis",
      "rollcall log --org Acme --from 2h --json # one object a line"
    })
final class LogCommand implements Runnable {
  private static final int PAGE = 500;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  @Mixin private OrganizationOption organization = new OrganizationOption();

  @Option(
      names = "--directory",
      paramLabel = "D",
      description = "Only this directory: its id or its name.")
  private Optional<String> directory = Optional.empty();

  @Mixin private LogFilterOptions which = new LogFilterOptions();

  @Option(names = "--follow", description = "Then keep printing what happens.")
  private boolean follow;

  @Mixin private Store store = new Store();
  @Mixin private Output output = new Output();

  @Override
  public void run() {
    int _ = store.with(this::print);
  }

  /// @return how many entries were printed
  private int print(Platform platform) {
    String id = organization.of(platform).id();
    Optional<String> directoryId =
        directory.map(d -> DirectoryOption.find(platform, Optional.of(id), d).id());
    Optional<Instant> from = which.from(platform.log());
    Optional<Instant> until = which.until(platform.log());
    return new LogReader(after -> platform.log().read(id, query(directoryId, from, until, after)))
        .read(
            entry -> output.line(output.isJson() ? JsonCodec.text(json(entry)) : text(entry)),
            () -> follow && pause());
  }

  private LogQuery query(
      Optional<String> directoryId,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<LogPosition> after) {
    return new LogQuery(
        directoryId,
        from,
        until,
        after,
        PAGE,
        true,
        LogQuery.Audience.OPERATOR,
        follow,
        which.filter());
  }

  private static boolean pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What only the operator is told stands at the end.
  private static Json.Obj json(LogEntry entry) {
    return Json.object()
        .putAll(LogEntryJson.of(entry))
        .putIfPresent("truth", entry.truth())
        .build();
  }

  static String text(LogEntry entry) {
    StringBuilder line =
        new StringBuilder(SECONDS.format(entry.at()))
            .append("  ")
            .append(entry.kind().code().replace('_', ' '))
            .append(entry.address().map(address -> "  " + Plain.line(address)).orElse(""))
            .append("  ")
            .append(by(entry.actor()))
            .append(entry.diagnosis().map(diagnosis -> "  diagnosis " + diagnosis).orElse(""))
            .append("\n    ")
            .append(Plain.line(entry.detail()));
    if (!entry.leniencies().isEmpty()) {
      line.append("\n    read leniently: ").append(String.join(", ", entry.leniencies()));
    }
    entry.truth().ifPresent(truth -> line.append("\n    in truth: ").append(Plain.line(truth)));
    return line.toString();
  }

  private static String by(LogEntry.Actor actor) {
    String name = Plain.line(actor.name());
    return switch (actor.kind()) {
      case DIRECTORY -> "by directory " + name;
      case KEY -> "by key " + name;
      case PERSON -> "by " + name;
      case OPERATOR -> "by the operator";
      case PLATFORM -> "by another organization";
    };
  }
}
