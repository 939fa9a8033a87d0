package io.rollcall.platform;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.Leniency;
import io.rollcall.scim.message.Reading;
import io.rollcall.scim.patch.Patch;
import io.rollcall.scim.patch.PatchOperation;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Attribute;
import io.rollcall.scim.schema.Immutable;
import io.rollcall.scim.schema.ResourceRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a request wants a group to be: its attributes, made from those it has, and its members.
///
/// @param attributes throws what refuses the request
/// @param read the leniencies that the request was read with
/// @param reading takes those that only show on the group
record GroupWish(
    Expected expected,
    UnaryOperator<GroupAttributes> attributes,
    WantedMembers members,
    List<Leniency> read,
    Reading reading) {

  static GroupWish patch(Caller.OfDirectory caller, PatchRequest request, Expected expected) {
    Reading reading = new Reading(caller.leniencies());
    List<PatchOperation> operations = request.withoutMembers().operations();
    ResourceType type = caller.types().group();
    UnaryOperator<Json.Obj> patched = was -> Patch.apply(was, operations, type, reading);
    return new GroupWish(
        expected,
        operations.isEmpty() ? was -> was : was -> checked(caller, was, patched),
        WantedMembers.of(request.memberChanges()),
        request.leniencies(),
        reading);
  }

  /// PUT: what is not named goes.
  static GroupWish replace(Caller.OfDirectory caller, ResourceRequest request, Expected expected) {
    return new GroupWish(
        expected,
        was -> checked(caller, was, _ -> request.resource()),
        WantedMembers.exactly(request.resource()),
        request.leniencies(),
        Reading.lenient());
  }

  private static GroupAttributes checked(
      Caller.OfDirectory caller, GroupAttributes was, UnaryOperator<Json.Obj> change) {
    GroupAttributes is = GroupAttributes.read(change.apply(was.resource()), caller.preset());
    Immutable.check(was.resource(), is.resource(), caller.types().group());
    return keepsName(caller) ? is.withDisplayName(was.displayName()) : is;
  }

  /// A name that may not change is the same in other letter case.
  private static boolean keepsName(Caller.OfDirectory caller) {
    return caller.types().group().attributes().stream()
        .filter(attribute -> attribute.name().equals("displayName"))
        .anyMatch(attribute -> attribute.mutability() == Attribute.Mutability.IMMUTABLE);
  }

  /// All that the request took, once its attributes were made.
  List<Leniency> leniencies() {
    return Stream.concat(read.stream(), reading.taken().stream()).distinct().toList();
  }
}
