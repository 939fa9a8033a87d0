package io.rollcall.lifecycle.target.scim;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The e-mail addresses of Users. The engine knows one of them; whoever has several keeps the
/// others.
final class Emails {
  private static final String WORK = "work";
  private static final String PRIMARY = "primary";

  /// What a server showed last.
  ///
  /// @param old the address that the account had then
  private record Shown(String old, List<Json.Obj> emails) {
    /// The entry that is the account's address.
    Optional<Json.Obj> main() {
      return Emails.main(old, emails);
    }
  }

  /// Of those who have more, or another, than [#only] would give them.
  private final Map<String, Shown> unusual = new ConcurrentHashMap<>();

  /// The address that counts: the primary one; where none is marked, the account's `userName`, else
  /// the one for work, else the first.
  static Optional<Json.Obj> main(String userName, List<Json.Obj> emails) {
    return emails.stream()
        .filter(Emails::isPrimary)
        .findFirst()
        .or(() -> emails.stream().filter(one -> isAt(one, userName)).findFirst())
        .or(() -> emails.stream().filter(one -> isOf(one, WORK)).findFirst())
        .or(() -> emails.stream().findFirst());
  }

  private static boolean isPrimary(Json.Obj email) {
    return email.bool(PRIMARY).orElse(false);
  }

  private static boolean isAt(Json.Obj email, String address) {
    return email.string("value").filter(value -> Address.same(value, address)).isPresent();
  }

  private static boolean isOf(Json.Obj email, String type) {
    return email.string("type").filter(type::equalsIgnoreCase).isPresent();
  }

  /// Remembers what a server shows; an answer without e-mails says nothing about them.
  void seen(String id, String userName, Json.Obj user) {
    if (user.find(Attributes.EMAIL).isEmpty()) {
      return;
    }
    List<Json.Obj> emails = user.objects(Attributes.EMAIL);
    if (emails.isEmpty() || (emails.size() == 1 && isOf(emails.getFirst(), WORK))) {
      unusual.remove(id);
    } else {
      unusual.put(id, new Shown(userName, emails));
    }
  }

  /// The value of `emails` of an account that is to have an address. One that it has among others
  /// becomes the primary one; otherwise the one that counted is replaced.
  Json changed(String id, String address) {
    Shown shown = unusual.get(id);
    if (shown == null) {
      return only(address);
    }
    boolean has = shown.emails().stream().anyMatch(one -> isAt(one, address));
    Optional<Json.Obj> main = shown.main();
    List<Json> changed = new ArrayList<>();
    for (Json.Obj one : shown.emails()) {
      boolean counts = has ? isAt(one, address) : main.filter(one::equals).isPresent();
      changed.add(counts ? counting(one, address) : one.without(PRIMARY));
    }
    return Json.array(changed);
  }

  private static Json.Obj counting(Json.Obj email, String address) {
    return email.with("value", Json.string(address)).with(PRIMARY, Json.bool(true));
  }

  /// The type by which a value filter finds the address that counts, and nothing else.
  Optional<String> type(String id, String address) {
    Shown shown = unusual.get(id);
    if (shown == null) {
      return Optional.of(WORK);
    }
    return shown
        .main()
        .flatMap(main -> main.string("type"))
        .filter(type -> type.matches("[A-Za-z0-9._-]{1,40}"))
        .filter(type -> shown.emails().stream().filter(one -> isOf(one, type)).count() == 1)
        .filter(_ -> shown.emails().stream().noneMatch(one -> isAt(one, address)));
  }

  /// The value of `emails` with one address.
  static Json only(String address) {
    return Json.array(
        List.of(Json.object().put("value", address).put("type", WORK).put(PRIMARY, true).build()));
  }
}
