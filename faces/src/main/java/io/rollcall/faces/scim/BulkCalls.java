package io.rollcall.faces.scim;

import io.rollcall.faces.wire.Query;
import io.rollcall.platform.Caller;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.BulkOperation;
import io.rollcall.scim.message.BulkResponse.Result;
import io.rollcall.scim.message.Echo;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends the operations of one bulk request the way of requests of their own, and remembers what
/// their bulkIds stand for (RFC 7644 §3.7.2).
///
/// @param base the SCIM base URL of the caller's directory
/// @param ids of what was made so far, by bulkId
record BulkCalls(
    ScimService service, Caller.OfDirectory caller, String base, Map<String, String> ids) {
  /// Nobody is shown the resource, so nothing is read for showing it.
  private static final Query SHOW_NOTHING =
      new Query(List.of(new Query.Parameter("attributes", "id")));

  BulkCalls(ScimService service, Caller.OfDirectory caller, String base) {
    this(service, caller, base, new HashMap<>());
  }

  /// What becomes of an operation.
  Result result(BulkOperation given) {
    try {
      BulkOperation operation = given.resolved(ids);
      List<String> path = Arrays.stream(operation.path().substring(1).split("/")).toList();
      if (!service.routes().isResource(path)) {
        return failed(operation, logged(notHere(operation)));
      }
      return result(operation, service.answer(caller, call(operation, path), base));
    } catch (ScimException e) {
      return Result.failed(given, Optional.empty(), logged(e.error()));
    }
  }

  /// Writes down what is refused without being asked of the service, and gives it back.
  ScimError logged(ScimError error) {
    return service.logged(caller, error);
  }

  /// Deletes what a POST made; nothing stands for its bulkId any more.
  ///
  /// @return why it could not be deleted
  Optional<ScimError> delete(BulkOperation post) {
    String bulkId = post.bulkId().orElseThrow();
    BulkOperation delete =
        new BulkOperation(
            BulkOperation.Method.DELETE,
            post.path() + "/bulkId:" + bulkId,
            Optional.empty(),
            Optional.empty(),
            new Json.Null());
    Optional<ScimError> error = result(delete).error();
    ids.remove(bulkId);
    return error;
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
        yield done(operation, ScimWriter.CREATED, made);
      }
      case ScimReply.Shown(ScimReply.Resource resource, var _) -> done(operation, 200, resource);
      case ScimReply.Changed(ScimReply.Resource resource) -> done(operation, 204, resource);
      case ScimReply.Deleted _ ->
          Result.done(operation, 204, base + operation.path(), Optional.empty());
      case ScimReply.Refused(ScimError error, var _) -> failed(operation, error);
      case ScimReply.NotAllowed notAllowed -> failed(operation, notAllowed.error());
      case ScimReply.NotModified _,
          ScimReply.Listed _,
          ScimReply.ListedByCursor _,
          ScimReply.Document _,
          ScimReply.Documents _,
          ScimReply.BulkDone _,
          ScimReply.TooMany _,
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

  /// An operation that failed, with the location of what it is about if there is one.
  Result failed(BulkOperation operation, ScimError error) {
    Optional<String> location =
        operation.id().filter(id -> !id.startsWith("bulkId:")).map(_ -> base + operation.path());
    return Result.failed(operation, location, error);
  }
}
