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
    wanted.keySet().retainAll(traits.settable());
    return new Attributes(wanted);
  }

  /// What of it an account lacks. Addresses that differ in case only are the same.
  static Attributes lacking(Person person, Account account, Traits traits) {
    Attributes present = account.attributes();
    Attributes differing = of(person, traits).differingFrom(present);
    return Address.same(person.address(), present.value(Attributes.EMAIL))
        ? differing.without(Attributes.EMAIL)
        : differing;
  }

  /// The attributes that a create needs and the person has no value of.
  static List<String> missing(Attributes wanted, Traits traits) {
    return traits.required().stream().filter(path -> wanted.value(path).isBlank()).toList();
  }
}
