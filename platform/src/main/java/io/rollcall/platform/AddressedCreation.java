package io.rollcall.platform;

import io.rollcall.platform.sql.UserRow;
import java.util.Optional;

/// What POST of a User does where every directory has Users of its own, and an account has the
/// address that the primary e-mail says: who holds that decides.
record AddressedCreation(Act act, Caller.OfDirectory caller) {

  Outcome<UserRow> create(UserAttributes user) {
    EmailAddress email = PrimaryEmail.of(user, caller.preset());
    AddressHolder holder =
        AddressHolder.of(act, caller, email, user.externalId(), Optional.empty());
    AddressedLinking linking = new AddressedLinking(act, caller);
    Optional<Outcome<UserRow>> refused = holder.refusal();
    return refused
        .or(() -> new DirectoryNames(act, caller).refusal(user))
        .orElseGet(() -> linking.link(holder, user).map(linked -> write(linking, linked)));
  }

  private UserRow write(AddressedLinking linking, AddressedLinking.Linked linked) {
    UserRow made =
        RecordWriter.by(act, caller)
            .insert(linked.account(), linked.membership(), Act.owner(caller), linked.user());
    linking.tell(linked);
    act.log(caller.organizationId(), linked.kind(), Subject.of(made), linked.sentence());
    return made;
  }
}
