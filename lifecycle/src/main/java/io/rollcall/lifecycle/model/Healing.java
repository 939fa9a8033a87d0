package io.rollcall.lifecycle.model;

import java.util.Optional;

/// A recipe under way, as the store keeps it: what a killed process leaves behind for the next one.
///
/// @param id the recipe's own id
/// @param person whose address it is
/// @param rightfulId the account that shall have the address
/// @param address the address
/// @param holderId the account that holds or held it, once known
/// @param broughtBack whether this recipe asked the target to bring the holder back; set before the
///   request is sent
/// @param managedAs the id by which the organization knows the rightful account, as it was seen
///   when the recipe was begun
/// @param reunion the account that the person's record is tied to anew; empty where the record
///   stays
/// @param state where it stands
/// @param reason why it stopped, or what it is doing, for people
public record Healing(
    String id,
    SourceId person,
    String rightfulId,
    String address,
    Optional<String> holderId,
    boolean broughtBack,
    Optional<String> managedAs,
    Optional<Reunion> reunion,
    State state,
    String reason) {
  /// `OPEN`: goes on. `PUTTING_BACK`: what was brought back must be cut again. `STOPPED`: a person
  /// must decide. `UNDONE`: a person found that it was wrong; what it did is being taken back.
  /// `ALARM`: the address is where it should be, and something else about it is not; a person must
  /// look.
  public enum State {
    OPEN,
    PUTTING_BACK,
    STOPPED,
    UNDONE,
    ALARM,
    DONE
  }

  /// Whether the next run goes on with it.
  public boolean goesOn() {
    return state == State.OPEN || state == State.PUTTING_BACK;
  }

  /// Whether what it did is being taken back.
  public boolean isUndone() {
    return state == State.UNDONE;
  }

  public boolean isAlarm() {
    return state == State.ALARM;
  }

  public Healing heldBy(String accountId) {
    return new Healing(
        id,
        person,
        rightfulId,
        address,
        Optional.of(accountId),
        broughtBack,
        managedAs,
        reunion,
        state,
        reason);
  }

  public Healing bringingBack() {
    return new Healing(
        id, person, rightfulId, address, holderId, true, managedAs, reunion, state, reason);
  }

  public Healing reuniting(Reunion with) {
    return new Healing(
        id,
        person,
        rightfulId,
        address,
        holderId,
        broughtBack,
        managedAs,
        Optional.of(with),
        state,
        reason);
  }

  public Healing to(State next, String why) {
    return new Healing(
        id, person, rightfulId, address, holderId, broughtBack, managedAs, reunion, next, why);
  }
}
