package io.rollcall.lifecycle.model;

import io.rollcall.scim.address.Address;

/// Names that the engine makes up: recognisable, inside the domain of the address they stand for,
/// equal for equal input.
public final class Names {
  // RFC 5321 §4.5.3.1.1: at most 64 octets before the @.
  private static final int LONGEST_LOCAL_PART = 64;

  private Names() {}

  /// What a duplicate or a leaver is called for good, with `{id}` for the last digits of its
  /// account id.
  public static String retiredPattern(String address) {
    return made(address, ".retired-", "{id}", 4);
  }

  /// What a leaver's account is called for good.
  public static String retired(String address, String accountId) {
    return made(address, ".retired-", accountId, accountId.length());
  }

  /// What an account is called inside one plan, while another takes its address.
  public static String parking(String address, String accountId) {
    return made(address, ".parked-", accountId, accountId.length());
  }

  /// Whether an address is one of ours, for good or for a moment.
  public static boolean madeByUs(String address) {
    String local = Address.localPart(address);
    return local.contains(".retired-") || local.contains(".parked-");
  }

  private static String made(String address, String mark, String id, int idLength) {
    String local = Address.localPart(address);
    String domain = address.substring(local.length());
    int room = LONGEST_LOCAL_PART - mark.length() - idLength;
    return local.substring(0, Math.min(local.length(), room)) + mark + id + domain;
  }
}
