package io.rollcall.faces.scim;

import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.BulkResponse;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.schema.Projection;
import io.rollcall.scim.schema.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /// The client has this version already: 304.
  record NotModified(Resource resource) implements ScimReply {}

  /// It was changed, and the client did not ask to see it: 204.
  record Changed(Resource resource) implements ScimReply {}

  /// A page by place.
  ///
  /// @param startIndex where this page begins, from 1
  record Listed(long total, long startIndex, List<Resource> page, Projection shown)
      implements ScimReply {
    public Listed {
      page = List.copyOf(page);
    }
  }

  /// A page by cursor.
  ///
  /// @param next what the next page is asked for with; empty after the last page
  record ListedByCursor(long total, List<Resource> page, Optional<String> next, Projection shown)
      implements ScimReply {
    public ListedByCursor {
      page = List.copyOf(page);
    }
  }

  /// It is gone: 204.
  record Deleted() implements ScimReply {}

  /// One of the documents that describe the service.
  record Document(Json.Obj json) implements ScimReply {}

  /// All documents of one kind.
  record Documents(List<Json.Obj> all) implements ScimReply {
    public Documents {
      all = List.copyOf(all);
    }
  }

  /// What became of the operations of a bulk request that were tried, in its order.
  record BulkDone(BulkResponse response) implements ScimReply {}

  /// The methods of a path.
  record Methods(List<String> allow) implements ScimReply {
    public Methods {
      allow = List.copyOf(allow);
    }
  }

  /// @param more what else the client is told, as members beside those of the error
  record Refused(ScimError error, Json.Obj more) implements ScimReply {
    Refused(ScimError error) {
      this(error, Json.Obj.EMPTY);
    }
  }

  /// One more than may be sent in the time: 429 (RFC 6585 §4).
  ///
  /// @param headers what the answer says besides: when there is enough again
  record TooMany(ScimError error, Map<String, String> headers) implements ScimReply {
    public TooMany {
      headers = Map.copyOf(headers);
    }
  }

  /// @param allow the methods that the path has
  record NotAllowed(List<String> allow, ScimError error) implements ScimReply {
    public NotAllowed {
      allow = List.copyOf(allow);
    }
  }
}
