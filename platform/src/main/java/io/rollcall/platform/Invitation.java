package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.Status;
import java.util.Optional;

/// A person of the organization invites somebody in a role.
record Invitation(
    Act act, OrganizationRows.Row organization, Optional<Preset> preset, Types types) {

  Outcome<MemberRow> invite(EmailAddress address, Role role, Optional<String> displayName) {
    displayName.ifPresent(name -> NameLength.check("displayName", name));
    Optional<AccountRow> known = act.accounts().lockByKey(organization.platformId(), address.key());
    if (known.isEmpty() && isForeign(address)) {
      return act.refuse(
          organization.id(),
          new Refusal.Forbidden(
              "foreignDomain",
              "No account can be made for "
                  + address.text()
                  + ": another organization has verified its domain."),
          Subject.address(address.text()));
    }
    if (known.filter(AccountRow::isDeleting).isPresent()) {
      return deleting(address);
    }
    AccountRow account = known.orElseGet(() -> newAccount(address, displayName));
    Optional<MembershipRow> membership = act.memberships().lock(organization.id(), account.id());
    Optional<MembershipRow> live = membership.filter(row -> !row.isSevered());
    return live.isPresent()
        ? changeRole(account, live.get(), role, displayName)
        : Outcome.done(comeIn(account, membership, role, displayName));
  }

  private <T> Outcome<T> deleting(EmailAddress address) {
    Holding holding = Holding.of(act, organization.platformId(), organization.id(), address);
    return Occupied.refuseAddress(act, organization, preset, address.text(), holding);
  }

  private boolean isForeign(EmailAddress address) {
    return act.domains()
        .owner(organization.platformId(), address.domain())
        .filter(owner -> !owner.equals(organization.id()))
        .isPresent();
  }

  /// Nobody created it in the sense that gives rights over its address.
  private AccountRow newAccount(EmailAddress address, Optional<String> displayName) {
    AccountRow account =
        new AccountRow(
            act.ids().number(),
            organization.platformId(),
            Optional.of(address.key()),
            Optional.of(address.text()),
            displayName.orElse(address.text()),
            act.now(),
            Optional.empty());
    act.accounts().insert(account);
    return account;
  }

  private MemberRow comeIn(
      AccountRow account, Optional<MembershipRow> ended, Role role, Optional<String> displayName) {
    MembershipRow membership =
        role.isUser() ? asUser(account, ended, role, displayName) : asGuest(account, ended, role);
    act.log(
        organization.id(),
        Kind.INVITED,
        Subject.of(account),
        "Invited as " + role.code() + (ended.isPresent() ? "; the same account came back." : "."));
    return new MemberRow(account, membership);
  }

  private MembershipRow asUser(
      AccountRow account, Optional<MembershipRow> known, Role role, Optional<String> displayName) {
    Admission admission = Admission.byPerson(act, organization.id(), preset, types);
    UserAttributes attributes = Admission.plain(account, role, displayName);
    return preset.filter(p -> p.userIs() == Preset.UserIs.RECORD).isPresent()
        ? admission.join(account, known, attributes)
        : admission.admit(account, known, attributes).membership();
  }

  private MembershipRow asGuest(AccountRow account, Optional<MembershipRow> ended, Role role) {
    MembershipRow membership =
        new MembershipRow(
            organization.id(),
            account.id(),
            role.code(),
            Optional.empty(),
            Status.ACTIVE,
            Origin.INVITED,
            act.now(),
            Optional.empty(),
            Optional.empty(),
            ended.flatMap(MembershipRow::lastActivityAt),
            Optional.empty());
    if (ended.isPresent()) {
      act.memberships().update(membership);
    } else {
      act.memberships().insert(membership);
    }
    return membership;
  }

  /// Whoever is in already gets the role, and is active again.
  Outcome<MemberRow> changeRole(
      AccountRow account, MembershipRow live, Role role, Optional<String> displayName) {
    if (account.isDeleting()) {
      return act.refuse(organization.id(), Deletions.refusal(account), Subject.of(account));
    }
    MembershipRow wanted = live.withRole(role.code()).withStatus(Status.ACTIVE);
    if (wanted.equals(live)) {
      return Outcome.done(new MemberRow(account, live));
    }
    Optional<Refusal> last = Severance.lastAdministrator(act, live, Optional.of(wanted));
    if (last.isPresent()) {
      return act.refuse(organization.id(), last.get(), Subject.of(account));
    }
    boolean wasUser = Role.ofCode(live.role()).isUser();
    if (!wasUser && role.isUser()) {
      MembershipRow promoted = asUser(account, Optional.of(live), role, displayName);
      act.log(
          organization.id(),
          Kind.PROMOTED,
          Subject.of(account),
          "A guest became " + role.code() + ".");
      return Outcome.done(new MemberRow(account, promoted));
    }
    act.memberships().update(wanted);
    if (wasUser && !role.isUser()) {
      Severance.forget(act, organization.id(), account.id());
      act.log(organization.id(), Kind.DEMOTED, Subject.of(account), "Became " + role.code() + ".");
    } else {
      RecordWriter.of(act, preset, types).refresh(organization.id(), account.id());
      act.log(
          organization.id(),
          Kind.CHANGED,
          Subject.of(account),
          "Is now an active " + role.code() + ".");
    }
    return Outcome.done(new MemberRow(account, wanted));
  }
}
