package io.rollcall.lifecycle.model;

import io.rollcall.scim.address.Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that the engine makes up: recognisable, inside the domain of the address they stand for,
/// equal for equal input.
public final class Names {
  // RFC 5321 §4.5.3.1.1: at most 64 octets before the @.
  private static final int LONGEST_LOCAL_PART = 64;

  // Microsoft Entra ID renames so on soft delete.
  private static final Pattern TOMBSTONE =
      Pattern.compile("[0-9a-fA-F]{32}((?![0-9a-fA-F]+@)[^@]+@.+)");

  private static final Pattern MADE_PARKED = Pattern.compile(".+\\.parked-[^.@]+");
  private static final Pattern MADE_RETIRED = Pattern.compile(".+\\.retired-[^.@]+");

  // What vendors tell administrators to call a duplicate, and what scripts do.
  private static final Pattern SCRIPTS =
      Pattern.compile(
          ".+(_duplicate_error|\\+duplicated?|\\.delete|\\.dup-\\w+)", Pattern.CASE_INSENSITIVE);

  private static final String RETIRED = ".retired-";
  private static final String PARKED = ".parked-";

  private Names() {}

  /// What a duplicate or a leaver is called for good, with `{id}` for the last digits of its
  /// account id.
  public static String retiredPattern(String address) {
    return made(address, RETIRED, "{id}", 4);
  }

  /// What a leaver's account is called for good.
  public static String retired(String address, String accountId) {
    return made(address, RETIRED, accountId, accountId.length());
  }

  /// Whether this is what that leaver's account is called for good.
  public static boolean isRetired(String address, String accountId) {
    return Address.localPart(address).endsWith(RETIRED + accountId);
  }

  /// What an account is called inside one plan, while another takes its address.
  public static String parking(String address, String accountId) {
    return made(address, PARKED, accountId, accountId.length());
  }

  /// The address that an account was parked from; empty where its address is no parking name, or
  /// one that was shortened.
  public static Optional<String> unparked(String address, String accountId) {
    String local = Address.localPart(address);
    String mark = PARKED + accountId;
    return local.endsWith(mark)
            && local.length() > mark.length()
            && local.length() < LONGEST_LOCAL_PART
        ? Optional.of(
            local.substring(0, local.length() - mark.length()) + address.substring(local.length()))
        : Optional.empty();
  }

  /// The address of somebody whom an identity provider deleted and may bring back: it puts an
  /// object id, 32 hexadecimal digits, in front of it. Empty where it is no such name; a name that
  /// is hexadecimal digits only is a pseudonym.
  public static Optional<String> beforeTombstone(String address) {
    Matcher matcher = TOMBSTONE.matcher(address);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// What kind of name this is that nobody is given for their own: what an account is called so
  /// that it gives its address up. Empty where it looks like anybody's.
  public static Optional<Made> made(String address) {
    String local = Address.localPart(address);
    if (MADE_PARKED.matcher(local).matches()) {
      return Optional.of(Made.PARKED);
    }
    if (MADE_RETIRED.matcher(local).matches()) {
      return Optional.of(Made.RETIRED);
    }
    if (beforeTombstone(address).isPresent()) {
      return Optional.of(Made.TOMBSTONE);
    }
    return SCRIPTS.matcher(local).matches() ? Optional.of(Made.SCRIPT) : Optional.empty();
  }

  /// Kinds of names that are made up.
  public enum Made {
    PARKED,
    RETIRED,
    TOMBSTONE,
    SCRIPT
  }

  private static String made(String address, String mark, String id, int idLength) {
    String local = Address.localPart(address);
    String domain = address.substring(local.length());
    int room = LONGEST_LOCAL_PART - mark.length() - idLength;
    return local.substring(0, Math.min(local.length(), room)) + mark + id + domain;
  }
}
