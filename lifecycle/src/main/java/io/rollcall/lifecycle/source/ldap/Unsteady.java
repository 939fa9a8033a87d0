package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.ldap.DirSync.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which of the groups that were read have changed since.
final class Unsteady {
  private static final int AT_ONCE = 100;

  private Unsteady() {}

  /// The DN of one of them.
  ///
  /// @param cookie as of before they were read; empty where there is none
  static Optional<String> group(Server server, Seen seen, DirSync dirSync, String cookie)
      throws Refused, IncompleteRead {
    Map<String, Entry> groups = seen.groups();
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    if (!server.isActiveDirectory()) {
      return byEdition(server, groups);
    }
    Set<String> changed = cookie.isEmpty() ? byNumber(server) : dirSync.since(cookie).changed();
    return groups.entrySet().stream()
        .filter(group -> changed.contains(group.getKey()))
        .map(group -> group.getValue().getDN())
        .min(Comparator.naturalOrder());
  }

  private static Set<String> byNumber(Server server) throws IncompleteRead {
    Filter changed =
        Filter.createANDFilter(
            Filter.createEqualityFilter("objectClass", "group"),
            Filter.createGreaterOrEqualFilter("uSNChanged", String.valueOf(server.changes() + 1)));
    return server.search("changed groups", changed, Ids.OBJECT_GUID).stream()
        .flatMap(entry -> Ids.text(entry).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<String> byEdition(Server server, Map<String, Entry> groups)
      throws IncompleteRead {
    Map<String, String> now = new HashMap<>();
    List<Filter> ids = new ArrayList<>(groups.values().stream().map(Ids::same).toList());
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<Filter> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      String[] light = {Ids.ENTRY_UUID, Ids.OBJECT_GUID, "entryCSN", "modifyTimestamp"};
      for (Entry entry : server.search("groups", Filter.createORFilter(some), light)) {
        Ids.text(entry).ifPresent(id -> now.put(id, edition(entry)));
      }
    }
    // Who is not under the base was read singly and cannot be asked for so.
    return groups.entrySet().stream()
        .filter(group -> differs(group.getValue(), now.get(group.getKey())))
        .map(group -> group.getValue().getDN())
        .min(Comparator.naturalOrder());
  }

  private static boolean differs(Entry before, @Nullable String now) {
    return now != null && !now.equals(edition(before));
  }

  private static String edition(Entry entry) {
    return Edition.of(entry).map(Edition::text).orElse("");
  }
}
