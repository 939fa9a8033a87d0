package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.Candidates;
import io.rollcall.platform.sql.MembershipRow;
import java.util.List;
import java.util.Optional;

/// The account that a new User of a standard directory is somebody's: it is looked for inside the
/// organization only. First whom this directory once knew under the externalId, then who has the
/// address, on a domain of the organization, then whom another directory of the organization knows
/// under the externalId. Several under one externalId are none; an account with a live User in this
/// directory is none.
///
/// @param attribute what the account was found by
/// @param value its value
/// @param membership the account's membership here, now or once
/// @param knownAs the externalId under which this directory knew the account, before its User was
///   deleted
record Match(
    String attribute,
    String value,
    AccountRow account,
    Optional<MembershipRow> membership,
    Optional<String> knownAs) {

  static Optional<Match> find(Act act, UserNames names, Optional<String> externalId) {
    Candidates candidates = names.candidates();
    Search search = new Search(act, names.caller());
    return single(candidates.former())
        .flatMap(id -> search.byExternalId(id, externalId))
        .filter(match -> !match.hasMovedOn(act, names.caller()))
        .or(() -> names.managed().flatMap(address -> search.byAddress(names, address)))
        .or(() -> single(candidates.linked()).flatMap(id -> search.byExternalId(id, externalId)));
  }

  private static Optional<String> single(List<String> ids) {
    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
  }

  /// How the account stands to the organization, as the table of POST has it.
  Holding holding(Optional<String> externalId, Caller.OfDirectory caller) {
    boolean another = knownAs.isPresent() && externalId.isPresent() && !knownAs.equals(externalId);
    return caller.preset().creation().ofAnother() != Preset.CreateOfAnother.LINK && another
        ? new Holding(Holding.Standing.ANOTHER_PERSON, Optional.of(account), membership)
        : Holding.ofKnown(account, membership);
  }

  /// An account that was cut here, and lives elsewhere under another address or none, is others'
  /// business now; so is one that whoever manages it is deleting.
  private boolean hasMovedOn(Act act, Caller.OfDirectory caller) {
    boolean isHere = membership.filter(row -> !row.isSevered()).isPresent();
    boolean isDeletedElsewhere =
        account.isDeleting()
            && !isHere
            && !new Enablement(act, caller.organizationId()).manages(account);
    return isDeletedElsewhere || livesElsewhere(act);
  }

  private boolean livesElsewhere(Act act) {
    return membership.flatMap(MembershipRow::severing).stream()
        .anyMatch(then ->
            !then.addressKey().equals(account.addressKey().orElse(""))
                && act.memberships().isElsewhere(membership.get().organizationId(), account.id()));
  }

  private record Search(Act act, Caller.OfDirectory caller) {
    Optional<Match> byExternalId(String accountId, Optional<String> externalId) {
      return find(accountId, "externalId", externalId.orElseThrow());
    }

    /// The address is looked at again, now that nobody else can change it.
    Optional<Match> byAddress(UserNames names, EmailAddress address) {
      String attribute =
          names.userName().filter(address::equals).isPresent() ? "userName" : "emails";
      return names
          .candidates()
          .accountWith(address.key())
          .flatMap(id -> find(id, attribute, address.text()))
          .filter(match -> match.account().addressKey().equals(Optional.of(address.key())));
    }

    private Optional<Match> find(String accountId, String attribute, String value) {
      Optional<AccountRow> account = act.accounts().lock(accountId);
      Optional<MembershipRow> membership =
          act.memberships().lock(caller.organizationId(), accountId);
      boolean isUserHere =
          act.records().owners(caller.organizationId(), accountId).stream()
              .anyMatch(owner -> owner.id().equals(Act.owner(caller)));
      return account
          .filter(_ -> !isUserHere)
          .map(found ->
              new Match(
                  attribute,
                  value,
                  found,
                  membership,
                  act.formerRecords().externalId(Act.owner(caller), accountId)));
    }
  }
}
