package io.rollcall.app.rehearse;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which copy is whose: ids at the target, and ids where the service stands in for it. An id
/// without a twin stays as it is: what came into being in the rehearsal is nowhere else.
final class Twins {
  private static final Pattern ID =
      Pattern.compile("\\b(\\d{19}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b");

  private final Map<String, String> copies = new ConcurrentHashMap<>();
  private final Map<String, String> originals = new ConcurrentHashMap<>();

  void pair(String original, String copy) {
    copies.put(original, copy);
    originals.put(copy, original);
  }

  String copy(String original) {
    return copies.getOrDefault(original, original);
  }

  String original(String copy) {
    return originals.getOrDefault(copy, copy);
  }

  boolean hasCopy(String original) {
    return copies.containsKey(original);
  }

  Optional<String> original(Optional<String> copy) {
    return copy.map(this::original);
  }

  /// What the stand-in says, about the originals.
  String told(String text) {
    return ID.matcher(text).replaceAll(found -> Matcher.quoteReplacement(original(found.group())));
  }

  List<String> copies(Collection<String> some) {
    return some.stream().map(this::copy).toList();
  }

  Set<String> originals(Collection<String> some) {
    Set<String> found = new LinkedHashSet<>();
    some.forEach(copy -> found.add(original(copy)));
    return found;
  }
}
