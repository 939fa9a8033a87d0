package io.rollcall.faces.scim;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Projection;
import io.rollcall.scim.schema.ResourceType;
import java.time.Instant;
import java.util.List;

/// What an act came to, for the response writer.
sealed interface ScimReply {

  /// A user or a group as the platform knows it.
  ///
  /// @param type what it is
  /// @param attributes what the client may see, without `meta`
  record Resource(
      ResourceType type,
      String id,
      long version,
      Instant created,
      Instant changed,
      Json.Obj attributes) {}

  record Created(Resource resource, Projection shown) implements ScimReply {}

  record Shown(Resource resource, Projection shown) implements ScimReply {}

  /// @param startIndex where this page begins, from 1
  record Listed(long total, long startIndex, List<Resource> page, Projection shown)
      implements ScimReply {
    public Listed {
      page = List.copyOf(page);
    }
  }

  record Done() implements ScimReply {}

  /// One of the documents that describe the service.
  record Document(Json.Obj json) implements ScimReply {}

  /// All documents of one kind.
  record Documents(List<Json.Obj> all) implements ScimReply {
    public Documents {
      all = List.copyOf(all);
    }
  }

  record Refused(ScimError error) implements ScimReply {}

  /// @param allow the methods that the path has
  record NotAllowed(List<String> allow, String reason) implements ScimReply {
    public NotAllowed {
      allow = List.copyOf(allow);
    }
  }
}
