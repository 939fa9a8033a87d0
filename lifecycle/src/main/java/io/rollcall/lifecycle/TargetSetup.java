package io.rollcall.lifecycle;

import io.rollcall.lifecycle.check.RevocationLimit;
import io.rollcall.lifecycle.model.HealPolicy;
import io.rollcall.lifecycle.target.Target;
import java.util.Set;

/// A target with what the configuration says of it.
///
/// @param heal what runs may heal by themselves
/// @param domains the organization's mail domains; empty: told from linked accounts
/// @param limit how many people may lose access in one run
public record TargetSetup(
    Target target, HealPolicy heal, Set<String> domains, RevocationLimit limit) {
  public TargetSetup {
    domains = Set.copyOf(domains);
  }
}
