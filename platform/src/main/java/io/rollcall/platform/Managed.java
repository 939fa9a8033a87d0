package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.AccountRows;
import io.rollcall.platform.sql.DomainRows;
import io.rollcall.platform.sql.OrganizationRows;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// Acts on an account by the organization that manages it: that has verified the domain of its
/// address.
final class Managed {
  private Managed() {}

  /// Something done to a managed account, which is held.
  interface Work<T> {
    Outcome<T> on(Act act, OrganizationRows.Row organization, AccountRow account);
  }

  /// The account, if the organization manages it; not held. The same statements are run whether
  /// there is such an account or not.
  static Optional<AccountRow> find(
      DSLContext sql, OrganizationRows.Row organization, String accountId) {
    List<String> domains = new DomainRows(sql).of(organization.id());
    return Optional.of(accountId)
        .filter(Act::couldBeId)
        .flatMap(new AccountRows(sql)::find)
        .filter(row -> row.platformId().equals(organization.platformId()))
        .filter(row -> !row.isPlaceholder())
        .filter(row -> row.addressKey().map(Address::domain).filter(domains::contains).isPresent());
  }

  /// An account that is neither managed nor ever was in the organization is unknown, and is not
  /// waited for.
  static <T> Outcome<T> on(
      Acts acts, Caller caller, String organizationId, String accountId, Work<T> work) {
    return Administration.on(
        acts,
        caller,
        organizationId,
        (act, organization) -> {
          Optional<AccountRow> account =
              find(act.sql(), organization, accountId)
                  .flatMap(row -> hold(act, organizationId, row));
          return account.isPresent()
              ? work.on(act, organization, account.get())
              : unmanaged(act, organization, accountId);
        });
  }

  /// The domain stays the organization's until the act ends: whoever gives it up meanwhile waits,
  /// and then sees what was done ([Abandonment]). It is held before the account is, as there.
  private static Optional<AccountRow> hold(Act act, String organizationId, AccountRow seen) {
    Enablement enablement = new Enablement(act, organizationId);
    Optional<String> domain = domain(seen);
    return domain
        .filter(held -> enablement.isOurs(seen.platformId(), held))
        .flatMap(_ -> act.accounts().lock(seen.id()))
        .filter(account -> domain(account).equals(domain) || enablement.manages(account));
  }

  private static Optional<String> domain(AccountRow account) {
    return account.addressKey().map(Address::domain);
  }

  private static <T> Outcome<T> unmanaged(
      Act act, OrganizationRows.Row organization, String accountId) {
    boolean isKnown =
        Act.couldBeId(accountId)
            && act.memberships().find(organization.id(), accountId).isPresent();
    if (!isKnown) {
      return act.refuse(organization.id(), new Refusal.Unknown("Account", accountId), Subject.NONE);
    }
    Refusal refusal =
        new Refusal.Forbidden(
            "notManaged",
            "Account "
                + accountId
                + " is not managed by this organization: its address is not on a domain that the organization has verified.");
    return act.refuse(organization.id(), refusal, Subject.id(accountId));
  }
}
