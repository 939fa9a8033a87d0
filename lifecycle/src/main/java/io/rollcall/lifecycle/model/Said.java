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

  /// Under which name a source says which account of a target somebody has, as an earlier run wrote
  /// it there; no attribute is called so.
  public static String account(String target) {
    return "account of " + target;
  }

  /// The accounts of a target that an earlier run wrote into somebody's entry: one, mostly.
  public List<String> accounts(String target) {
    return all(account(target));
  }

  /// Under which name a source says that an account which it keeps for somebody is in another entry
  /// as well.
  public static String shared(String target) {
    return "shared account of " + target;
  }

  /// Whether another entry of the source, in scope or not, names the same account of a target.
  public boolean isShared(String target) {
    return !all(shared(target)).isEmpty();
  }

  /// All values of a name, none when the source says nothing of it.
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
