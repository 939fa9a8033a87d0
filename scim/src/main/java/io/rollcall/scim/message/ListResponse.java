package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Optional;

/// One page of a query's answer (RFC 7644 §3.4.2; by cursor RFC 9865 §2).
///
/// @param total how many resources there are in all
/// @param startIndex the place of this page's first resource among them, counted from 1; 0 when the
///   page was asked for by cursor, which says nothing about places
/// @param nextCursor leads to the next page; absent on the last one
/// @param previousCursor leads to the page before
public record ListResponse(
    long total,
    long startIndex,
    List<Json.Obj> resources,
    Optional<String> nextCursor,
    Optional<String> previousCursor) {

  public ListResponse {
    resources = List.copyOf(resources);
  }

  /// A page asked for by its place.
  public ListResponse(long total, long startIndex, List<Json.Obj> resources) {
    this(total, startIndex, resources, Optional.empty(), Optional.empty());
  }

  /// A page asked for by cursor.
  public static ListResponse byCursor(
      long total, List<Json.Obj> resources, Optional<String> next, Optional<String> previous) {
    return new ListResponse(total, 0, resources, next, previous);
  }

  public Json.Obj json() {
    Json.Builder json =
        Json.object()
            .put("schemas", Json.array(Json.string(Urn.LIST_RESPONSE)))
            .put("totalResults", total);
    if (startIndex > 0) {
      json.put("startIndex", startIndex);
    }
    return json.put("itemsPerPage", resources.size())
        .putIfPresent("previousCursor", previousCursor)
        .putIfPresent("nextCursor", nextCursor)
        .put("Resources", resources)
        .build();
  }

  /// Reads what another server answered. `startIndex` may be missing there (then 1, or 0 beside a
  /// cursor), and so may `Resources` when there are none.
  ///
  /// @throws ScimException invalidSyntax if it is no list
  public static ListResponse read(Json json) {
    if (!(json instanceof Json.Obj body)) {
      throw ScimError.invalidSyntax("A ListResponse must be a JSON object").exception();
    }
    long total =
        body.integer("totalResults")
            .orElseThrow(() ->
                ScimError.invalidSyntax("A ListResponse must have a number totalResults")
                    .exception());
    Optional<String> next = body.string("nextCursor");
    Optional<String> previous = body.string("previousCursor");
    long start = next.isPresent() || previous.isPresent() ? 0 : 1;
    return new ListResponse(
        total, body.integer("startIndex").orElse(start), body.objects("Resources"), next, previous);
  }
}
