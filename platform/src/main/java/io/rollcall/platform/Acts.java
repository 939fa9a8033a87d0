package io.rollcall.platform;

import io.rollcall.db.Database;
import io.rollcall.db.UniqueViolation;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.time.Clock;
import java.util.function.Function;
import org.jooq.DSLContext;

/// Runs acts: one transaction each. When a unique index decides a race against an act, the act runs
/// again and then sees who won.
record Acts(Database database, Clock clock, Ids ids) {
  private static final int ATTEMPTS = 5;

  /// @param organizationId in whose log a refusal of the request's values is written
  <T> Outcome<T> perform(Caller caller, String organizationId, Function<Act, Outcome<T>> body) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.write(sql -> once(sql, caller, organizationId, body));
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

  private <T> Outcome<T> once(
      DSLContext sql, Caller caller, String organizationId, Function<Act, Outcome<T>> body) {
    Act act = new Act(sql, clock.millis(), ids, caller);
    try {
      return body.apply(act);
    } catch (ScimException e) {
      return act.refuse(organizationId, invalid(e), Subject.NONE);
    }
  }

  static Refusal invalid(ScimException refused) {
    ScimError error = refused.error();
    return new Refusal.Invalid(error.scimType().orElse("invalidValue"), error.detail());
  }
}
