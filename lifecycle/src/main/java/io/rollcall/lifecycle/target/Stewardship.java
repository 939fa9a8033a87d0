package io.rollcall.lifecycle.target;

import io.rollcall.lifecycle.model.Sight;
import java.time.Instant;
import java.util.Optional;

/// What an organization may do beside SCIM to the accounts that it manages: look at them, cut them
/// from the records by which directories drive them, change their addresses, disable them. Accounts
/// are named by the ids by which the organization knows them.
///
/// Methods throw {@link TargetTrouble} as those of {@link Target} do.
public interface Stewardship extends Unlinking {
  /// The account as it is now; empty where the organization has nothing to do with it.
  Optional<Sight> account(String accountId);

  /// Whether an account's address may be changed.
  Leave mayChangeAddress(String accountId);

  /// The same, where a directory drove it a moment ago: looks again for a while, since unlinking
  /// may take time to be known everywhere.
  ///
  /// @param since when it was found that it may not yet; the longer ago, the fewer looks
  Leave awaitAddressChange(String accountId, Instant since);

  /// Gives an account another address. The account need not be in any directory, and its sessions
  /// may end.
  Target.Answer changeAddress(String accountId, String address);

  /// Keeps an account from being used; what it has stays.
  Target.Answer disable(String accountId);

  /// Lets an account be used again.
  Target.Answer enable(String accountId);

  /// Whether something may be done.
  sealed interface Leave {
    record Given() implements Leave {}

    /// A directory drives the account, or did until a moment ago.
    record NotYet() implements Leave {}

    /// @param hindrance why not, with what to do about it
    record Refused(String hindrance) implements Leave {}
  }
}
