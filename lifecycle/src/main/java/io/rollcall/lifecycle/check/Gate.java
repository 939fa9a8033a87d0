package io.rollcall.lifecycle.check;

import io.rollcall.lifecycle.model.TargetGroup;
import io.rollcall.lifecycle.plan.Plan;
import io.rollcall.lifecycle.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One gate, and whether a run may pass it. A run that may not stops before anything is sent.
///
/// @param name what it guards
/// @param passed whether the run may go on
/// @param text what was found; for a gate that stops, what to do
public record Gate(String name, boolean passed, String text) {

  /// Whether the source was read to its end.
  public static Gate completeRead(String source, Source.Read read) {
    return switch (read) {
      case Source.Read.Complete complete ->
          new Gate("complete read", true, source + " read completely: " + complete.proof());
      case Source.Read.Incomplete incomplete ->
          new Gate(
              "complete read",
              false,
              "The source "
                  + source
                  + " could not be read completely, so nobody is changed: "
                  + incomplete.why());
    };
  }

  /// Whether few enough people lose access, over all rounds of a run.
  ///
  /// @param losing how many lose access, by this plan and by what was already sent in this run
  public static Gate revocations(Plan plan, int losing, RevocationLimit limit) {
    int allowed = limit.allowed(plan.linked());
    String found = losing + " of " + plan.linked() + " linked people lose access";
    if (losing <= allowed) {
      return new Gate("revocations", true, found + " (limit " + limit + ")");
    }
    return new Gate(
        "revocations",
        false,
        "Stopped before the first change: "
            + found
            + " at "
            + plan.target()
            + "; the limit is "
            + limit
            + ". Check who is missing in the source (./rollcall plan --all). If it is right: --allow-revoke "
            + losing);
  }

  /// Whether every group keeps enough of its members.
  ///
  /// @param losing how many members groups lose, by this plan and by what was already sent in this
  ///   run, by the id that the target gives a group
  /// @param shown the groups as the target shows them
  public static Gate members(
      String target, Map<String, Integer> losing, List<TargetGroup> shown, RevocationLimit limit) {
    int all = losing.values().stream().mapToInt(Integer::intValue).sum();
    for (TargetGroup group : shown) {
      int gone = losing.getOrDefault(group.id(), 0);
      if (gone > limit.allowed(group.members().size())) {
        return new Gate(
            "members",
            false,
            "Stopped before the first change: "
                + gone
                + " of "
                + group.members().size()
                + " members of "
                + group.name()
                + " would be removed at "
                + target
                + "; the limit for one group is "
                + limit
                + ". Check who is missing in the group at the source (./rollcall plan --all). If it is right: --allow-remove "
                + losing.values().stream().mapToInt(Integer::intValue).max().orElse(gone));
      }
    }
    return new Gate(
        "members",
        true,
        all + " members are removed from groups (limit of one group " + limit + ")");
  }

  /// The first gate that stops.
  public static Optional<Gate> stopping(List<Gate> gates) {
    return gates.stream().filter(gate -> !gate.passed()).findFirst();
  }
}
