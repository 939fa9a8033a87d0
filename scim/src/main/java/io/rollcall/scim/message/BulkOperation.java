package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One operation of a Bulk request (RFC 7644 §3.7): a request of its own.
///
/// @param path the endpoint, as in `/Users`, and for other methods than POST the resource's id, as
///   in `/Users/42` or `/Users/bulkId:x`
/// @param bulkId by which others refer to what a POST makes
/// @param version the ETag that the resource must have
/// @param data the body; `null` for DELETE
public record BulkOperation(
    Method method, String path, Optional<String> bulkId, Optional<String> version, Json data) {

  /// What an operation may do.
  public enum Method {
    POST,
    PUT,
    PATCH,
    DELETE;

    static Optional<Method> of(String word) {
      return Arrays.stream(values()).filter(m -> m.name().equalsIgnoreCase(word)).findFirst();
    }
  }

  /// The part of the path that names the endpoint: `/Users`.
  public String endpoint() {
    return hasId() ? path.substring(0, path.lastIndexOf('/')) : path;
  }

  /// The part of the path that names the resource; a POST has none.
  public Optional<String> id() {
    return hasId() ? Optional.of(path.substring(path.lastIndexOf('/') + 1)) : Optional.empty();
  }

  private boolean hasId() {
    return path.lastIndexOf('/') > 0;
  }

  /// The bulkIds that the path and the data speak of.
  public Set<String> references() {
    return BulkReferences.in(this);
  }

  /// What an operation is told that refers to something that another one should have made.
  public static ScimError unmade(String bulkId) {
    return nothing(bulkId, "the operation that should make it failed");
  }

  /// What an operation is told that refers to something that is not there.
  static ScimError nothing(String bulkId, String why) {
    return ScimError.conflict("bulkId:%s stands for nothing: %s".formatted(Echo.of(bulkId), why));
  }

  /// The same operation with ids in the place of bulkIds.
  ///
  /// @param ids by bulkId, of what was made so far
  /// @throws ScimException 409 if one is missing, as the operation that should make it failed
  public BulkOperation resolved(Map<String, String> ids) {
    return BulkReferences.resolved(this, ids);
  }
}
