package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.Status;
import java.util.List;
import java.util.Optional;

/// Whether members have access to the organization, whatever their accounts are elsewhere.
public final class MemberAccess {
  private final Acts acts;

  MemberAccess(Acts acts) {
    this.acts = acts;
  }

  /// Takes access away; role and groups are kept. Of whom it is taken already nothing changes.
  ///
  /// @return the account's id
  public Outcome<String> suspend(Caller caller, String organizationId, String accountId) {
    return set(caller, organizationId, accountId, Status.INACTIVE);
  }

  /// Gives access back, with the role and the groups of before.
  public Outcome<String> restore(Caller caller, String organizationId, String accountId) {
    return set(caller, organizationId, accountId, Status.ACTIVE);
  }

  /// Ends the membership: role and groups are lost, the account stays. Refused by the rule `linked`
  /// while a directory of the organization has a record of the account.
  public Outcome<String> remove(Caller caller, String organizationId, String accountId) {
    return on(
        caller,
        organizationId,
        accountId,
        (act, _, member) -> {
          MembershipRow membership = member.membership();
          Optional<Refusal> refusal =
              linked(act, organizationId, member.account())
                  .or(() ->
                      Severance.lastAdministrator(
                          act, member.account(), membership, Optional.empty()));
          if (refusal.isPresent()) {
            return refuse(act, organizationId, member, refusal.get());
          }
          Severance.sever(act, member.account(), membership);
          return Outcome.done(accountId);
        });
  }

  /// Makes somebody an administrator of the organization. Who is suspended stays so.
  public Outcome<String> makeAdministrator(Caller caller, String organizationId, String accountId) {
    return on(
        caller,
        organizationId,
        accountId,
        (act, organization, member) -> become(act, organization, member, Role.ADMIN));
  }

  /// Makes an administrator a member; of whom that is not one, nothing changes.
  public Outcome<String> endAdministrator(Caller caller, String organizationId, String accountId) {
    return on(
        caller,
        organizationId,
        accountId,
        (act, organization, member) ->
            Role.ofCode(member.membership().role()) == Role.ADMIN
                ? become(act, organization, member, Role.MEMBER)
                : Outcome.done(accountId));
  }

  private static Outcome<String> become(
      Act act, OrganizationRows.Row organization, MemberRow member, Role role) {
    String id = organization.id();
    return new Invitation(act, organization, act.preset(id), act.types(id))
        .changeRoleAlone(member.account(), member.membership(), role)
        .map(changed -> changed.account().id());
  }

  private static Optional<Refusal> linked(Act act, String organizationId, AccountRow account) {
    return act.records().owners(organizationId, account.id()).stream()
            .allMatch(owner -> owner.id().equals(organizationId))
        ? Optional.empty()
        : Optional.of(
            new Refusal.Forbidden(
                "linked",
                "Account %s cannot be removed here: a directory of this organization has a User that is linked to it."
                        .formatted(account.id())
                    + " Delete it in the identity provider, or unlink the User first."));
  }

  private Outcome<String> set(
      Caller caller, String organizationId, String accountId, Status status) {
    return on(
        caller,
        organizationId,
        accountId,
        (act, _, member) -> {
          MembershipRow before = member.membership();
          MembershipRow after = before.withStatus(status);
          Optional<Refusal> refusal =
              Severance.lastAdministrator(act, member.account(), before, Optional.of(after));
          if (refusal.isPresent()) {
            return refuse(act, organizationId, member, refusal.get());
          }
          if (!after.equals(before)) {
            act.memberships().update(after);
            RecordWriter.of(act, act.preset(organizationId), act.types(organizationId))
                .refresh(organizationId, accountId);
            tell(act, member, status);
          }
          return Outcome.done(accountId);
        });
  }

  private static void tell(Act act, MemberRow member, Status status) {
    act.log(
        member.membership().organizationId(),
        status == Status.ACTIVE ? Kind.ACTIVATED : Kind.DEACTIVATED,
        Subject.of(member.account()),
        status == Status.ACTIVE
            ? "Access to the organization was given back, with the role and the groups of before."
            : "Access to the organization was suspended; role and groups are kept, and the account is as it was.");
  }

  private interface Work {
    Outcome<String> on(Act act, OrganizationRows.Row organization, MemberRow member);
  }

  private Outcome<String> on(Caller caller, String organizationId, String accountId, Work work) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) -> {
          Optional<MemberRow> member =
              Optional.of(accountId)
                  .filter(Act::couldBeId)
                  .map(id -> act.memberships().lock(organizationId, List.of(id)).get(id))
                  .filter(row -> !row.membership().isSevered());
          if (member.isEmpty()) {
            return act.refuse(
                organizationId, new Refusal.Unknown("Member", accountId), Subject.NONE);
          }
          return member.get().account().isDeleting()
              ? refuse(act, organizationId, member.get(), Deletions.refusal(member.get().account()))
              : work.on(act, organization, member.get());
        });
  }

  private static Outcome<String> refuse(
      Act act, String organizationId, MemberRow member, Refusal refusal) {
    return act.refuse(organizationId, refusal, Subject.of(member.account()));
  }
}
