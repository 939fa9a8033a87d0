package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Status;
import java.util.Optional;

/// Who holds an address, as seen from one organization: the left column of the table that decides
/// what POST does.
///
/// @param standing what the holder is to the organization
/// @param account the holder; empty if nobody is, or a domain is reserved
/// @param membership the holder's membership in the organization, now or once
record Holding(
    Standing standing, Optional<AccountRow> account, Optional<MembershipRow> membership) {
  enum Standing {
    NOBODY,
    USER,
    INACTIVE,
    GUEST,
    /// Cut from this organization, and has the address that it had then.
    CUT,
    /// An account of this organization that the directory knew under another externalId.
    ANOTHER_PERSON,
    /// On a domain that this organization has verified, and not in it.
    ON_OUR_DOMAIN,
    /// In its deletion period; in this organization, or on its domain.
    DELETING,
    /// Everything that the organization has no right to know apart.
    OUTSIDE
  }

  static Holding of(Act act, String platformId, String organizationId, EmailAddress address) {
    Optional<String> domainOwner = act.domains().owner(platformId, address.domain());
    boolean ours = domainOwner.filter(organizationId::equals).isPresent();
    return act.accounts()
        .lockByKey(platformId, address.key())
        .map(account -> held(account, membership(act, organizationId, account), ours))
        .orElseGet(() ->
            domainOwner.isPresent() && !ours
                ? new Holding(Standing.OUTSIDE, Optional.empty(), Optional.empty())
                : new Holding(Standing.NOBODY, Optional.empty(), Optional.empty()));
  }

  /// How an account stands that is known to be this organization's business: also one that was cut
  /// here and has lost its address since.
  static Holding ofKnown(AccountRow account, Optional<MembershipRow> membership) {
    Standing standing =
        membership
            .map(row -> row.isSevered() ? Standing.CUT : standing(row))
            .orElse(Standing.ON_OUR_DOMAIN);
    return new Holding(
        account.isDeleting() ? Standing.DELETING : standing, Optional.of(account), membership);
  }

  private static Optional<MembershipRow> membership(
      Act act, String organizationId, AccountRow account) {
    return act.memberships().lock(organizationId, account.id());
  }

  private static Holding held(
      AccountRow account, Optional<MembershipRow> membership, boolean onOurDomain) {
    Standing standing =
        membership
            .flatMap(row -> standing(row, account))
            .orElse(onOurDomain ? Standing.ON_OUR_DOMAIN : Standing.OUTSIDE);
    return new Holding(
        account.isDeleting() ? deleting(standing, onOurDomain) : standing,
        Optional.of(account),
        membership);
  }

  /// Whoever only once had the account learns nothing of what became of it since.
  private static Standing deleting(Standing standing, boolean onOurDomain) {
    boolean outside = standing == Standing.OUTSIDE || standing == Standing.CUT;
    return outside && !onOurDomain ? Standing.OUTSIDE : Standing.DELETING;
  }

  /// What was true while the account was here may be known. An address that it took elsewhere,
  /// later, may not.
  private static Optional<Standing> standing(MembershipRow membership, AccountRow account) {
    if (membership.isSevered()) {
      return membership
          .severing()
          .filter(severing -> account.addressKey().equals(Optional.of(severing.addressKey())))
          .map(_ -> Standing.CUT);
    }
    return Optional.of(standing(membership));
  }

  private static Standing standing(MembershipRow live) {
    if (!Role.ofCode(live.role()).isUser()) {
      return Standing.GUEST;
    }
    return live.status() == Status.ACTIVE ? Standing.USER : Standing.INACTIVE;
  }
}
