package io.rollcall.app.service;

import io.rollcall.app.cli.CommandFailure;
import io.rollcall.app.cli.Spans;
import io.rollcall.platform.Log;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which entries of a log are wanted. Whatever is given must hold together.
final class LogFilterOptions {
  @Option(names = "--account", paramLabel = "ID", description = "Only about this account.")
  private Optional<String> account = Optional.empty();

  @Option(names = "--address", paramLabel = "E", description = "Only under this address.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "Only about what has this id, or was asked for by it: a User, a record, a group, a team; or under this diagnosis.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--kind",
      completionCandidates = Words.Kinds.class,
      split = ",",
      paramLabel = "K",
      description = "Only of this kind, such as refused or unlinked; several with commas.")
  private List<String> kinds = List.of();

  @Option(
      names = "--from",
      paramLabel = "WHEN",
      description = "Not before then: 2026-11-21T09:41:00Z, or 2h for two hours ago.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--until", paramLabel = "WHEN", description = "Only before then.")
  private Optional<String> until = Optional.empty();

  LogFilter filter() {
    return new LogFilter(
        account,
        address,
        id,
        kinds.stream().map(LogFilterOptions::kind).collect(Collectors.toSet()));
  }

  private static LogEntry.Kind kind(String code) {
    return LogEntry.Kind.read(code.strip())
        .orElseThrow(() ->
            CommandFailure.misuse(
                "There is no kind of entry called %s. There are: %s."
                    .formatted(code, LogEntry.Kind.codes())));
  }

  Optional<Instant> from(Log log) {
    return from.map(text -> instant(log, text));
  }

  Optional<Instant> until(Log log) {
    return until.map(text -> instant(log, text));
  }

  private static Instant instant(Log log, String text) {
    try {
      return text.contains("T")
          ? Instant.ofEpochMilli(Instant.parse(text).toEpochMilli())
          : log.ago(span(text));
    } catch (DateTimeParseException | ArithmeticException | TypeConversionException _) {
      throw CommandFailure.misuse(
          "%s is neither an instant like 2026-11-21T09:41:00Z nor a span of time like 2h."
              .formatted(text));
    }
  }

  private static Duration span(String text) {
    return new Spans().convert(text);
  }
}
