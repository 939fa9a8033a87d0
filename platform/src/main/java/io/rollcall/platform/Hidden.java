package io.rollcall.platform;

import io.rollcall.platform.sql.MembershipRow;
import java.util.Optional;

/// Why an id is not found, for the organization's log. An id of another organization is as unknown
/// as one that never was.
final class Hidden {
  private Hidden() {}

  static <T> Outcome<T> refuse(Act act, Caller.OfDirectory caller, String id) {
    String reason =
        switch (caller.preset().scimIdIs()) {
          case ACCOUNT ->
              act.memberships()
                  .lock(caller.organizationId(), id)
                  .map(Hidden::reason)
                  .orElse("it is unknown");
          case RECORD -> "it is unknown";
        };
    return act.refuse(
        caller.organizationId(),
        new Refusal.Unknown("User", id),
        Subject.id(id),
        "User " + id + " is not visible over SCIM: " + reason + ".",
        Optional.empty());
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
