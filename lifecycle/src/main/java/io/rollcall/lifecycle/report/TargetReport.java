package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.apply.Outcome;
import io.rollcall.lifecycle.check.Gate;
import io.rollcall.lifecycle.model.Case;
import io.rollcall.lifecycle.plan.Outlook;
import io.rollcall.lifecycle.plan.Plan;
import java.util.List;
import java.util.Optional;

/// What a run did at one target.
///
/// @param plans one plan a round
/// @param gates every gate that was looked at
/// @param outcomes of all rounds, in order
/// @param cases what is left for a person
/// @param calls requests sent, reads included
/// @param floor the fewest requests that could have done the same
/// @param writes changes that the target accepted
/// @param outlook how long its first plan took at least, and what waits for later runs
/// @param stopped why the run ended early; empty when it came to its end
/// @param isOccupied whether it did not begin, since another run is under way there
public record TargetReport(
    String target,
    List<Plan> plans,
    List<Gate> gates,
    List<Outcome> outcomes,
    List<Case> cases,
    long calls,
    long floor,
    int writes,
    Outlook outlook,
    Optional<String> stopped,
    boolean isOccupied) {
  public TargetReport {
    plans = List.copyOf(plans);
    gates = List.copyOf(gates);
    outcomes = List.copyOf(outcomes);
    cases = List.copyOf(cases);
  }

  /// The same of a run that did not begin, since another one is under way there.
  public TargetReport occupied() {
    return new TargetReport(
        target, plans, gates, outcomes, cases, calls, floor, writes, outlook, stopped, true);
  }

  public boolean gated() {
    return Gate.stopping(gates).isPresent();
  }

  /// 0 done; 1 failed; 3 done, with cases open; 4 stopped by a gate.
  public int exitCode() {
    return new RunReport(0, List.of(this), 0).exitCode();
  }

  /// How many people met an address that somebody else holds.
  public int conflicts() {
    return (int)
        java.util.stream.Stream.concat(
                outcomes.stream()
                    .filter(outcome ->
                        outcome instanceof Outcome.Conflict
                            || outcome instanceof Outcome.Healed
                            || outcome instanceof Outcome.Stopped
                            || outcome instanceof Outcome.Foreign)
                    .map(outcome -> outcome.change().who().person()),
                cases.stream()
                    .filter(one -> one.kind() == Case.Kind.HELD_ADDRESS)
                    .map(one -> one.who().person()))
            .distinct()
            .count();
  }

  public int healed() {
    return (int) outcomes.stream().filter(o -> o instanceof Outcome.Healed).count();
  }

  public int failed() {
    return (int)
        outcomes.stream()
            .filter(o -> o instanceof Outcome.Failed || o instanceof Outcome.Stale)
            .count();
  }
}
