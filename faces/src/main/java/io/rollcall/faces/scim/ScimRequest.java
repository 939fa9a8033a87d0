package io.rollcall.faces.scim;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Projection;
import java.util.List;
import java.util.Optional;

/// What a SCIM client asks for. Path, query, filter and PATCH are values from here on; nobody
/// behind the reader sees text that still has to be parsed.
public sealed interface ScimRequest {

  /// Which part of a resource type's collection a list request wants.
  ///
  /// @param startIndex 1 or more
  /// @param count 0 or more; 0 asks for the total only
  record Window(Optional<Filter> filter, int startIndex, int count) {}

  record CreateUser(Json.Obj resource, Projection shown) implements ScimRequest {}

  record GetUser(String id, Projection shown) implements ScimRequest {}

  record FindUsers(Window window, Projection shown) implements ScimRequest {}

  record PatchUser(String id, PatchRequest patch, Projection shown) implements ScimRequest {}

  record DeleteUser(String id) implements ScimRequest {}

  record GetGroup(String id, Projection shown) implements ScimRequest {}

  record FindGroups(Window window, Projection shown) implements ScimRequest {}

  record PatchGroup(String id, PatchRequest patch, Projection shown) implements ScimRequest {}

  /// The documents of RFC 7644 section 4.
  record ShowServiceProviderConfig() implements ScimRequest {}

  /// All resource types, or the named one.
  record ShowResourceTypes(Optional<String> name) implements ScimRequest {}

  /// All schemas, or the one with this URN.
  record ShowSchemas(Optional<String> urn) implements ScimRequest {}

  /// A path that exists, with a method that it does not have: 405.
  ///
  /// @param allow the methods that it has
  record NotAllowed(List<String> allow, String reason) implements ScimRequest {
    public NotAllowed {
      allow = List.copyOf(allow);
    }
  }
}
