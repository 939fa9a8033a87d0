package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.db.UniqueViolation;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/// Runs acts: one transaction each. What a request's values are refused for undoes the act, and is
/// written to the log by itself. When a unique index decides a race against an act, the act runs
/// again and then sees who won.
record Acts(Database database, Clock clock, Ids ids, Presets presets, KnownCallers callers) {
  private static final int ATTEMPTS = 5;

  /// @param organizationId in whose log a refusal of the request's values is written
  <T> Outcome<T> perform(Caller caller, String organizationId, Function<Act, Outcome<T>> body) {
    try {
      return untilDecided(caller, body);
    } catch (ScimException e) {
      return database.write(
          sql -> act(sql, caller).refuse(organizationId, invalid(e), Subject.NONE));
    }
  }

  /// Runs what may change whom a token lets in, and as what: an act on tokens, directories,
  /// organizations or their schemas. Everybody is looked up again afterwards.
  <T> T readmitting(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      callers.forget();
    }
  }

  private <T> Outcome<T> untilDecided(Caller caller, Function<Act, Outcome<T>> body) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.write(sql -> body.apply(act(sql, caller)));
      } catch (UniqueViolation e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  <T> T read(Function<DSLContext, T> work) {
    return database.read(work);
  }

  private Act act(DSLContext sql, Caller caller) {
    return new Act(sql, clock.millis(), ids, presets, caller, List.of());
  }

  static Refusal invalid(ScimException refused) {
    ScimError error = refused.error();
    return error.status() == ScimError.TOO_LARGE
        ? new Refusal.TooLarge(error.detail())
        : new Refusal.Invalid(error.scimType().orElse("invalidValue"), error.detail());
  }
}
