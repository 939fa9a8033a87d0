package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import java.time.Instant;
import java.util.Optional;

/// Whether a directory lets somebody sign in, and whether an account is somebody's at all.
///
/// A lock after wrong passwords ends by itself and is no reason to take anything away from anybody;
/// neither is a password that is too old.
final class AccountState {
  static final String CONTROL = "userAccountControl";
  static final String EXPIRES = "accountExpires";
  static final String CRITICAL = "isCriticalSystemObject";
  static final String NS_LOCK = "nsAccountLock";
  static final String LOCKED_TIME = "pwdAccountLockedTime";

  // Flags of userAccountControl, MS-ADTS §2.2.16.
  private static final long DISABLED = 0x2;
  private static final long TRUSTS_AND_MACHINES = 0x800 | 0x1000 | 0x2000;

  // accountExpires counts steps of 100 ns since 1601-01-01 (MS-ADA1 §2.3); these two are never.
  private static final long NEVER = 0x7FFF_FFFF_FFFF_FFFFL;
  private static final long STEPS_A_SECOND = 10_000_000;
  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

  // The password policy draft (§5.3.3) spells "locked until an administrator unlocks it" so.
  private static final String LOCKED_FOR_GOOD = "000001010000Z";

  private AccountState() {}

  static boolean active(Entry entry, Instant now) {
    boolean disabled = (number(entry, CONTROL) & DISABLED) != 0;
    boolean locked =
        Values.first(entry, NS_LOCK).filter(value -> value.equalsIgnoreCase("true")).isPresent();
    boolean lockedForGood =
        Values.first(entry, LOCKED_TIME).filter(LOCKED_FOR_GOOD::equals).isPresent();
    return !disabled && !locked && !lockedForGood && !expired(entry, now);
  }

  /// Whether an entry of Active Directory says what state it is in; without the right to see that,
  /// who is disabled would look like everybody else.
  static boolean isKnown(Entry entry) {
    return Values.first(entry, CONTROL).filter(value -> value.matches("-?\\d{1,18}")).isPresent();
  }

  /// Whether it belongs to a machine, or to the trust between two domains.
  static boolean isMachine(Entry entry) {
    return (number(entry, CONTROL) & TRUSTS_AND_MACHINES) != 0;
  }

  /// Whether it came with the directory: Administrator, Guest, krbtgt.
  static boolean isBuiltIn(Entry entry) {
    return Values.first(entry, CRITICAL)
        .filter(value -> value.equalsIgnoreCase("true"))
        .isPresent();
  }

  private static boolean expired(Entry entry, Instant now) {
    long steps = number(entry, EXPIRES);
    if (steps <= 0 || steps == NEVER) {
      return false;
    }
    Instant end =
        Instant.ofEpochSecond(
            steps / STEPS_A_SECOND - SECONDS_FROM_1601_TO_1970, steps % STEPS_A_SECOND * 100);
    return !now.isBefore(end);
  }

  private static long number(Entry entry, String name) {
    Optional<String> value = Values.first(entry, name);
    try {
      return value.isEmpty() ? 0 : Long.parseLong(value.get());
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
