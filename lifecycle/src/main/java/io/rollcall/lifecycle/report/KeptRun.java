package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.lifecycle.store.Run;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A run of the journal, told again.
public record KeptRun(Run run) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final List<String> COUNTS =
      List.of("calls", "floor", "writes", "conflicts", "healed", "cases", "failed");

  /// One line of a list.
  public List<String> cells() {
    Json.Obj report = report();
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(run.id()));
    cells.add(MINUTE.format(run.started()) + " UTC");
    cells.add(run.command());
    cells.add(run.ended().map(this::took).orElse("not ended: under way, or it died"));
    cells.add(
        COUNTS.stream()
            .filter(name -> report.get(name).isPresent())
            .map(name -> name + " " + report.get(name).map(JsonCodec::text).orElse(""))
            .collect(Collectors.joining(", ")));
    return cells;
  }

  private String took(Instant ended) {
    return Duration.between(run.started(), ended).toMillis() / 1000.0 + " s";
  }

  /// Without what each target came to.
  public Json.Obj summary() {
    Json.Builder json =
        Json.object()
            .put("runId", Long.toString(run.id()))
            .put("command", run.command())
            .put("started", run.started().toString())
            .putIfPresent("ended", run.ended().map(Instant::toString));
    Json.Obj report = report();
    COUNTS.forEach(name -> report.get(name).ifPresent(count -> json.put(name, count)));
    return json.build();
  }

  private Json.Obj report() {
    return run.report()
        .map(text -> JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8)))
        .map(json -> json instanceof Json.Obj object ? object : Json.Obj.EMPTY)
        .orElse(Json.Obj.EMPTY);
  }

  /// Whether a gate stopped it at a target.
  public boolean isGated(String target) {
    return report().objects("targets").stream()
        .filter(one -> one.string("target").filter(target::equals).isPresent())
        .flatMap(one -> one.objects("gates").stream())
        .anyMatch(gate -> !gate.bool("passed").orElse(true));
  }

  /// @param sent its part of the journal
  public Json.Obj json(List<Operation> sent) {
    return summary()
        .with("targets", report().get("targets").orElseGet(() -> Json.array(List.of())))
        .with("sent", Json.array(sent.stream().map(KeptRun::operation).toList()));
  }

  private static Json operation(Operation one) {
    return Json.object()
        .put("target", one.target())
        .put("kind", one.kind())
        .put("who", one.who())
        .put("address", one.address())
        .putIfPresent("account", one.accountId())
        .put("before", values(one.before()))
        .put("after", values(one.after()))
        .put("state", one.state().name().toLowerCase(Locale.ROOT))
        .putIfPresent("answer", one.answer())
        .put("at", one.sentAt().toString())
        .build();
  }

  private static Json values(Attributes attributes) {
    Json.Builder json = Json.object();
    attributes.values().forEach(json::put);
    return json.build();
  }

  /// @param sent its part of the journal
  public List<String> lines(List<Operation> sent) {
    List<String> lines = new ArrayList<>();
    lines.add("run " + String.join(" · ", cells()));
    for (Operation one : sent) {
      String state =
          one.state() == Operation.State.DONE
              ? ""
              : "   "
                  + one.state().name().toLowerCase(Locale.ROOT)
                  + ": "
                  + one.answer().orElse("nobody knows what came of it");
      lines.addAll(
          Paragraph.of(
              "%-14s ".formatted(one.kind()),
              one.target() + "   " + one.who() + " " + after(one) + state));
    }
    return lines;
  }

  private static String after(Operation one) {
    if (one.before().has(Attributes.RECORDS)) {
      return "from " + one.before().value(Attributes.RECORDS);
    }
    return one.after().values().entrySet().stream()
        .map(entry ->
            entry.getKey().substring(entry.getKey().lastIndexOf(':') + 1)
                + " \""
                + entry.getValue()
                + "\"")
        .collect(Collectors.joining(", "));
  }
}
