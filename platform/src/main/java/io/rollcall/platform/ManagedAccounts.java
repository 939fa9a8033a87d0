package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.platform.sql.RecordRows;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/// What an organization does to the accounts that it manages, without a directory. Deleting is
/// [Deletions]'.
public final class ManagedAccounts {
  private final Acts acts;

  ManagedAccounts(Acts acts) {
    this.acts = acts;
  }

  public Outcome<ManagedAccount> get(Caller caller, String organizationId, String accountId) {
    Optional<ManagedAccount> found =
        acts.read(sql ->
            Optional.of(organizationId)
                .filter(id -> Administration.may(caller, id))
                .flatMap(new OrganizationRows(sql)::byId)
                .flatMap(organization -> Managed.find(sql, organization, accountId))
                .map(account -> shown(sql, organizationId, account)));
    return found
        .<Outcome<ManagedAccount>>map(Outcome::done)
        .orElseGet(() ->
            Managed.on(
                acts,
                caller,
                organizationId,
                accountId,
                (act, _, account) -> Outcome.done(shown(act.sql(), organizationId, account))));
  }

  /// Gives the account another address, on a domain of the organization's. Refused by the rule
  /// `linked` while a record of the organization's directories is linked to the account, by
  /// `unclaimedDomain` for an address on a domain that the organization has not verified.
  public Outcome<ManagedAccount> changeAddress(
      Caller caller, String organizationId, String accountId, String address) {
    return Managed.on(
        acts,
        caller,
        organizationId,
        accountId,
        (act, organization, account) ->
            changeAddress(act, organization, account, EmailAddress.parse("email", address)));
  }

  private static Outcome<ManagedAccount> changeAddress(
      Act act, OrganizationRows.Row organization, AccountRow account, EmailAddress wanted) {
    Optional<Refusal> refusal = refusal(act, organization, account, wanted);
    if (refusal.isPresent()) {
      return act.refuse(organization.id(), refusal.get(), Subject.of(account));
    }
    boolean same = account.addressKey().equals(Optional.of(wanted.key()));
    Holding holding = Holding.of(act, organization.platformId(), organization.id(), wanted);
    if (!same && holding.standing() != Holding.Standing.NOBODY) {
      Optional<Preset> preset = act.preset(organization.id());
      return Occupied.refuseAddress(act, organization, preset, wanted.text(), holding);
    }
    AccountRow renamed = account.withAddress(wanted.key(), wanted.text());
    if (!renamed.equals(account)) {
      act.accounts().update(renamed);
      act.log(
          organization.id(),
          Kind.RENAMED,
          Subject.of(renamed),
          "The account's address is %s now; it was %s."
              .formatted(wanted.text(), account.address().orElse("none")));
      new AddressNews(act, account, renamed).tellBut(organization.id());
    }
    return Outcome.done(shown(act.sql(), organization.id(), renamed));
  }

  private static Optional<Refusal> refusal(
      Act act, OrganizationRows.Row organization, AccountRow account, EmailAddress wanted) {
    Optional<Refusal> locked = locked(act, organization.id(), account, "address");
    if (locked.isPresent()) {
      return locked;
    }
    return new Enablement(act, organization.id()).isOurs(account.platformId(), wanted.domain())
        ? Optional.empty()
        : Optional.of(
            new Refusal.Forbidden(
                "unclaimedDomain",
                "%s is on the domain %s, which this organization has not verified. Choose an address on one of its verified domains."
                    .formatted(wanted.text(), wanted.domain())));
  }

  /// Why nothing of the account can be changed here.
  private static Optional<Refusal> locked(
      Act act, String organizationId, AccountRow account, String what) {
    if (account.isDeleting()) {
      return Optional.of(Deletions.refusal(account));
    }
    return isLinked(act.sql(), organizationId, account)
        ? Optional.of(
            new Refusal.Forbidden(
                "linked",
                "The %s of account %s cannot be changed here: a directory of this organization has a User that is linked"
                        .formatted(what, account.id())
                    + " to it. Change it in the identity provider, or unlink the User first."))
        : Optional.empty();
  }

  /// Gives the account another name. Refused by the rule `linked` as an address is.
  public Outcome<ManagedAccount> changeName(
      Caller caller, String organizationId, String accountId, String name) {
    return Managed.on(
        acts,
        caller,
        organizationId,
        accountId,
        (act, _, account) -> {
          NameLength.check("name", name);
          Optional<Refusal> refusal = locked(act, organizationId, account, "name");
          if (refusal.isPresent()) {
            return act.refuse(organizationId, refusal.get(), Subject.of(account));
          }
          AccountRow renamed = account.withDisplayName(name);
          if (!renamed.equals(account)) {
            act.accounts().update(renamed);
            act.log(
                organizationId,
                Kind.CHANGED,
                Subject.of(renamed),
                "The name of the account was changed.");
          }
          return Outcome.done(shown(act.sql(), organizationId, renamed));
        });
  }

  /// Nobody can use the account until it is enabled again; every record of the organization's
  /// directories that is linked to it says so. Disabling what is disabled changes nothing.
  public Outcome<ManagedAccount> disable(Caller caller, String organizationId, String accountId) {
    return enable(caller, organizationId, accountId, false);
  }

  public Outcome<ManagedAccount> enable(Caller caller, String organizationId, String accountId) {
    return enable(caller, organizationId, accountId, true);
  }

  private Outcome<ManagedAccount> enable(
      Caller caller, String organizationId, String accountId, boolean enabled) {
    return Managed.on(
        acts,
        caller,
        organizationId,
        accountId,
        (act, _, account) -> {
          Enablement enablement = new Enablement(act, organizationId);
          Optional<Refusal> refusal = enablement.refusal(account, enabled);
          if (refusal.isPresent()) {
            return act.refuse(organizationId, refusal.get(), Subject.of(account));
          }
          AccountRow wanted = account.withDisabled(!enabled);
          if (!wanted.equals(account)) {
            act.accounts().update(wanted);
            enablement.tell(wanted, Optional.empty());
            act.log(
                organizationId,
                enabled ? Kind.ACTIVATED : Kind.DEACTIVATED,
                Subject.of(account),
                enabled ? "The account was enabled." : "The account was disabled.");
          }
          return Outcome.done(shown(act.sql(), organizationId, wanted));
        });
  }

  private static boolean isLinked(DSLContext sql, String organizationId, AccountRow account) {
    return !new RecordRows(sql).owners(organizationId, account.id()).isEmpty();
  }

  private static ManagedAccount shown(DSLContext sql, String organizationId, AccountRow account) {
    return new ManagedAccount(
        account.id(),
        account.address().orElseThrow(),
        account.displayName(),
        Instant.ofEpochMilli(account.createdAt()),
        !account.isDisabled(),
        account.deletionDue().map(Instant::ofEpochMilli),
        isLinked(sql, organizationId, account));
  }
}
