package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A person of the organization invites somebody in a role.
record Invitation(
    Act act, OrganizationRows.Row organization, Optional<Preset> preset, Types types) {

  /// Whoever is in already gets the role, too.
  Outcome<MemberRow> invite(EmailAddress address, Role role, Optional<String> displayName) {
    return invite(address, role, _ -> role, displayName);
  }

  /// As a member; whoever is a member already, or an administrator, keeps the role.
  Outcome<MemberRow> inviteMember(EmailAddress address) {
    return invite(address, Role.MEMBER, had -> had.isUser() ? had : Role.MEMBER, Optional.empty());
  }

  /// @param role of whoever comes in
  /// @param again of whoever is in already, by the role that they have
  private Outcome<MemberRow> invite(
      EmailAddress address, Role role, UnaryOperator<Role> again, Optional<String> displayName) {
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
        ? changeRole(account, live.get(), again.apply(Role.ofCode(live.get().role())), displayName)
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
    return change(account, live, live.withRole(role.code()).withStatus(Status.ACTIVE), displayName);
  }

  /// Gets the role; who is not active stays so.
  Outcome<MemberRow> changeRoleAlone(AccountRow account, MembershipRow live, Role role) {
    return change(account, live, live.withRole(role.code()), Optional.empty());
  }

  private Outcome<MemberRow> change(
      AccountRow account, MembershipRow live, MembershipRow wanted, Optional<String> displayName) {
    if (account.isDeleting()) {
      return act.refuse(organization.id(), Deletions.refusal(account), Subject.of(account));
    }
    if (wanted.equals(live)) {
      return Outcome.done(new MemberRow(account, live));
    }
    Optional<Refusal> last = Severance.lastAdministrator(act, account, live, Optional.of(wanted));
    if (last.isPresent()) {
      return act.refuse(organization.id(), last.get(), Subject.of(account));
    }
    Role role = Role.ofCode(wanted.role());
    boolean wasUser = Role.ofCode(live.role()).isUser();
    if (!wasUser && role.isUser()) {
      return Outcome.done(promote(account, live, wanted, displayName));
    }
    act.memberships().update(wanted);
    if (wasUser && !role.isUser()) {
      Severance.forget(act, organization.id(), List.of(account.id()));
      act.log(organization.id(), Kind.DEMOTED, Subject.of(account), "Became " + role.code() + ".");
    } else {
      RecordWriter.of(act, preset, types).refresh(organization.id(), account.id());
      act.log(organization.id(), Kind.CHANGED, Subject.of(account), became(wanted));
    }
    return Outcome.done(new MemberRow(account, wanted));
  }

  private static String became(MembershipRow row) {
    return row.status() == Status.ACTIVE
        ? "Is now an active " + row.role() + "."
        : "Is now " + row.role() + ", and still without access to the organization.";
  }

  private MemberRow promote(
      AccountRow account, MembershipRow guest, MembershipRow wanted, Optional<String> displayName) {
    MembershipRow joined =
        asUser(account, Optional.of(guest), Role.ofCode(wanted.role()), displayName);
    MembershipRow promoted = joined.withStatus(wanted.status());
    if (!promoted.equals(joined)) {
      act.memberships().update(promoted);
      RecordWriter.of(act, preset, types).refresh(organization.id(), account.id());
    }
    act.log(
        organization.id(),
        Kind.PROMOTED,
        Subject.of(account),
        "A guest became " + promoted.role() + ".");
    return new MemberRow(account, promoted);
  }
}
