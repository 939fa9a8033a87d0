package io.rollcall.lifecycle.target.miro;

import io.rollcall.scim.address.Address;
import io.rollcall.scim.json.Json;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Whether an address occurs in text, alone or in a sentence, and not as the end of a longer one.
final class Mention {
  private static final Pattern BETWEEN = Pattern.compile("[\\s\"'<>(),;:\\[\\]]+");

  private final String key;

  Mention(String address) {
    this.key = Address.key(address);
  }

  boolean isIn(Json json) {
    return switch (json) {
      case Json.Str(String text) -> isIn(text);
      case Json.Obj(var members) -> members.values().stream().anyMatch(this::isIn);
      case Json.Arr(var items) -> items.stream().anyMatch(this::isIn);
      case Json.Num _, Json.Bool _, Json.Null _ -> false;
    };
  }

  private boolean isIn(String text) {
    return Address.key(text).equals(key)
        || Arrays.stream(BETWEEN.split(text))
            .map(word -> word.replaceAll("\\.+$", ""))
            .anyMatch(word -> Address.key(word).equals(key));
  }
}
