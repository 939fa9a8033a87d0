package io.rollcall.platform;

import java.util.Optional;

/// An id under which no account is found where one is needed. The organization's log says what it
/// is instead, if it is something of the organization's own: an id of another organization is as
/// unknown as one that never was.
final class NotAnAccount {
  private NotAnAccount() {}

  /// @param what is not found, for the answer
  static <T> Outcome<T> refuse(Act act, String organizationId, String what, String id) {
    Refusal refusal = new Refusal.Unknown(what, id);
    String logged =
        Optional.of(id)
            .filter(Act::couldBeId)
            .flatMap(known -> act.records().directoryOf(organizationId, known))
            .map(directory ->
                "%s It is the id of a User of the directory %s; an account has another one, which the User tells if it is linked."
                    .formatted(refusal.detail(), directory))
            .orElse(refusal.detail());
    return act.refuse(organizationId, refusal, Subject.NONE, logged, Optional.empty());
  }
}
