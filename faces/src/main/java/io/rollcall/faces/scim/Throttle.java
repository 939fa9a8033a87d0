package io.rollcall.faces.scim;

import io.rollcall.faces.rate.RateClass;
import io.rollcall.platform.Caller;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.ScimError;
import java.util.Optional;

/// Keeps the calls of directories to the rate limits of their preset.
record Throttle(DirectoryBudgets budgets, ScimRates rates) {

  /// The reply to a call that is one too many; empty when it may go on.
  ///
  /// @param call as [ScimRates.Classes] reads it
  /// @param bodyBytes how large its body is, decoded
  Optional<ScimReply> refusal(Caller.OfDirectory caller, String call, int bodyBytes) {
    return budgets.spend(caller, rates.classes().of(call, bodyBytes), 1, "").map(this::reply);
  }

  /// The same for the operations of a bulk request, all of them at once. One with more than a
  /// budget has takes all of it.
  Optional<ScimReply> refusal(Caller.OfDirectory caller, BulkRequest bulk) {
    return rates.operations().flatMap(of -> refusal(caller, bulk.operations().size(), of));
  }

  private Optional<ScimReply> refusal(Caller.OfDirectory caller, int operations, RateClass of) {
    long cost = Math.clamp(operations, 1, of.budget());
    return budgets
        .spend(caller, of, cost, "The operations of this Bulk request count as %d.".formatted(cost))
        .map(this::reply);
  }

  /// The reply to a call that came with a token that does not belong there.
  ScimReply astray(Caller.OfDirectory caller, ScimError mistake) {
    return budgets
        .astray(caller, mistake)
        .map(this::reply)
        .orElseGet(() -> new ScimReply.Refused(mistake));
  }

  private ScimReply reply(DirectoryBudgets.TooMany tooMany) {
    ScimError error = ScimError.tooManyRequests(tooMany.detail());
    return new ScimReply.TooMany(
        new ScimError(error.status(), rates.refusalType(), error.detail()), tooMany.headers());
  }
}
