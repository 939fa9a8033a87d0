package io.rollcall.lifecycle.target.miro;

import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The addresses that occur in text, alone or in a sentence, each whole.
final class Mention {
  private static final Pattern BETWEEN = Pattern.compile("[\\s\"'<>(),;:\\[\\]]+");
  private static final Pattern FULL_STOPS = Pattern.compile("\\.+$");

  private Mention() {}

  /// Their keys.
  static Set<String> keysIn(Json json) {
    Set<String> keys = new HashSet<>();
    add(json, keys);
    return keys;
  }

  private static void add(Json json, Set<String> keys) {
    switch (json) {
      case Json.Str(String text) -> add(text, keys);
      case Json.Obj(var members) -> members.values().forEach(one -> add(one, keys));
      case Json.Arr(var items) -> items.forEach(one -> add(one, keys));
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static void add(String text, Set<String> keys) {
    if (!text.contains("@")) {
      return;
    }
    keys.add(Address.key(text));
    for (String word : BETWEEN.split(text)) {
      if (word.contains("@")) {
        keys.add(Address.key(FULL_STOPS.matcher(word).replaceAll("")));
      }
    }
  }
}
