package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Groups of the directory and whom they list.
final class GroupEntries {
  private static final List<String> CLASSES =
      List.of("group", "groupOfNames", "groupOfUniqueNames", "groupOfMembers", "posixGroup");
  private static final String NAME = "cn";
  private static final String[] WANTED = {
    "objectClass",
    NAME,
    "member",
    "uniqueMember",
    "memberUid",
    People.SECURITY_ID,
    Ids.OBJECT_GUID,
    Ids.ENTRY_UUID
  };

  private final Directory directory;
  private final Values values;
  private final String base;

  GroupEntries(Directory directory, String base) {
    this.directory = directory;
    this.values = new Values(directory.live());
    this.base = base;
  }

  static boolean isGroup(Entry entry) {
    return CLASSES.stream().anyMatch(entry::hasObjectClass);
  }

  /// What must be read of an entry to know what it is, and more.
  static String[] wantedAnd(String... more) {
    return Stream.concat(Arrays.stream(WANTED), Arrays.stream(more))
        .distinct()
        .toArray(String[]::new);
  }

  /// The one group that a DN or a name means.
  Entry named(String group) throws IncompleteRead {
    if (group.contains("=") && DN.isValidDN(group)) {
      return directory.entry(group, WANTED).orElseThrow(() -> missing(group));
    }
    Filter named =
        Filter.createANDFilter(
            anyGroup(),
            Filter.createORFilter(
                Filter.createEqualityFilter(NAME, group),
                Filter.createEqualityFilter("sAMAccountName", group)));
    List<Entry> found = directory.search("the group " + group, named, WANTED);
    if (found.size() > 1) {
      throw new IncompleteRead(
          "There are %s groups named %s under %s: %s. Give the DN of the one you mean as `scope.group`."
              .formatted(found.size(), group, base, dns(found)));
    }
    return found.stream().findFirst().orElseThrow(() -> missing(group));
  }

  /// The groups that somebody asked for, read with one search.
  List<Entry> asked(Asked asked) throws IncompleteRead {
    if (asked.groups().isEmpty()) {
      return List.of();
    }
    Filter names =
        Filter.createORFilter(asked.groups().stream().map(GroupEntries::pattern).toList());
    return directory.search("groups", Filter.createANDFilter(anyGroup(), names), WANTED).stream()
        .filter(group -> name(group, asked).isPresent())
        .toList();
  }

  /// What a group is called: of several names, the one that somebody asked for.
  static Optional<String> name(Entry group, Asked asked) {
    String[] names = group.getAttributeValues(NAME);
    return names == null ? Optional.empty() : Arrays.stream(names).filter(asked::group).findFirst();
  }

  private static Filter pattern(String pattern) {
    String escaped =
        Arrays.stream(pattern.split("\\*+", -1))
            .map(Filter::encodeValue)
            .collect(Collectors.joining("*"));
    try {
      return Filter.create("(" + NAME + "=" + escaped + ")");
    } catch (LDAPException e) {
      throw new IllegalStateException("No filter for the group names " + pattern, e);
    }
  }

  private static Filter anyGroup() {
    return Filter.createORFilter(
        CLASSES.stream().map(name -> Filter.createEqualityFilter("objectClass", name)).toList());
  }

  /// Whom a group lists.
  Members members(Entry group) throws IncompleteRead {
    Set<String> dns = new LinkedHashSet<>(values.texts(group, "member"));
    dns.addAll(values.texts(group, "uniqueMember"));
    dns.remove(""); // the root DN, which some keep in a group since the schema wants a member
    return new Members(dns, new LinkedHashSet<>(values.texts(group, "memberUid")));
  }

  /// The group as it is now, unless it is gone.
  Optional<Entry> again(Entry group) throws IncompleteRead {
    return directory.live().entry(group.getDN(), WANTED);
  }

  private IncompleteRead missing(String group) {
    return new IncompleteRead(
        "There is no group %s under %s that the bind account may see. Check `scope.group` and `base`; the name is the group's cn, or its whole DN."
            .formatted(group, base));
  }

  private static String dns(List<Entry> entries) {
    return String.join("; ", entries.stream().map(Entry::getDN).toList());
  }

  /// @param dns DNs of people and groups
  /// @param uids values of the attribute `uid` of people
  record Members(Set<String> dns, Set<String> uids) {
    Members {
      dns = Set.copyOf(dns);
      uids = Set.copyOf(uids);
    }

    int size() {
      return dns.size() + uids.size();
    }
  }
}
