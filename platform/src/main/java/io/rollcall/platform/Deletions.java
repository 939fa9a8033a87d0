package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Actor;
import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountDetailRows;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/// The deletion of an account by the organization that manages it. It begins with a period in which
/// the account is inactive everywhere, keeps its address, and can be had back; after it the account
/// is erased ([Retention#run]).
public final class Deletions {
  private final Acts acts;

  Deletions(Acts acts) {
    this.acts = acts;
  }

  /// Begins the deletion period that the organization's preset has.
  ///
  /// @return when the account is to be erased
  public Outcome<Instant> begin(Caller caller, String organizationId, String accountId) {
    return Managed.on(
        acts,
        caller,
        organizationId,
        accountId,
        (act, _, account) ->
            act.preset(organizationId)
                .flatMap(Preset::deletionPeriod)
                .map(period -> begin(act, organizationId, account, period))
                .orElseGet(() ->
                    refuse(
                        act,
                        organizationId,
                        account,
                        "noDeletion",
                        "This organization's preset lets nobody delete accounts; end the membership instead, or have the"
                            + " operator erase the person.")));
  }

  /// Ends the deletion period: the account is as it was, and active in this organization.
  ///
  /// @return the account's id
  public Outcome<String> cancel(Caller caller, String organizationId, String accountId) {
    return Managed.on(
        acts,
        caller,
        organizationId,
        accountId,
        (act, _, account) ->
            account.isDeleting()
                ? cancel(act, organizationId, account)
                : refuse(
                    act,
                    organizationId,
                    account,
                    "notDeleting",
                    "Account "
                        + account.id()
                        + " is not in a deletion period; there is nothing to cancel."));
  }

  private static <T> Outcome<T> refuse(
      Act act, String organizationId, AccountRow account, String rule, String detail) {
    return act.refuse(organizationId, new Refusal.Forbidden(rule, detail), Subject.of(account));
  }

  /// Why an account in its deletion period is not changed.
  static Refusal refusal(AccountRow account) {
    return new Refusal.Forbidden(
        "deleting",
        "Account "
            + account.id()
            + " is in its deletion period until "
            + account.deletionDue().map(Instant::ofEpochMilli).map(Instant::toString).orElse("")
            + "; nothing of it can be changed unless whoever manages the account cancels the deletion first.");
  }

  private static Outcome<Instant> begin(
      Act act, String organizationId, AccountRow account, Duration period) {
    if (account.isDeleting()) {
      return act.refuse(organizationId, refusal(account), Subject.of(account));
    }
    List<MembershipRow> live = live(act, account);
    Optional<Refusal> last =
        live.stream()
            .filter(row -> row.organizationId().equals(organizationId))
            .flatMap(
                row -> Severance.lastAdministrator(act, account, row, Optional.empty()).stream())
            .findFirst();
    if (last.isPresent()) {
      return act.refuse(organizationId, last.get(), Subject.of(account));
    }
    long due = act.now() + period.toMillis();
    act.accounts().changeDeletion(account.id(), Optional.of(due));
    String fate =
        " is inactive now, and is erased at "
            + Instant.ofEpochMilli(due)
            + " unless that is cancelled before.";
    tell(
        act,
        organizationId,
        account,
        live,
        Kind.DELETION_BEGUN,
        "Deletion begun: the account" + fate,
        "The organization that manages the account deletes it: it" + fate);
    return Outcome.done(Instant.ofEpochMilli(due));
  }

  private static Outcome<String> cancel(Act act, String organizationId, AccountRow account) {
    act.accounts().changeDeletion(account.id(), Optional.empty());
    if (account.isDisabled()) {
      enable(act, organizationId, account);
    }
    List<MembershipRow> live = live(act, account);
    boolean activates = isActiveByMembership(act, organizationId);
    if (activates) {
      live.stream()
          .filter(row -> row.organizationId().equals(organizationId))
          .filter(row -> row.status() == Status.INACTIVE)
          .forEach(row -> act.memberships().update(row.withStatus(Status.ACTIVE)));
    }
    tell(
        act,
        organizationId,
        account,
        live,
        Kind.DELETION_CANCELLED,
        "Deletion cancelled: the account is as it was, and "
            + (activates ? "active here." : "enabled."),
        "The organization that manages the account cancelled its deletion: it is as it was.");
    return Outcome.done(account.id());
  }

  /// Elsewhere an inactive membership is access that was suspended, which stays so.
  private static boolean isActiveByMembership(Act act, String organizationId) {
    return act.preset(organizationId)
        .filter(preset -> preset.activeIs() == Preset.ActiveIs.MEMBERSHIP)
        .isPresent();
  }

  private static void enable(Act act, String organizationId, AccountRow account) {
    AccountRow enabled = account.withDisabled(false);
    act.accounts().update(enabled);
    new Enablement(act, organizationId).tell(enabled, Optional.empty());
  }

  static List<MembershipRow> live(Act act, AccountRow account) {
    return new AccountDetailRows(act.sql(), account.id())
        .memberships(DSL.noCondition()).stream()
            .map(AccountDetailRows.InOrganization::membership)
            .filter(membership -> !membership.isSevered())
            .toList();
  }

  /// Every organization that the account lives in sees it as it is now, and reads of it.
  static void tell(
      Act act,
      String organizationId,
      AccountRow account,
      List<MembershipRow> live,
      Kind kind,
      String own,
      String news) {
    act.log(organizationId, kind, Subject.of(account), own);
    for (MembershipRow membership : live) {
      String id = membership.organizationId();
      RecordWriter.of(act, act.preset(id), act.types(id)).refresh(id, account.id());
      if (!id.equals(organizationId)) {
        act.logNews(Actor.PLATFORM, id, kind, Subject.of(account), news);
      }
    }
  }
}
