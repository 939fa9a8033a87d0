package io.rollcall.app.rehearse;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.report.TargetReport;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A rehearsal as programs read it: what a sync says, and what only a rehearsal can.
final class RehearsalJson {
  private static final String TARGETS = "targets";

  private RehearsalJson() {}

  static Json.Obj of(Rehearsed rehearsed) {
    Json.Obj report = rehearsed.report().json();
    List<Json.Obj> played = report.objects(TARGETS);
    List<Json> targets = new ArrayList<>();
    for (int i = 0; i < played.size(); i++) {
      targets.add(target(rehearsed.targets().get(i), played.get(i)));
    }
    return report.without("runId").with(TARGETS, Json.array(targets));
  }

  private static Json target(Rehearsed.At at, Json.Obj played) {
    Json.Builder target =
        Json.object()
            .putAll(played)
            .put("copied", copied(at.copy()))
            .put("changes", changes(at.report()))
            .put("calls", at.report().calls())
            .put("floor", at.report().floor())
            .put("writes", (long) at.report().writes());
    at.atLeast().ifPresent(time -> target.put("atLeastSeconds", time.toSeconds()));
    return target.put("unknown", Json.strings(at.unknown())).build();
  }

  private static Json copied(Copy copy) {
    return Json.object()
        .put("at", copy.at().toString())
        .put("accounts", (long) copy.accounts())
        .put("groups", (long) copy.groups())
        .put("losses", Json.strings(copy.losses()))
        .build();
  }

  private static Json changes(TargetReport report) {
    Json.Builder changes = Json.object();
    carriedOut(report).forEach((kind, done) -> changes.put(kind.word(), (long) done.size()));
    return changes.build();
  }

  /// Who was changed, by kind of change.
  static Map<Change.Kind, List<Change>> carriedOut(TargetReport report) {
    Map<Change.Kind, List<Change>> done = new EnumMap<>(Change.Kind.class);
    report.outcomes().stream()
        .filter(Outcome::carriedOut)
        .map(Outcome::change)
        .forEach(change -> done.computeIfAbsent(change.kind(), _ -> new ArrayList<>()).add(change));
    return done;
  }
}
