package io.rollcall.platform;

import io.rollcall.platform.Holding.Standing;
import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.MembershipRow;
import io.rollcall.platform.sql.Origin;
import io.rollcall.platform.sql.RecordRows;
import io.rollcall.platform.sql.UserRow;
import java.util.List;
import java.util.Optional;

/// Who has the address that a User's primary e-mail says, and whether the User may be that account.
///
/// @param isManaged whether the organization has verified the address's domain
/// @param owners whose records the holder has in the organization
/// @param other a User of the directory with this e-mail that belongs to no account, or to one that
///   has another address since
/// @param isAnother whether the directory knew the holder under another externalId
record AddressHolder(
    Act act,
    Caller.OfDirectory caller,
    EmailAddress email,
    Holding holding,
    boolean isManaged,
    List<String> owners,
    Optional<UserRow> other,
    boolean isAnother) {
  private static final String INVITED_STEP =
      "If it is the same person: remove it from the members of the organization, then repeat, and the account comes back"
          + " as this User. If not, use another address.";

  /// No index decides between two Users that want one e-mail, if no account is to have it: they
  /// take turns.
  ///
  /// @param recordId the User that is to have the address; empty for a new one
  static AddressHolder of(
      Act act,
      Caller.OfDirectory caller,
      EmailAddress email,
      Optional<String> externalId,
      Optional<String> recordId) {
    String organizationId = caller.organizationId();
    act.takeTurn("e-mail " + Act.owner(caller) + " " + email.key());
    boolean managed =
        new Enablement(act, organizationId).isOurs(caller.platformId(), email.domain());
    Holding holding = Holding.of(act, caller.platformId(), organizationId, email);
    Optional<AccountRow> account = holding.account();
    boolean another =
        account
            .flatMap(a -> act.formerRecords().externalId(Act.owner(caller), a.id()))
            .filter(known -> externalId.filter(id -> !id.equals(known)).isPresent())
            .isPresent();
    return new AddressHolder(
        act,
        caller,
        email,
        holding,
        managed,
        account.map(a -> act.records().owners(organizationId, a.id())).orElse(List.of()).stream()
            .map(RecordRows.Owner::id)
            .toList(),
        act.records().withAddress(List.of(Act.owner(caller)), email.key()).stream()
            .filter(user -> !user.account().addressKey().equals(Optional.of(email.key())))
            .filter(user -> recordId.filter(user.record().id()::equals).isEmpty())
            .findFirst(),
        another);
  }

  boolean isNobody() {
    return holding.standing() == Standing.NOBODY;
  }

  boolean isCut() {
    return holding.standing() == Standing.CUT;
  }

  AccountRow account() {
    return holding.account().orElseThrow();
  }

  Optional<MembershipRow> membership() {
    return holding.membership();
  }

  /// Why nobody new may have the address, if so; it is in the log then.
  <T> Optional<Outcome<T>> refusal() {
    Optional<Outcome<T>> taken = taken();
    return taken.isPresent() || isLinkable() ? taken : occupied(byInvitation());
  }

  /// Whether anybody at all has the address; it is in the log then.
  <T> Optional<Outcome<T>> refusalOfAnybody() {
    Optional<Outcome<T>> taken = taken();
    return taken.isPresent() ? taken : occupied(Optional.empty());
  }

  <T> Optional<Outcome<T>> taken() {
    return other.map(user -> Occupied.byUser(act, caller, "emails", email.text(), user));
  }

  private <T> Optional<Outcome<T>> occupied(Optional<String> step) {
    Holding shown =
        isCut() && isAnother && isKeptApart()
            ? new Holding(Standing.ANOTHER_PERSON, holding.account(), holding.membership())
            : holding;
    return isNobody()
        ? Optional.empty()
        : Optional.of(Occupied.refuse(act, caller, "emails", email.text(), shown, step));
  }

  /// What helps where no directory has to do with a member, and the organization cannot change the
  /// account.
  private Optional<String> byInvitation() {
    return switch (holding.standing()) {
      case USER, INACTIVE ->
          owners.isEmpty() && !isManaged ? Optional.of(INVITED_STEP) : Optional.empty();
      case NOBODY, GUEST, CUT, ANOTHER_PERSON, ON_OUR_DOMAIN, DELETING, OUTSIDE -> Optional.empty();
    };
  }

  private boolean isLinkable() {
    return switch (holding.standing()) {
      case USER, INACTIVE ->
          !owners.contains(Act.owner(caller))
              && (isManaged || !owners.isEmpty() || isLeftByDirectories());
      case ON_OUR_DOMAIN -> true;
      case CUT ->
          caller.preset().creation().ofCut() == Preset.CreateOfCut.LINK
              && !(isAnother && isKeptApart());
      case NOBODY, GUEST, ANOTHER_PERSON, DELETING, OUTSIDE -> false;
    };
  }

  /// Whether directories of the organization brought the holder here, and none has it any more: it
  /// was unlinked, or its directory deleted.
  private boolean isLeftByDirectories() {
    return membership().filter(row -> row.origin() == Origin.SCIM).isPresent()
        && !(isAnother && isKeptApart());
  }

  private boolean isKeptApart() {
    return switch (caller.preset().creation().ofAnother()) {
      case LINK -> false;
      case LINK_IF_MANAGED -> !isManaged;
      case CONFLICT -> true;
    };
  }
}
