package io.rollcall.faces.scim;

import io.rollcall.platform.Caller;
import io.rollcall.platform.Platform;
import io.rollcall.scim.message.BulkOperation;
import io.rollcall.scim.message.BulkOrder;
import io.rollcall.scim.message.BulkOrder.Step;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.BulkResponse;
import io.rollcall.scim.message.BulkResponse.Result;
import io.rollcall.scim.message.ScimError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Carries out a bulk request (RFC 7644 §3.7): every operation goes the way of a request of its
/// own, through the same reader and act, in a transaction of its own.
///
/// When the database goes away, what was done keeps its result, and each other operation is 503; if
/// nothing was done yet, the whole request is.
final class BulkActs {
  private final BulkCalls calls;
  private final BulkRequest request;
  private final Map<Integer, Result> results = new TreeMap<>();

  /// @param base the SCIM base URL of the caller's directory
  BulkActs(ScimService service, Caller.OfDirectory caller, String base, BulkRequest request) {
    this.calls = new BulkCalls(service, caller, base);
    this.request = request;
  }

  BulkResponse run() {
    Optional<String> away = Optional.empty();
    for (Step step : BulkOrder.of(request.operations())) {
      if (isOver()) {
        break;
      }
      if (away.isPresent()) {
        notDone(step, away.get());
      } else {
        away = tried(step);
      }
    }
    return new BulkResponse(List.copyOf(results.values()));
  }

  private boolean isOver() {
    long failed = results.values().stream().filter(r -> r.error().isPresent()).count();
    return request.failOnErrors().filter(most -> failed >= most).isPresent();
  }

  /// @return why the database is away, if it is
  private Optional<String> tried(Step step) {
    try {
      take(step);
      return Optional.empty();
    } catch (RuntimeException e) {
      String why =
          Platform.away(e)
              .filter(_ -> results.values().stream().anyMatch(r -> r.error().isEmpty()))
              .orElseThrow(() -> e);
      notDone(step, why);
      return Optional.of(why);
    }
  }

  private void take(Step step) {
    switch (step) {
      case Step.Run(int index, BulkOperation operation) ->
          results.put(index, calls.result(operation));
      case Step.Refuse(int index, ScimError error) ->
          results.put(
              index, Result.failed(request.operations().get(index), Optional.empty(), error));
      case Step.Complete(int index, BulkOperation patch) ->
          results.computeIfPresent(index, (at, made) -> completed(at, made, patch));
    }
  }

  /// What was made and not completed is named by its location.
  private void notDone(Step step, String why) {
    Optional<Result> made = Optional.ofNullable(results.get(step.index()));
    if (made.flatMap(Result::error).isEmpty()) {
      BulkOperation operation = request.operations().get(step.index());
      ScimError error = ScimError.unavailable(why);
      results.put(
          step.index(),
          made.map(there -> Result.failed(operation, there.location(), error))
              .orElseGet(() -> calls.failed(operation, error)));
    }
  }

  /// The POST and the PATCH that sets what it had to leave out, seen as the one operation that the
  /// client sent.
  private Result completed(int index, Result made, BulkOperation patch) {
    if (made.error().isPresent()) {
      return made;
    }
    BulkOperation operation = request.operations().get(index);
    Result patched = calls.result(patch);
    return patched
        .error()
        .map(error -> Result.failed(operation, made.location(), error))
        .orElseGet(() ->
            Result.done(
                operation,
                made.status(),
                made.location().orElseThrow(),
                patched.version().or(made::version)));
  }
}
