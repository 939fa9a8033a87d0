package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.http.HttpAnswer;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Schemas;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a server says that it stores of a User (`/Schemas`, RFC 7643 §7).
final class ServedSchemas {
  private final Set<String> writable = new HashSet<>();

  private ServedSchemas() {}

  /// The paths that it stores of those that are wanted, in their order; all of them where it does
  /// not say.
  static List<String> stored(HttpAnswer answer, List<String> wanted) {
    Set<String> writable = of(answer);
    return !writable.contains("username")
        ? wanted
        : wanted.stream().filter(path -> writable.contains(key(path))).toList();
  }

  private static Set<String> of(HttpAnswer answer) {
    ServedSchemas served = new ServedSchemas();
    resources(answer).forEach(served::add);
    return served.writable;
  }

  private static List<Json.Obj> resources(HttpAnswer answer) {
    Optional<Json> json = answer.succeeded() ? answer.json() : Optional.empty();
    try {
      List<Json.Obj> resources =
          json.map(one -> ListResponse.read(one).resources()).orElse(List.of());
      boolean ofUsers =
          resources.stream()
              .anyMatch(
                  one -> one.string("id").filter(Schemas.USER_URN::equalsIgnoreCase).isPresent());
      return ofUsers ? resources : List.of();
    } catch (ScimException noList) {
      return List.of();
    }
  }

  private void add(Json.Obj schema) {
    String id = schema.string("id").orElse("");
    String before = id.equalsIgnoreCase(Schemas.USER_URN) ? "" : id + ":";
    schema.objects("attributes").forEach(attribute -> add(before, attribute));
    // A common attribute (RFC 7643 §3.1), which schemas do not list.
    writable.add(key("externalId"));
  }

  private void add(String before, Json.Obj attribute) {
    String path = before + attribute.string("name").orElse("");
    if (attribute.string("mutability").filter("readOnly"::equalsIgnoreCase).isEmpty()) {
      writable.add(key(path));
      attribute.objects("subAttributes").forEach(one -> add(path + ".", one));
    }
  }

  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
