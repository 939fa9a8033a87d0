package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A POST in two steps: without the values that refer to what is not made yet, and a PATCH that
/// adds these. What is left out is an attribute, or of a list those of its values that refer so.
///
/// The PATCH has no path, so that what a POST ignores, as `groups` of a User, it ignores too.
///
/// @param first the POST
/// @param then the PATCH of what the POST made, `/Users/bulkId:x`
record BulkSplit(BulkOperation first, BulkOperation then) {

  /// @param absent the bulkIds of what is not made yet; the operation refers to each
  static BulkSplit of(BulkOperation post, Set<String> absent) {
    Parts parts =
        Parts.of(post.data() instanceof Json.Obj object ? object : Json.Obj.EMPTY, absent);
    Json.Obj addition = Json.object().put("op", "add").put("value", parts.left()).build();
    Json.Obj patch =
        Json.object()
            .put("schemas", Json.array(Json.string(Urn.PATCH_OP)))
            .put("Operations", Json.array(addition))
            .build();
    return new BulkSplit(
        new BulkOperation(post.method(), post.path(), post.bulkId(), post.version(), parts.rest()),
        new BulkOperation(
            BulkOperation.Method.PATCH,
            post.path() + "/bulkId:" + post.bulkId().orElseThrow(),
            post.bulkId(),
            Optional.empty(),
            patch));
  }

  /// What can be sent at once of an object, and what is left for later.
  private record Parts(Json.Obj rest, Json.Obj left) {
    static Parts of(Json.Obj whole, Set<String> absent) {
      Json.Builder rest = Json.object();
      Json.Builder left = Json.object();
      for (Map.Entry<String, Json> member : whole.members().entrySet()) {
        String name = member.getKey();
        Json value = member.getValue();
        if (!refers(value, absent)) {
          rest.put(name, value);
        } else if (name.startsWith("urn:") && value instanceof Json.Obj extension) {
          Parts inside = of(extension, absent);
          rest.put(name, inside.rest());
          left.put(name, inside.left());
        } else if (value instanceof Json.Arr(List<Json> items)) {
          rest.put(name, items.stream().filter(i -> !refers(i, absent)).toList());
          left.put(name, items.stream().filter(i -> refers(i, absent)).toList());
        } else {
          left.put(name, value);
        }
      }
      return new Parts(rest.build(), left.build());
    }

    private static boolean refers(Json value, Set<String> absent) {
      return !Collections.disjoint(BulkReferences.in(value), absent);
    }
  }
}
