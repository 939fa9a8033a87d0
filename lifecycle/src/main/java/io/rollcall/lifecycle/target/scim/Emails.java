package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The e-mail addresses of Users. The engine knows one of them; whoever has several keeps the
/// others.
final class Emails {
  private static final String USUAL_TYPE = "work";

  /// Of those who have more, or another, than [#only] would give them.
  private final Map<String, List<Json.Obj>> unusual = new ConcurrentHashMap<>();

  /// The primary one; of several without that mark, the first.
  static Optional<Json.Obj> primary(List<Json.Obj> emails) {
    return emails.stream()
        .filter(one -> one.bool("primary").orElse(false))
        .findFirst()
        .or(() -> emails.stream().findFirst());
  }

  /// Remembers what a server shows.
  void seen(String id, Json.Obj user) {
    List<Json.Obj> emails = user.objects(Attributes.EMAIL);
    boolean usual =
        emails.size() == 1
            && emails.getFirst().string("type").filter(USUAL_TYPE::equals).isPresent();
    if (usual || emails.isEmpty()) {
      unusual.remove(id);
    } else {
      unusual.put(id, emails);
    }
  }

  /// The value of `emails` of an account whose primary address is to be another.
  Json changed(String id, String address) {
    List<Json.Obj> before = unusual.getOrDefault(id, List.of());
    Optional<Json.Obj> primary = primary(before);
    return primary.isEmpty()
        ? only(address)
        : Json.array(
            before.stream()
                .map(one ->
                    one.equals(primary.get()) ? one.with("value", Json.string(address)) : one)
                .toList());
  }

  /// The type of an account's primary address.
  String type(String id) {
    return primary(unusual.getOrDefault(id, List.of()))
        .flatMap(one -> one.string("type"))
        .filter(type -> type.matches("[A-Za-z0-9._-]{1,40}"))
        .orElse(USUAL_TYPE);
  }

  /// The value of `emails` with one address.
  static Json only(String address) {
    return Json.array(
        List.of(
            Json.object()
                .put("value", address)
                .put("type", USUAL_TYPE)
                .put("primary", true)
                .build()));
  }
}
