package io.rollcall.scim.message;

import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A POST in two steps: without the values that refer to what is not made yet, and a PATCH that
/// adds these. What is left out is an attribute, or of a list those of its values that refer so.
///
/// @param first the POST
/// @param then the PATCH of what the POST made, `/Users/bulkId:x`
record BulkSplit(BulkOperation first, BulkOperation then) {

  /// @param absent the bulkIds of what is not made yet; the operation refers to each
  static BulkSplit of(BulkOperation post, Set<String> absent) {
    Json.Obj data = post.data() instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    List<Json.Obj> additions = new ArrayList<>();
    Json.Obj rest = without(data, "", absent, additions);
    Json.Obj patch =
        Json.object()
            .put("schemas", Json.array(Json.string(Urn.PATCH_OP)))
            .put("Operations", additions)
            .build();
    return new BulkSplit(
        new BulkOperation(post.method(), post.path(), post.bulkId(), post.version(), rest),
        new BulkOperation(
            BulkOperation.Method.PATCH,
            post.path() + "/bulkId:" + post.bulkId().orElseThrow(),
            post.bulkId(),
            Optional.empty(),
            patch));
  }

  private static Json.Obj without(
      Json.Obj holder, String prefix, Set<String> absent, List<Json.Obj> additions) {
    Json.Builder rest = Json.object();
    for (Map.Entry<String, Json> member : holder.members().entrySet()) {
      String name = member.getKey();
      Json value = member.getValue();
      if (!refers(value, absent)) {
        rest.put(name, value);
      } else if (name.startsWith("urn:") && value instanceof Json.Obj extension) {
        rest.put(name, without(extension, name + ":", absent, additions));
      } else if (value instanceof Json.Arr(List<Json> items)) {
        rest.put(name, items.stream().filter(i -> !refers(i, absent)).toList());
        additions.add(
            addition(
                prefix + name, Json.array(items.stream().filter(i -> refers(i, absent)).toList())));
      } else {
        additions.add(addition(prefix + name, value));
      }
    }
    return rest.build();
  }

  private static boolean refers(Json value, Set<String> absent) {
    return !Collections.disjoint(BulkReferences.in(value), absent);
  }

  private static Json.Obj addition(String path, Json value) {
    return Json.object().put("op", "add").put("path", path).put("value", value).build();
  }
}
