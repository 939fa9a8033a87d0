package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Account;
import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.target.Traits;
import io.rollcall.scim.address.Address;
import java.util.List;
import java.util.TreeMap;

/// What a person's account shall look like at a target: only what the target stores.
final class Wanted {
  private Wanted() {}

  static Attributes of(Person person, Traits traits) {
    TreeMap<String, String> wanted = new TreeMap<>(person.attributes().values());
    wanted.put(Attributes.EMAIL, person.address());
    wanted.put(Attributes.EXTERNAL_ID, person.id().id());
    wanted.keySet().removeIf(path -> !traits.stores(path));
    return new Attributes(wanted);
  }

  /// What of it an account lacks. An e-mail that goes with a `userName` that is to change is not
  /// counted, nor is one that differs in case only.
  static Attributes lacking(Person person, Account account, Traits traits) {
    Attributes wanted = asSpelled(of(person, traits), account.attributes());
    Attributes differing = wanted.differingFrom(account.attributes());
    boolean moves = !Address.same(person.address(), account.address());
    return moves || Address.same(person.address(), account.attributes().value(Attributes.EMAIL))
        ? differing.without(Attributes.EMAIL)
        : differing;
  }

  /// Roles are called as the account has them, where it does: case does not count in values of SCIM
  /// (RFC 7643 §2.2), and a role in another case is the same role.
  private static Attributes asSpelled(Attributes wanted, Attributes shown) {
    TreeMap<String, String> spelled = new TreeMap<>();
    wanted.values().forEach((path, value) -> spelled.put(spelled(path, shown), value));
    return new Attributes(spelled);
  }

  private static String spelled(String path, Attributes shown) {
    if (!Attributes.isRole(path) || shown.has(path)) {
      return path;
    }
    return shown.values().keySet().stream().filter(path::equalsIgnoreCase).findFirst().orElse(path);
  }

  /// The attributes that a create needs and the person has no value of.
  static List<String> missing(Attributes wanted, Traits traits) {
    return traits.required().stream().filter(path -> wanted.value(path).isBlank()).toList();
  }
}
