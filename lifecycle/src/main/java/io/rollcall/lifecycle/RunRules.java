package io.rollcall.lifecycle;

import java.util.Optional;

/// What a command asks of a run.
///
/// @param command the command's name, for the journal
/// @param agreed whether a person agrees to recipes where the policy is to ask
/// @param insists whether a person asked for exactly this: heals although the policy is off, and
///   tries again what stopped
/// @param only whom it is about: an address, a name, a source id or an account id; empty: everybody
/// @param allowed what a person allowed for this run
public record RunRules(
    String command, boolean agreed, boolean insists, Optional<String> only, Allowed allowed) {
  /// What may happen in one run whatever the limits say; 0: the limit stands.
  ///
  /// @param revoke how many people may lose access
  /// @param delete how many accounts may be deleted
  /// @param remove how many members may be removed from groups
  /// @param lost how many linked accounts or groups may be missing at the target
  public record Allowed(int revoke, int delete, int remove, int lost) {
    public static final Allowed NOTHING = new Allowed(0, 0, 0, 0);
  }

  /// A run that nobody watches.
  public static RunRules sync() {
    return new RunRules("sync", false, false, Optional.empty(), Allowed.NOTHING);
  }

  /// The same, because it was time.
  public static RunRules scheduled() {
    return new RunRules("schedule", false, false, Optional.empty(), Allowed.NOTHING);
  }

  /// A run that a person confirms.
  public static RunRules apply() {
    return new RunRules("apply", true, false, Optional.empty(), Allowed.NOTHING);
  }

  /// One person, because somebody asked for it.
  public static RunRules heal(String who) {
    return new RunRules("heal", true, true, Optional.of(who), Allowed.NOTHING);
  }

  public RunRules only(String who) {
    return new RunRules(command, agreed, insists, Optional.of(who), allowed);
  }

  public RunRules allowing(Allowed more) {
    return new RunRules(command, agreed, insists, only, more);
  }
}
