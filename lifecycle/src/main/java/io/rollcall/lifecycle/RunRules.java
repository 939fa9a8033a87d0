package io.rollcall.lifecycle;

import java.util.List;
import java.util.OptionalInt;

/// What a command asks of a run.
///
/// @param command the command's name, for the journal
/// @param agreed whether a person agrees to recipes where the policy is to ask
/// @param insists whether a person asked for exactly this: heals although the policy is off, and
///   tries again what stopped
/// @param only whom it is about, each an address, a name, a source id or an account id; empty:
///   everybody
/// @param batch how many people it may change at most; empty: any number
/// @param undoes whether a person asks to take back what a recipe did for them: then nothing else
///   is done
/// @param allowed what a person allowed for this run
public record RunRules(
    String command,
    boolean agreed,
    boolean insists,
    List<String> only,
    OptionalInt batch,
    boolean undoes,
    Allowed allowed) {
  public RunRules {
    only = List.copyOf(only);
  }

  /// What may happen in one run whatever the limits say; 0: the limit stands.
  ///
  /// @param revoke how many people may lose access
  /// @param delete how many accounts may be deleted
  /// @param remove how many members may be removed from groups
  /// @param rename how many people may get another address
  /// @param lost how many linked accounts or groups may be missing at the target
  public record Allowed(int revoke, int delete, int remove, int rename, int lost) {
    public static final Allowed NOTHING = new Allowed(0, 0, 0, 0, 0);
  }

  /// A run that nobody watches.
  public static RunRules sync() {
    return new RunRules(
        "sync", false, false, List.of(), OptionalInt.empty(), false, Allowed.NOTHING);
  }

  /// The same, because it was time.
  public static RunRules scheduled() {
    return new RunRules(
        "schedule", false, false, List.of(), OptionalInt.empty(), false, Allowed.NOTHING);
  }

  /// A run that a person confirms.
  public static RunRules apply() {
    return new RunRules(
        "apply", true, false, List.of(), OptionalInt.empty(), false, Allowed.NOTHING);
  }

  /// One person, because somebody asked for it.
  public static RunRules heal(String who) {
    return new RunRules(
        "heal", true, true, List.of(who), OptionalInt.empty(), false, Allowed.NOTHING);
  }

  /// One person, for whom a recipe was wrong. Nothing but that is done.
  public static RunRules undo(String who) {
    return new RunRules(
        "undo", false, false, List.of(who), OptionalInt.empty(), true, Allowed.NOTHING);
  }

  public RunRules only(String who) {
    return only(List.of(who));
  }

  public RunRules allowing(Allowed more) {
    return new RunRules(command, agreed, insists, only, batch, undoes, more);
  }

  public RunRules only(List<String> some) {
    return new RunRules(command, agreed, insists, some, batch, undoes, allowed);
  }

  /// At most so many people in this run.
  public RunRules inBatchesOf(int people) {
    return new RunRules(command, agreed, insists, only, OptionalInt.of(people), undoes, allowed);
  }
}
