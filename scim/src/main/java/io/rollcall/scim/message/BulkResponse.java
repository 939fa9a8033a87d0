package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;

/// The answer to a Bulk request (RFC 7644 §3.7): what became of each operation that was tried.
public record BulkResponse(List<Result> results) {

  public BulkResponse {
    results = List.copyOf(results);
  }

  /// What became of one operation.
  ///
  /// @param location of the resource; a POST that failed has none
  /// @param version the resource's ETag afterwards
  /// @param error why it failed; only then an answer repeats a body
  public record Result(
      BulkOperation.Method method,
      Optional<String> bulkId,
      Optional<String> location,
      Optional<String> version,
      int status,
      Optional<ScimError> error) {

    public static Result done(
        BulkOperation operation, int status, String location, Optional<String> version) {
      return new Result(
          operation.method(),
          operation.bulkId(),
          Optional.of(location),
          version,
          status,
          Optional.empty());
    }

    public static Result failed(
        BulkOperation operation, Optional<String> location, ScimError error) {
      return new Result(
          operation.method(),
          operation.bulkId(),
          location,
          Optional.empty(),
          error.status(),
          Optional.of(error));
    }

    private Json.Obj json() {
      Json.Builder json =
          Json.object()
              .put("method", method.name())
              .putIfPresent("bulkId", bulkId)
              .putIfPresent("version", version)
              .putIfPresent("location", location)
              .put("status", Integer.toString(status));
      error.ifPresent(e -> json.put("response", e.json()));
      return json.build();
    }
  }

  public Json.Obj json() {
    return Json.object()
        .put("schemas", Json.array(Json.string(Urn.BULK_RESPONSE)))
        .put("Operations", results.stream().map(Result::json).toList())
        .build();
  }
}
