package io.rollcall.lifecycle;

import io.rollcall.lifecycle.check.Limits;
import io.rollcall.lifecycle.mapping.Granting;
import io.rollcall.lifecycle.mapping.GroupRules;
import io.rollcall.lifecycle.mapping.Mapping;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.model.Policies;
import io.rollcall.lifecycle.plan.Score;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Source;
import io.rollcall.lifecycle.target.Target;
import java.util.Set;

/// A target with what the configuration says of it.
///
/// @param heal what runs may heal by themselves
/// @param domains the organization's mail domains; empty: told from linked accounts
/// @param limits how much may be lost in one run
/// @param policies what an administrator decided about it
/// @param groups which groups the target shall have
/// @param mapping what the target shall show of people, where that is not what sources say
/// @param concurrency how many changes of a kind are under way at a time
/// @param proof how much must speak for it that a holder is a person's duplicate, see {@link Score}
public record TargetSetup(
    Target target,
    HealPolicy heal,
    Set<String> domains,
    Limits limits,
    Policies policies,
    GroupRules groups,
    Mapping mapping,
    int concurrency,
    int proof) {
  public TargetSetup {
    domains = Set.copyOf(domains);
  }

  /// Whatever speaks for a duplicate is enough, where nothing speaks against it.
  public TargetSetup(
      Target target,
      HealPolicy heal,
      Set<String> domains,
      Limits limits,
      Policies policies,
      GroupRules groups,
      Mapping mapping,
      int concurrency) {
    this(target, heal, domains, limits, policies, groups, mapping, concurrency, Score.LEAST);
  }

  /// The same of another target.
  public TargetSetup at(Target other) {
    return new TargetSetup(
        other, heal, domains, limits, policies, groups, mapping, concurrency, proof);
  }

  /// People as the target shall show them: mapped, with the licenses and roles of their groups.
  public Source.Read.Complete shown(Source.Read.Complete read) {
    return Granting.apply(policies.grants(), mapping.apply(read));
  }

  /// What the target needs to know of sources besides people.
  public Asked asked() {
    return mapping.asked().and(groups.asked()).and(new Asked(policies.grants().groups(), Set.of()));
  }
}
