package io.rollcall.platform;

import io.rollcall.platform.LogEntry.Kind;
import io.rollcall.platform.sql.OrganizationRows;
import java.util.Optional;
import java.util.function.BiFunction;

/// Acts of administration on one organization: by the operator, or by a key of that organization.
/// To a key, an organization of others does not exist.
final class Administration {
  private Administration() {}

  /// Whether this caller administers the organization.
  static boolean may(Caller caller, String organizationId) {
    return switch (caller) {
      case Caller.Operator _ -> true;
      case Caller.OfOrganization key -> key.organizationId().equals(organizationId);
      case Caller.OfDirectory _, Caller.Person _ -> false;
    };
  }

  /// Does something to an organization that the caller administers.
  static <T> Outcome<T> on(
      Acts acts,
      Caller caller,
      String organizationId,
      BiFunction<Act, OrganizationRows.Row, Outcome<T>> work) {
    return acts.perform(
        caller,
        organizationId,
        act ->
            Optional.of(organizationId)
                .filter(id -> may(caller, id))
                .flatMap(act.organizations()::byId)
                .map(row -> work.apply(act, row))
                .orElseGet(() -> unknown("Organization", organizationId)));
  }

  static void log(Act act, String organizationId, Kind kind, String detail) {
    act.log(organizationId, kind, Subject.NONE, detail);
  }

  static <T> Outcome<T> unknown(String what, String id) {
    return Outcome.refused(new Refusal.Unknown(what, id));
  }

  static <T> Outcome<T> forbidden(String rule, String detail) {
    return Outcome.refused(new Refusal.Forbidden(rule, detail));
  }

  static <T> Outcome<T> invalid(String detail) {
    return Outcome.refused(new Refusal.Invalid("invalidValue", detail));
  }
}
