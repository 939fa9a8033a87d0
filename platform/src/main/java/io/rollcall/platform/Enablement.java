package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Actor;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountDetailRows;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/// Whether the accounts that an organization manages are enabled, and what follows from it: where
/// `active` is the account's, all records that the organization has of an account say the same.
record Enablement(Act act, String organizationId) {

  /// Whether the organization manages the account: it has verified the domain of its address, and
  /// keeps it until the act ends. Where the account, which is held, is in its deletion period, it
  /// may be given up meanwhile: whoever gives up a domain holds such accounts next ([Abandonment]).
  boolean manages(AccountRow account) {
    String platformId = account.platformId();
    return account
        .addressKey()
        .map(Address::domain)
        .filter(domain ->
            account.isDeleting()
                ? isOurs(act.domains().owner(platformId, domain))
                : isOurs(platformId, domain))
        .isPresent();
  }

  /// Whether the organization has verified the domain. It stays so until the act ends.
  boolean isOurs(String platformId, String domain) {
    return isOurs(act.domains().heldOwner(platformId, domain));
  }

  private boolean isOurs(Optional<String> owner) {
    return owner.filter(organizationId::equals).isPresent();
  }

  /// Why the account may not be disabled, or enabled. Other organizations that it lives in are not
  /// asked: who manages the account decides, and learns nothing of them.
  Optional<Refusal> refusal(AccountRow account, boolean enabled) {
    if (account.isDeleting()) {
      return Optional.of(Deletions.refusal(account));
    }
    return enabled || account.isDisabled()
        ? Optional.empty()
        : live(account).stream()
            .filter(row -> row.organizationId().equals(organizationId))
            .flatMap(
                row -> Severance.lastAdministrator(act, account, row, Optional.empty()).stream())
            .findFirst();
  }

  /// Tells everybody whom it concerns that the account, as it is written now, was disabled or
  /// enabled.
  ///
  /// @param knowing the directory whose own log says it already, if one's does
  void tell(AccountRow account, Optional<String> knowing) {
    boolean enabled = !account.isDisabled();
    Kind kind = enabled ? Kind.ACTIVATED : Kind.DEACTIVATED;
    String fate = enabled ? " was enabled" : " was disabled";
    for (UserRow user : saying(account)) {
      String owner = user.record().ownerId();
      if (!knowing.equals(Optional.of(owner))) {
        act.logOf(
            owner,
            organizationId,
            kind,
            Subject.of(user),
            "The account"
                + fate
                + " elsewhere in the organization; this directory's User says so too.");
      }
    }
    live(account).stream()
        .map(MembershipRow::organizationId)
        .filter(id -> !id.equals(organizationId))
        .forEach(id -> tellOther(id, account, kind, fate));
  }

  /// The records that say so too now, and did not. Where `active` is the record's or the
  /// membership's, it stays what a directory said: it comes back with the account.
  private List<UserRow> saying(AccountRow account) {
    Optional<Preset> preset = act.preset(organizationId);
    RecordWriter writer = RecordWriter.of(act, preset, act.types(organizationId));
    if (preset.filter(p -> p.activeIs() == Preset.ActiveIs.ACCOUNT).isPresent()) {
      return writer.activate(organizationId, account, !account.isDisabled());
    }
    writer.refresh(organizationId, account.id());
    return List.of();
  }

  private void tellOther(String id, AccountRow account, Kind kind, String fate) {
    RecordWriter.of(act, act.preset(id), act.types(id)).refresh(id, account.id());
    act.logNews(
        Actor.PLATFORM,
        id,
        kind,
        Subject.of(account),
        "The account" + fate + " by the organization that manages it.");
  }

  private List<MembershipRow> live(AccountRow account) {
    return new AccountDetailRows(act.sql(), account.id())
        .memberships(DSL.noCondition()).stream()
            .map(AccountDetailRows.InOrganization::membership)
            .filter(membership -> !membership.isSevered())
            .toList();
  }
}
