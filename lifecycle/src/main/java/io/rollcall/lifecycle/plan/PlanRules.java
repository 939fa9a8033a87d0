package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.model.Undo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a plan may do, from the configuration and the command.
///
/// @param mayHeal whether recipes are part of the plan; otherwise each is a case
/// @param again whether a recipe that stopped earlier is tried again, since a person asked for it
/// @param asked whether a person asked about these people, who is told what is left in silence
///   otherwise
/// @param domains the organization's mail domains; empty: told from the addresses of linked
///   accounts
/// @param policies what an administrator decided about the target
/// @param missing groups that give licenses or roles, and that the source lacks
/// @param only the people to plan for, with whoever must move first; empty: everybody
/// @param undo whose recipes are to be taken back
/// @param proof how much must speak for it that a holder is a person's duplicate, see {@link Score}
public record PlanRules(
    boolean mayHeal,
    boolean again,
    boolean asked,
    Set<String> domains,
    Policies policies,
    List<String> missing,
    Optional<Set<SourceId>> only,
    Map<SourceId, Undo> undo,
    int proof) {
  public PlanRules {
    undo = Map.copyOf(undo);
    domains = Set.copyOf(domains);
    missing = List.copyOf(missing);
    only = only.map(Set::copyOf);
  }

  public PlanRules(
      boolean mayHeal,
      boolean again,
      Set<String> domains,
      Policies policies,
      List<String> missing,
      Optional<Set<SourceId>> only) {
    this(mayHeal, again, again, domains, policies, missing, only, Map.of(), Score.LEAST);
  }

  /// The rules of a later round: what stopped in this run is not tried again in this run.
  public PlanRules forOnly(Set<SourceId> people) {
    return new PlanRules(
        mayHeal, false, asked, domains, policies, missing, Optional.of(people), undo, proof);
  }

  /// The same with recipes to take back.
  public PlanRules undoing(Map<SourceId, Undo> some) {
    return new PlanRules(mayHeal, again, asked, domains, policies, missing, only, some, proof);
  }
}
