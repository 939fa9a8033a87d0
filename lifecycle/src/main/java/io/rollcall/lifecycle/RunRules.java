package io.rollcall.lifecycle;

import java.util.Optional;

/// What a command asks of a run.
///
/// @param command the command's name, for the journal
/// @param agreed whether a person agrees to recipes where the policy is to ask
/// @param insists whether a person asked for exactly this: heals although the policy is off, and
///   tries again what stopped
/// @param only whom it is about: an address, a name, a source id or an account id; empty: everybody
/// @param allowRevoke how many people may lose access whatever the limit says; 0: the limit stands
/// @param allowRemove how many members one group may lose whatever the limit says; 0: the limit
///   stands
public record RunRules(
    String command,
    boolean agreed,
    boolean insists,
    Optional<String> only,
    int allowRevoke,
    int allowRemove) {
  /// A run that nobody watches.
  public static RunRules sync() {
    return new RunRules("sync", false, false, Optional.empty(), 0, 0);
  }

  /// A run that a person confirms.
  public static RunRules apply() {
    return new RunRules("apply", true, false, Optional.empty(), 0, 0);
  }

  /// One person, because somebody asked for it.
  public static RunRules heal(String who) {
    return new RunRules("heal", true, true, Optional.of(who), 0, 0);
  }

  public RunRules only(String who) {
    return new RunRules(command, agreed, insists, Optional.of(who), allowRevoke, allowRemove);
  }

  public RunRules allowing(int revocations) {
    return new RunRules(command, agreed, insists, only, revocations, allowRemove);
  }

  public RunRules allowingToRemove(int members) {
    return new RunRules(command, agreed, insists, only, allowRevoke, members);
  }
}
