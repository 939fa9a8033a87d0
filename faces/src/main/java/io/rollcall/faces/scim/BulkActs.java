package io.rollcall.faces.scim;

import io.rollcall.faces.wire.Query;
import io.rollcall.platform.Caller;
import io.rollcall.scim.message.BulkOperation;
import io.rollcall.scim.message.BulkOrder;
import io.rollcall.scim.message.BulkOrder.Step;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.message.BulkResponse;
import io.rollcall.scim.message.BulkResponse.Result;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Carries out a bulk request (RFC 7644 §3.7): every operation goes the way of a request of its
/// own, through the same reader and act, in a transaction of its own.
final class BulkActs {
  /// Nobody is shown the resource, so nothing is read for showing it.
  private static final Query SHOW_NOTHING =
      new Query(List.of(new Query.Parameter("attributes", "id")));

  private final ScimService service;
  private final Caller.OfDirectory caller;
  private final String base;
  private final BulkRequest request;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<Integer, Result> results = new TreeMap<>();

  /// @param base the SCIM base URL of the caller's directory
  BulkActs(ScimService service, Caller.OfDirectory caller, String base, BulkRequest request) {
    this.service = service;
    this.caller = caller;
    this.base = base;
    this.request = request;
  }

  BulkResponse run() {
    for (Step step : BulkOrder.of(request.operations())) {
      if (isOver()) {
        break;
      }
      take(step);
    }
    return new BulkResponse(List.copyOf(results.values()));
  }

  private boolean isOver() {
    long failed = results.values().stream().filter(r -> r.error().isPresent()).count();
    return request.failOnErrors().filter(most -> failed >= most).isPresent();
  }

  private void take(Step step) {
    switch (step) {
      case Step.Run(int index, BulkOperation operation) -> results.put(index, result(operation));
      case Step.Refuse(int index, ScimError error) ->
          results.put(
              index, Result.failed(request.operations().get(index), Optional.empty(), error));
      case Step.Complete(int index, BulkOperation patch) ->
          results.computeIfPresent(index, (at, made) -> completed(at, made, patch));
    }
  }

  /// The POST and the PATCH that sets what it had to leave out, seen as the one operation that the
  /// client sent.
  private Result completed(int index, Result made, BulkOperation patch) {
    if (made.error().isPresent()) {
      return made;
    }
    BulkOperation operation = request.operations().get(index);
    Result patched = result(patch);
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

  private Result result(BulkOperation given) {
    try {
      BulkOperation operation = given.resolved(ids);
      List<String> path = Arrays.stream(operation.path().substring(1).split("/")).toList();
      if (!service.routes().isResource(path)) {
        return failed(operation, notHere(operation));
      }
      return result(operation, service.answer(caller, call(operation, path), base));
    } catch (ScimException e) {
      return Result.failed(given, Optional.empty(), e.error());
    }
  }

  private static ScimError notHere(BulkOperation operation) {
    return ScimError.invalidPath(
        "A bulk operation is about users and groups: its path is /Users, /Groups, or one of them, not "
            + Echo.of(operation.path())
            + ".");
  }

  private static ScimCall call(BulkOperation operation, List<String> path) {
    return new ScimCall(
        operation.method().name(),
        path,
        SHOW_NOTHING,
        operation::data,
        "version",
        operation.version(),
        Optional.empty());
  }

  private Result result(BulkOperation operation, ScimReply reply) {
    return switch (reply) {
      case ScimReply.Created(ScimReply.Resource made, var _) -> {
        operation.bulkId().ifPresent(bulkId -> ids.put(bulkId, made.id()));
        yield done(operation, 201, made);
      }
      case ScimReply.Shown(ScimReply.Resource resource, var _) -> done(operation, 200, resource);
      case ScimReply.Changed(ScimReply.Resource resource) -> done(operation, 204, resource);
      case ScimReply.Deleted _ ->
          Result.done(operation, 204, base + operation.path(), Optional.empty());
      case ScimReply.Refused(ScimError error) -> failed(operation, error);
      case ScimReply.NotAllowed notAllowed -> failed(operation, notAllowed.error());
      case ScimReply.NotModified _,
          ScimReply.Listed _,
          ScimReply.ListedByCursor _,
          ScimReply.Document _,
          ScimReply.Documents _,
          ScimReply.BulkDone _,
          ScimReply.Methods _ ->
          throw new IllegalStateException(operation.method() + " came to " + reply);
    };
  }

  private Result done(BulkOperation operation, int status, ScimReply.Resource resource) {
    return Result.done(
        operation,
        status,
        ScimWriter.location(resource, base),
        Optional.of(EntityTags.of(resource.version())));
  }

  private Result failed(BulkOperation operation, ScimError error) {
    Optional<String> location =
        operation.method() == BulkOperation.Method.POST
            ? Optional.empty()
            : Optional.of(base + operation.path());
    return Result.failed(operation, location, error);
  }
}
