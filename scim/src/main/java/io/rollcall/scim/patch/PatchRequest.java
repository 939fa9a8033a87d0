package io.rollcall.scim.patch;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniencies;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.Urn;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/// The body of a PATCH (RFC 7644 §3.5.2): what to do, in order, and which leniencies it took to
/// read it. All of it is done or nothing.
public record PatchRequest(List<PatchOperation> operations, List<Leniency> leniencies) {

  /// How many operations one PATCH may have.
  public static final int MAX_OPERATIONS = 1_000;

  public PatchRequest {
    operations = List.copyOf(operations);
    leniencies = List.copyOf(leniencies);
  }

  /// Reads a body, in the forms of the RFC and in those that [Leniency] lists. Every operation then
  /// has a path in the schema's spelling and a value of its attribute's type.
  ///
  /// @throws ScimException invalidSyntax, invalidPath, invalidFilter, invalidValue, noTarget or
  ///   mutability, saying what was expected
  public static PatchRequest read(Json body, ResourceType type) {
    return read(body, type, Leniencies.LENIENT);
  }

  /// As [#read(Json, ResourceType)], but what is switched off is refused; the detail says so.
  public static PatchRequest read(Json body, ResourceType type, Leniencies leniencies) {
    return new PatchReader(type, new Reading(leniencies)).read(body);
  }

  /// The operations in a body, not yet read, if their number is within bounds.
  static List<Json> operationsIn(Optional<Json> given) {
    if (!(given.orElse(Json.Arr.EMPTY) instanceof Json.Arr(List<Json> list)) || list.isEmpty()) {
      throw ScimError.invalidSyntax("Operations must be a list of at least one operation")
          .exception();
    }
    if (list.size() > MAX_OPERATIONS) {
      throw ScimError.tooLarge(
              "A PATCH has at most %,d operations, this one has %,d"
                  .formatted(MAX_OPERATIONS, list.size()))
          .exception();
    }
    return list;
  }

  /// What the request does to the members of a group.
  ///
  /// @throws ScimException invalidPath or invalidValue if that cannot be said as set operations
  public List<MemberChange> memberChanges() {
    return operations.stream().filter(MemberChanges::concerns).map(MemberChanges::of).toList();
  }

  /// The same request without what it does to the members of a group.
  public PatchRequest withoutMembers() {
    return new PatchRequest(
        operations.stream().filter(o -> !MemberChanges.concerns(o)).toList(), leniencies);
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
