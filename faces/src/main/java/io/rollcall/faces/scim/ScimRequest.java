package io.rollcall.faces.scim;

import io.rollcall.platform.Expected;
import io.rollcall.platform.Listing;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.message.BulkRequest;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.schema.Projection;
import io.rollcall.scim.schema.ResourceRequest;
import java.util.List;
import java.util.Optional;

/// What a SCIM client asks for. Path, query, filter and PATCH are values from here on; nobody
/// behind the reader sees text that still has to be parsed.
sealed interface ScimRequest {

  /// One thing to do.
  sealed interface Single extends ScimRequest {}

  /// POST (RFC 7644 §3.3).
  record Create(Kind kind, ResourceRequest resource, Projection shown) implements Single {}

  /// GET of one (RFC 7644 §3.4.1).
  record Get(Kind kind, String id, EntityTags.Unless unless, Projection shown) implements Single {}

  /// GET of many, or a search of one kind (RFC 7644 §3.4.2, §3.4.3).
  record Find(Kind kind, Listing listing, Projection shown) implements Single {}

  /// A query of users and groups together (RFC 7644 §3.4.2.1).
  record FindAll(Optional<Filter> filter, Listing.Window window, Projection shown)
      implements Single {}

  /// PUT (RFC 7644 §3.5.1).
  record Replace(
      Kind kind, String id, ResourceRequest resource, Expected expected, Projection shown)
      implements Single {}

  /// PATCH (RFC 7644 §3.5.2).
  record Patch(Kind kind, String id, PatchRequest patch, Expected expected, Projection shown)
      implements Single {}

  /// DELETE (RFC 7644 §3.6).
  record Delete(Kind kind, String id, Expected expected) implements Single {}

  /// Many operations in one request (RFC 7644 §3.7), each read when its turn comes.
  record Bulk(BulkRequest request) implements ScimRequest {}

  /// What is answered without knowing who asks.
  sealed interface ForAnybody extends Single {}

  /// What the service says of itself (RFC 7644 §4).
  sealed interface Described extends ForAnybody {}

  record ShowServiceProviderConfig() implements Described {}

  /// All resource types, or the named one.
  record ShowResourceTypes(Optional<String> name) implements Described {}

  /// All schemas, or the one with this URN.
  record ShowSchemas(Optional<String> urn) implements Described {}

  /// OPTIONS: which methods a path has.
  record ShowMethods(List<String> allow) implements ForAnybody {
    public ShowMethods {
      allow = List.copyOf(allow);
    }
  }

  /// A path that exists, with a method that it does not have: 405.
  ///
  /// @param allow the methods that it has
  record NotAllowed(List<String> allow, String reason) implements ForAnybody {
    public NotAllowed {
      allow = List.copyOf(allow);
    }
  }
}
