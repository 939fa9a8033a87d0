package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.AccountDetailRows;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MemberRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.RecordForgetting;
import io.rollcall.platform.sql.RecordRow;
import io.rollcall.platform.sql.UserRow;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.message.ScimException;
import java.util.List;
import java.util.Optional;

/// Accounts, beyond what one directory knows of them.
public final class Accounts {
  private final Acts acts;
  private final Presets presets;

  Accounts(Acts acts, Presets presets) {
    this.acts = acts;
    this.presets = presets;
  }

  /// For the operator: everything, on all platforms.
  ///
  /// @param idOrAddress an account's id, its address, or a userName that a directory knows it by
  public List<AccountDetails> find(String idOrAddress) {
    return acts.read(sql -> {
      String key = Address.key(idOrAddress);
      List<String> ids =
          Act.couldBeId(idOrAddress)
              ? AccountDetailRows.find(sql, idOrAddress, key)
              : AccountDetailRows.find(sql, "", key);
      List<String> found = ids.isEmpty() ? AccountDetailRows.findByUserName(sql, key) : ids;
      return found.stream()
          .flatMap(id -> new AccountReading(new AccountDetailRows(sql, id)).everything().stream())
          .toList();
    });
  }

  /// For an organization: what it knows of an account that is in it, or was.
  public Optional<AccountDetails> in(String organizationId, String accountId) {
    return Act.couldBeId(accountId)
        ? acts.read(
            sql -> new AccountReading(new AccountDetailRows(sql, accountId)).in(organizationId))
        : Optional.empty();
  }

  /// Removes what the organization's directories know of the account, and under which externalId
  /// they knew it, also of one that was cut before. The account stays, with its address; its
  /// membership stays if a person invited it.
  public Outcome<AccountDetails> unlink(Caller caller, String organizationId, String accountId) {
    Outcome<String> unlinked =
        Administration.on(
            acts,
            caller,
            organizationId,
            (act, organization) ->
                known(act, organizationId, accountId)
                    .map(member -> unlink(act, member, organization.preset()))
                    .orElseGet(() -> Administration.unknown("Account", accountId)));
    return unlinked instanceof Outcome.Refused<String>(Refusal refusal)
        ? Outcome.refused(refusal)
        : in(organizationId, accountId)
            .map(Outcome::done)
            .orElseGet(() -> Administration.unknown("Account", accountId));
  }

  /// Gives the account another address, which nobody else of its platform may have. Only the
  /// operator does so, whoever manages the account; directories that keep what they were sent keep
  /// it.
  public Outcome<AccountDetails> rename(String accountId, String address) {
    EmailAddress wanted;
    try {
      wanted = EmailAddress.parse("address", address);
    } catch (ScimException e) {
      return Outcome.refused(Acts.invalid(e));
    }
    Outcome<String> renamed =
        acts.perform(
            new Caller.Operator(),
            accountId,
            act ->
                Optional.of(accountId)
                    .filter(Act::couldBeId)
                    .flatMap(act.accounts()::lock)
                    .map(account -> rename(act, account, wanted))
                    .orElseGet(() -> Administration.unknown("Account", accountId)));
    return renamed.map(id ->
        acts.read(
            sql -> new AccountReading(new AccountDetailRows(sql, id)).everything().orElseThrow()));
  }

  private Outcome<String> rename(Act act, AccountRow account, EmailAddress wanted) {
    Optional<AccountRow> holder =
        act.accounts()
            .byKey(account.platformId(), wanted.key())
            .filter(other -> !other.id().equals(account.id()));
    if (holder.isPresent()) {
      return Administration.forbidden(
          "addressTaken",
          "Account "
              + holder.get().id()
              + " has the address "
              + wanted.text()
              + ". Rename that one first.");
    }
    AccountRow renamed = account.withAddress(wanted.key(), wanted.text());
    if (!renamed.equals(account)) {
      act.accounts().changeAddress(renamed);
      new AddressNews(act, account, renamed).tellOfOperator();
    }
    return Outcome.done(account.id());
  }

  private static Optional<MemberRow> known(Act act, String organizationId, String accountId) {
    return Optional.of(accountId)
        .filter(Act::couldBeId)
        .map(id -> act.memberships().lock(organizationId, List.of(id)).get(id));
  }

  /// An address that an account took after it was cut is not told.
  private static Subject about(MemberRow member) {
    AccountRow account = member.account();
    return member
            .membership()
            .severing()
            .filter(then -> !account.addressKey().equals(Optional.of(then.addressKey())))
            .isPresent()
        ? Subject.id(account.id())
        : Subject.of(account);
  }

  /// Whether a membership ends when no directory knows the account any more.
  private boolean endsUnlinked(MembershipRow membership, Optional<String> preset) {
    boolean isMembership =
        preset.filter(name -> presets.known(name).userIs() == Preset.UserIs.MEMBERSHIP).isPresent();
    return isMembership || membership.origin() == Origin.SCIM;
  }

  private Outcome<String> unlink(Act act, MemberRow member, Optional<String> preset) {
    MembershipRow membership = member.membership();
    boolean ends = !membership.isSevered() && endsUnlinked(membership, preset);
    Optional<Refusal> last =
        ends
            ? Severance.lastAdministrator(act, member.account(), membership, Optional.empty())
            : TeamAdministrators.last(act, membership);
    if (last.isPresent()) {
      return act.refuse(membership.organizationId(), last.get(), Subject.of(member.account()));
    }
    List<RecordRow> records =
        act.records().lock(membership.organizationId(), member.account().id()).stream()
            .map(UserRow::record)
            .filter(record -> !record.isShared())
            .toList();
    if (ends) {
      Severance.sever(act, member.account(), membership);
    } else {
      act.groupMembers()
          .removeEverywhere(membership.organizationId(), List.of(member.account().id()), act.now());
    }
    new RecordForgetting(act.sql()).forget(membership.organizationId(), member.account().id());
    tellUnlinked(act, member, records);
    return Outcome.done(member.account().id());
  }

  /// Every directory that had a record has it in its log.
  private static void tellUnlinked(Act act, MemberRow member, List<RecordRow> records) {
    String organizationId = member.membership().organizationId();
    String unlinked =
        "Unlinked: no directory of the organization knows the account any more, nor its externalId. The account remains.";
    for (RecordRow record : records) {
      act.logOf(
          record.ownerId(),
          organizationId,
          Kind.UNLINKED,
          about(member).in(record.id()),
          unlinked + " It was User " + record.id() + " here.");
    }
    if (records.isEmpty()) {
      act.log(organizationId, Kind.UNLINKED, about(member), unlinked);
    }
  }
}
