package io.rollcall.lifecycle.model;

import io.rollcall.scim.address.Address;
import java.time.Instant;

/// What ties a person to an account at a target. Made once, never by address alone at a later run,
/// never thrown away.
///
/// @param target the target's name
/// @param person the source id
/// @param accountId the target's account id
/// @param state what the link is worth today
/// @param since when it came into this state
/// @param evidence why we believed it, for people
public record Link(
    String target, SourceId person, String accountId, State state, Instant since, String evidence) {
  /// Why a link is severed that somebody took for a mistake.
  public static final String CUT_BY_HAND = "cut by hand";

  /// Why a link is severed whose account has the address again that a recipe took from it, since
  /// somebody found that it never was the person's.
  public static String gaveBack(String address) {
    return "%s, and it has %s again".formatted(CUT_BY_HAND, Address.key(address));
  }

  /// `LIVE`: the account is the person's. `SEVERED`: it was, and is not any more. `RETIRED`: the
  /// account gave its address back for good: a duplicate, or one that was deleted later.
  public enum State {
    LIVE,
    SEVERED,
    RETIRED
  }

  public boolean live() {
    return state == State.LIVE;
  }

  public boolean isCutByHand() {
    return evidence.equals(CUT_BY_HAND) || evidence.startsWith(CUT_BY_HAND + ", ");
  }

  /// Whether the account got an address back that a recipe had taken from it.
  public boolean gotBack(String address) {
    return evidence.equals(gaveBack(address));
  }

  /// The link of an account that was deleted.
  ///
  /// @param address what the account was called last
  public Link deleted(String address, Instant at, String why) {
    State next = Names.isRetired(address, accountId) ? State.RETIRED : State.SEVERED;
    return to(next, at, why);
  }

  public Link to(State next, Instant at, String why) {
    return new Link(target, person, accountId, next, at, why);
  }
}
