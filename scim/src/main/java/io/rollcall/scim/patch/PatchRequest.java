package io.rollcall.scim.patch;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Urn;
import java.util.List;

/// The body of a PATCH (RFC 7644 §3.5.2): what to do, in order, and which leniencies it took to
/// read it. All of it is done or nothing.
public record PatchRequest(List<PatchOperation> operations, List<Leniency> leniencies) {

  public PatchRequest {
    operations = List.copyOf(operations);
    leniencies = List.copyOf(leniencies);
  }

  /// A request to send: `PatchRequest.of(PatchOperation.replace("userName", …)).json()`.
  public static PatchRequest of(PatchOperation... operations) {
    return new PatchRequest(List.of(operations), List.of());
  }

  /// The message as it goes over the wire.
  public Json.Obj json() {
    return Json.object()
        .put("schemas", Json.array(Json.string(Urn.PATCH_OP)))
        .put("Operations", operations.stream().map(PatchOperation::json).toList())
        .build();
  }
}
