package io.rollcall.platform;

import io.rollcall.platform.sql.MembershipRow;
import java.util.Optional;

/// Why an id is not found, for the organization's log. An id of another organization is as unknown
/// as one that never was: the same answer, the same log entry, written by the same statements.
final class Hidden {
  private Hidden() {}

  static <T> Outcome<T> refuse(Act act, Caller.OfDirectory caller, String id) {
    Optional<MembershipRow> membership = act.memberships().find(caller.organizationId(), id);
    return act.refuse(
        caller.organizationId(),
        new Refusal.Unknown("User", id),
        (membership.isPresent() ? Subject.id(id) : Subject.NONE).asked(id),
        "User " + id + " is not visible over SCIM: " + reason(act, caller, id, membership) + ".",
        Optional.empty());
  }

  private static String reason(
      Act act, Caller.OfDirectory caller, String id, Optional<MembershipRow> membership) {
    return switch (caller.preset().scimIdIs()) {
      case ACCOUNT -> membership.map(Hidden::reason).orElseGet(() -> meaning(act, caller, id));
      case RECORD ->
          membership
              .map(_ ->
                  "it is the id of an account of the organization; a User's id is another one,"
                      + " which a filter on userName or externalId finds")
              .or(() ->
                  act.records()
                      .directoryOf(caller.organizationId(), id)
                      .map(name -> "it is a User of the directory " + name))
              .orElseGet(() -> meaning(act, caller, id));
    };
  }

  private static String meaning(Act act, Caller.OfDirectory caller, String id) {
    return new IdMeaning(act, caller.organizationId())
        .phraseForUser(id)
        .map(phrase -> "it is " + phrase)
        .orElse("it is unknown");
  }

  private static String reason(MembershipRow membership) {
    if (membership.isSevered()) {
      return "it was cut from the organization; POST of its userName or an invitation brings it back";
    }
    return Role.ofCode(membership.role()).isUser()
        ? "it has no record here"
        : "it is a guest of the organization, and SCIM sees members and administrators only";
  }
}
