package io.rollcall.app.engine.doctor;

import io.rollcall.app.cli.Output;
import io.rollcall.lifecycle.TargetSetup;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.store.Operation;
import io.rollcall.scim.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The front door: looks at a source and at targets, and tells what it found.
public final class Doctor {
  private final List<Finding> findings = new ArrayList<>();

  /// What was sent to a target since a moment.
  public interface Sent {
    List<Operation> since(String target, Instant since);
  }

  /// A configuration that cannot be used.
  public Doctor cannotRead(String why) {
    findings.add(Finding.failed("configuration", why));
    return this;
  }

  /// @param sent what the journal has
  public Doctor examine(Source source, List<TargetSetup> targets, Clock clock, Sent sent) {
    findings.add(
        Finding.ok(
            "configuration",
            "readable, and every secret that it names is there; %s"
                .formatted(targets.size() == 1 ? "1 target" : targets.size() + " targets")));
    SourceCheck check = new SourceCheck(source);
    Optional<Read.Complete> read = check.read();
    findings.addAll(check.findings());
    for (TargetSetup target : targets) {
      findings.addAll(new TargetCheck(target, read, clock, sent).findings());
    }
    return this;
  }

  /// Shows one line for each check.
  ///
  /// @return 0, or 1 when a check failed
  public int tell(Output output) {
    boolean well = findings.stream().noneMatch(one -> one.state() == Finding.State.FAILED);
    output.show(
        () ->
            Json.object()
                .put("ok", well)
                .put("checks", Json.array(findings.stream().map(Finding::json).toList()))
                .build(),
        () -> Output.table(findings.stream().map(Finding::cells).toList(), ""));
    return well ? 0 : 1;
  }
}
