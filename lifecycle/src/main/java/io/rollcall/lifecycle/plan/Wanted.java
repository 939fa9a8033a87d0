package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.target.Traits;
import java.util.List;
import java.util.TreeMap;

/// What a person's account shall look like at a target: only what the target stores.
final class Wanted {
  private Wanted() {}

  static Attributes of(Person person, Traits traits) {
    TreeMap<String, String> wanted = new TreeMap<>(person.attributes().values());
    wanted.keySet().retainAll(traits.settable());
    return new Attributes(wanted);
  }

  /// The attributes that a create needs and the person has no value of.
  static List<String> missing(Attributes wanted, Traits traits) {
    return traits.required().stream().filter(path -> wanted.value(path).isBlank()).toList();
  }
}
