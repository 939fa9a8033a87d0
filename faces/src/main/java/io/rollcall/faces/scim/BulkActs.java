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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Carries out a bulk request (RFC 7644 §3.7): every operation goes the way of a request of its
/// own, through the same reader and act, in a transaction of its own.
///
/// A POST that cannot be completed has failed as a whole: what it made is deleted again, and so is
/// what was made with a reference to it.
///
/// When the database goes away, what was done keeps its result, and each other operation is 503; if
/// nothing was done yet, the whole request is.
final class BulkActs {
  private final BulkCalls calls;
  private final BulkRequest request;
  private final Map<Integer, Result> results = new TreeMap<>();

  /// Which operations refer to a bulkId.
  private final Map<String, List<Integer>> referring = new HashMap<>();

  /// @param base the SCIM base URL of the caller's directory
  BulkActs(ScimService service, Caller.OfDirectory caller, String base, BulkRequest request) {
    this.calls = new BulkCalls(service, caller, base);
    this.request = request;
    for (int i = 0; i < request.operations().size(); i++) {
      for (String bulkId : request.operations().get(i).references()) {
        referring.computeIfAbsent(bulkId, _ -> new ArrayList<>()).add(i);
      }
    }
  }

  BulkResponse run() {
    Optional<String> away = Optional.empty();
    for (Step step : BulkOrder.of(request.operations())) {
      if (isOver() && !(step instanceof Step.Complete)) {
        continue;
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
              index,
              Result.failed(
                  request.operations().get(index), Optional.empty(), calls.logged(error)));
      case Step.Complete(int index, BulkOperation patch) ->
          made(index).ifPresent(made -> complete(index, made, patch));
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

  /// The result of a POST, if it made something.
  private Optional<Result> made(int index) {
    return Optional.ofNullable(results.get(index))
        .filter(result -> result.status() == ScimWriter.CREATED);
  }

  /// The POST and the PATCH that sets what it had to leave out are seen as the one operation that
  /// the client sent.
  private void complete(int index, Result made, BulkOperation patch) {
    Result patched = calls.result(patch);
    patched
        .error()
        .ifPresentOrElse(
            error -> undo(index, made, error),
            () ->
                results.put(
                    index,
                    Result.done(
                        request.operations().get(index),
                        made.status(),
                        made.location().orElseThrow(),
                        patched.version().or(made::version))));
  }

  /// RFC 7644 §3.7.1 has what cannot be resolved fail; and a POST that failed has made nothing.
  private void undo(int index, Result made, ScimError why) {
    BulkOperation post = request.operations().get(index);
    String bulkId = post.bulkId().orElseThrow();
    Optional<ScimError> kept = calls.delete(post).filter(error -> error.status() != 404);
    results.put(
        index,
        kept.map(error -> Result.failed(post, made.location(), stillThere(why, error)))
            .orElseGet(() -> Result.failed(post, Optional.empty(), why)));
    for (int other : referring.getOrDefault(bulkId, List.of())) {
      made(other)
          .ifPresent(result -> undo(other, result, calls.logged(BulkOperation.unmade(bulkId))));
    }
  }

  private static ScimError stillThere(ScimError why, ScimError error) {
    return new ScimError(
        why.status(),
        why.scimType(),
        why.detail()
            + " What was made is still there, for it could not be deleted: "
            + error.detail());
  }
}
