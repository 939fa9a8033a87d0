package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values that several entries have of an attribute which is everybody's own: somebody copied an
/// entry.
///
/// @param values by the names of attributes
record Shared(Map<String, Set<String>> values) {
  static Shared among(List<Entry> entries, Collection<String> attributes) {
    Map<String, Set<String>> shared = new HashMap<>();
    for (String attribute : attributes) {
      shared.put(attribute, several(entries, attribute));
    }
    return new Shared(shared);
  }

  private static Set<String> several(List<Entry> entries, String attribute) {
    Map<String, String> first = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (Entry entry : entries) {
      String[] all = entry.getAttributeValues(attribute);
      String id = Ids.text(entry).orElseGet(entry::getDN);
      for (String value : all == null ? new String[0] : all) {
        String other = first.putIfAbsent(value, id);
        if (other != null && !other.equals(id)) {
          several.add(value);
        }
      }
    }
    return several;
  }

  /// Those of some values that others have, too.
  List<String> of(String attribute, List<String> some) {
    Set<String> several = values.getOrDefault(attribute, Set.of());
    return some.stream().filter(several::contains).toList();
  }
}
