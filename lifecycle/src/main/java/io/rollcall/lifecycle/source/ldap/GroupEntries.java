package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Groups of the directory and whom they list.
final class GroupEntries {
  private static final List<String> CLASSES =
      List.of("group", "groupOfNames", "groupOfUniqueNames", "groupOfMembers", "posixGroup");
  private static final String[] WANTED = {"objectClass", "member", "uniqueMember", "memberUid"};
  private static final String RANGE = "range=";

  private final Directory directory;
  private final String base;

  GroupEntries(Directory directory, String base) {
    this.directory = directory;
    this.base = base;
  }

  static boolean isGroup(Entry entry) {
    return CLASSES.stream().anyMatch(entry::hasObjectClass);
  }

  /// The one group that a DN or a name means.
  Entry named(String group) throws IncompleteRead {
    if (group.contains("=") && DN.isValidDN(group)) {
      return directory.entry(group, WANTED).orElseThrow(() -> missing(group));
    }
    Filter named =
        Filter.createANDFilter(
            Filter.createORFilter(
                CLASSES.stream()
                    .map(name -> Filter.createEqualityFilter("objectClass", name))
                    .toList()),
            Filter.createORFilter(
                Filter.createEqualityFilter("cn", group),
                Filter.createEqualityFilter("sAMAccountName", group)));
    List<Entry> found = directory.search("the group " + group, named, WANTED);
    if (found.size() > 1) {
      throw new IncompleteRead(
          "There are %s groups named %s under %s: %s. Give the DN of the one you mean as `scope.group`."
              .formatted(found.size(), group, base, dns(found)));
    }
    return found.stream().findFirst().orElseThrow(() -> missing(group));
  }

  /// Whom a group lists.
  Members members(Entry group) throws IncompleteRead {
    Set<String> dns = new LinkedHashSet<>(values(group, "member"));
    dns.addAll(values(group, "uniqueMember"));
    dns.remove(""); // the root DN, which some keep in a group since the schema wants a member
    return new Members(dns, values(group, "memberUid"));
  }

  /// The members of the entry that has this DN, if it is a group.
  Optional<Entry> at(String dn) throws IncompleteRead {
    return directory.entry(dn, WANTED);
  }

  private Set<String> values(Entry group, String name) throws IncompleteRead {
    Set<String> all = new LinkedHashSet<>();
    Optional<Attribute> part = first(group, name, all);
    while (part.isPresent()) {
      part = next(group, part.get(), all);
    }
    return all;
  }

  /// Takes what came at once; Active Directory gives at most 1,500 values of an attribute, under
  /// the name `member;range=0-1499` (MS-ADTS §3.1.1.3.1.3.3).
  private static Optional<Attribute> first(Entry group, String name, Set<String> all) {
    all.addAll(Arrays.asList(group.hasAttribute(name) ? group.getAttributeValues(name) : none()));
    return ranged(group, name, all);
  }

  private Optional<Attribute> next(Entry group, Attribute last, Set<String> all)
      throws IncompleteRead {
    String range = range(last);
    String upper = range.substring(range.indexOf('-') + 1);
    if (upper.equals("*")) {
      return Optional.empty();
    }
    String name = last.getBaseName();
    String rest = name + ";" + RANGE + (Long.parseLong(upper) + 1) + "-*";
    Optional<Attribute> found =
        directory.entry(group.getDN(), rest).flatMap(entry -> ranged(entry, name, all));
    if (found.isEmpty()) {
      throw new IncompleteRead(
          "The server listed the %s of %s up to number %s and then stopped."
              .formatted(name, group.getDN(), upper));
    }
    return found;
  }

  private static Optional<Attribute> ranged(Entry entry, String name, Set<String> all) {
    Optional<Attribute> part =
        entry.getAttributes().stream()
            .filter(attribute -> attribute.getBaseName().equalsIgnoreCase(name))
            .filter(attribute -> !range(attribute).isEmpty())
            .findFirst();
    part.ifPresent(attribute -> all.addAll(Arrays.asList(attribute.getValues())));
    return part;
  }

  private static String range(Attribute attribute) {
    return attribute.getOptions().stream()
        .filter(option -> option.regionMatches(true, 0, RANGE, 0, RANGE.length()))
        .map(option -> option.substring(RANGE.length()))
        .findFirst()
        .orElse("");
  }

  private IncompleteRead missing(String group) {
    return new IncompleteRead(
        "There is no group %s under %s that the bind account may see. Check `scope.group` and `base`; the name is the group's cn, or its whole DN."
            .formatted(group, base));
  }

  private static String dns(List<Entry> entries) {
    return String.join("; ", entries.stream().map(Entry::getDN).toList());
  }

  private static String[] none() {
    return new String[0];
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
