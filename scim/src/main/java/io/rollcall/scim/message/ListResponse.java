package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import java.util.List;

/// One page of a query's answer (RFC 7644 §3.4.2): how many resources there are in all, the place
/// of this page's first one among them (counted from 1), and the resources themselves.
public record ListResponse(long total, long startIndex, List<Json.Obj> resources) {

  public ListResponse {
    resources = List.copyOf(resources);
  }

  public Json.Obj json() {
    return Json.object()
        .put("schemas", Json.array(Json.string(Urn.LIST_RESPONSE)))
        .put("totalResults", total)
        .put("startIndex", startIndex)
        .put("itemsPerPage", resources.size())
        .put("Resources", resources)
        .build();
  }

  /// Reads what another server answered. `startIndex` may be missing there (then 1), and so may
  /// `Resources` when there are none.
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
    return new ListResponse(
        total, body.integer("startIndex").orElse(1L), body.objects("Resources"));
  }
}
