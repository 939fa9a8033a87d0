package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import java.util.Optional;

/// An organization gives up a domain: nobody manages the accounts on it any more, so nobody could
/// cancel their deletion either. It ends.
record Abandonment(Act act, String organizationId) {

  /// @param domain whose claim is deleted already, so that nobody begins another deletion meanwhile
  void of(String platformId, String domain) {
    for (String id : act.accounts().deletingOn(platformId, domain)) {
      act.accounts().lock(id).filter(AccountRow::isDeleting).ifPresent(this::endDeletion);
    }
  }

  private void endDeletion(AccountRow account) {
    act.accounts().changeDeletion(account.id(), Optional.empty());
    Deletions.tell(
        act,
        organizationId,
        account,
        Deletions.live(act, account),
        Kind.DELETION_CANCELLED,
        "Deletion cancelled, since the domain of the account's address was given up: the account is as it was.",
        "The deletion of the account was cancelled, since no organization manages it any more: it is as it was.");
  }
}
