package io.rollcall.platform;

import io.rollcall.platform.sql.AccountRow;
import io.rollcall.platform.sql.Candidates;
import io.rollcall.scim.address.Address;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The names by which a User of a standard directory may be somebody's: its userName and primary
/// e-mail as addresses, where they are some, and everything that they meet.
record UserNames(
    Caller.OfDirectory caller,
    Optional<EmailAddress> userName,
    Optional<EmailAddress> email,
    Candidates candidates) {

  /// A name on a domain that another organization has verified.
  record Foreign(String attribute, EmailAddress address) {}

  /// What the names of a new User meet.
  static UserNames ofNew(Act act, Caller.OfDirectory caller, UserAttributes user) {
    return ask(act, caller, user, true, user.externalId(), Optional.empty());
  }

  /// What the new names of a User meet.
  static UserNames ofChanged(
      Act act,
      Caller.OfDirectory caller,
      UserAttributes before,
      UserAttributes after,
      AccountRow account) {
    boolean renamed = !Address.same(before.userName(), after.userName());
    return ask(act, caller, after, renamed, Optional.empty(), account.addressKey());
  }

  private static UserNames ask(
      Act act,
      Caller.OfDirectory caller,
      UserAttributes user,
      boolean wantsUserName,
      Optional<String> externalId,
      Optional<String> presentKey) {
    Optional<EmailAddress> userName = EmailAddress.read(user.userName());
    Optional<EmailAddress> email = user.email().flatMap(EmailAddress::read);
    Set<String> keys = new LinkedHashSet<>();
    Set<String> domains = new LinkedHashSet<>();
    Stream.concat(userName.stream(), email.stream())
        .forEach(address -> {
          keys.add(address.key());
          domains.add(address.domain());
        });
    presentKey.map(Address::domain).ifPresent(domains::add);
    Candidates.Question question =
        new Candidates.Question(
            caller.platformId(),
            caller.organizationId(),
            Act.owner(caller),
            wantsUserName ? Optional.of(Address.key(user.userName())) : Optional.empty(),
            keys,
            domains,
            externalId);
    return new UserNames(caller, userName, email, Candidates.find(act.sql(), question));
  }

  /// The address that the account of this User is to have: the primary e-mail, else the userName,
  /// on a domain that the organization has verified.
  Optional<EmailAddress> managed() {
    return Stream.concat(email.stream(), userName.stream())
        .filter(address -> isOurs(address.domain()))
        .findFirst();
  }

  boolean isOurs(String domain) {
    return candidates.ownerOf(domain).filter(caller.organizationId()::equals).isPresent();
  }

  /// The first name that is on a domain of somebody else's.
  Optional<Foreign> foreign() {
    return Stream.concat(
            userName.stream().map(address -> new Foreign("userName", address)),
            email.stream().map(address -> new Foreign("emails", address)))
        .filter(name -> isForeign(name.address().domain()))
        .findFirst();
  }

  private boolean isForeign(String domain) {
    return candidates.ownerOf(domain).filter(o -> !o.equals(caller.organizationId())).isPresent();
  }

  /// Another account than this one that has the address.
  Optional<String> holder(EmailAddress address, String accountId) {
    return candidates.accountWith(address.key()).filter(id -> !id.equals(accountId));
  }
}
