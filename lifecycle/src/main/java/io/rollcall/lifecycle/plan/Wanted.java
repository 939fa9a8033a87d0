package io.rollcall.lifecycle.plan;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Person;
import io.rollcall.lifecycle.target.Traits;
import java.util.Map;
import java.util.TreeMap;

/// What a person's account shall look like at a target: only what the target stores, cut to what it
/// takes.
final class Wanted {
  private Wanted() {}

  static Attributes of(Person person, Traits traits) {
    Map<String, String> wanted = new TreeMap<>();
    person
        .attributes()
        .values()
        .forEach((path, value) -> {
          if (traits.settable().contains(path)) {
            wanted.put(path, cut(value, traits.longest().get(path)));
          }
        });
    return Attributes.of(wanted);
  }

  private static String cut(String value, @org.jspecify.annotations.Nullable Integer longest) {
    if (longest == null || value.codePointCount(0, value.length()) <= longest) {
      return value;
    }
    return value.substring(0, value.offsetByCodePoints(0, longest)).strip();
  }
}
