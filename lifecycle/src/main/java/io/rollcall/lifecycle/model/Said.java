package io.rollcall.lifecycle.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a source itself says about a person: values by the name that the source gives them, whose
/// case does not count. Only what somebody asked for is here.
public record Said(Map<String, List<String>> values) {
  public static final Said NOTHING = new Said(Map.of());

  public Said {
    TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
    values = Collections.unmodifiableMap(copy);
  }

  /// All values of a name, none when the source says nothing of it.
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
