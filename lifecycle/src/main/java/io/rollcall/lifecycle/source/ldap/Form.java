package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which attributes of entries are mirrored, and which are asked for at every read, since an entry
/// does not count as changed when they change.
///
/// @param mirrored what entries show of themselves
/// @param passing what others make of them: the groups somebody is in, what the server works out
record Form(Set<String> mirrored, Set<String> passing) {
  private static final String RANGE = ";range=";
  private static final List<String> LISTS = List.of("member", "uniqueMember", "memberUid");

  Form {
    mirrored = ordered(mirrored);
    passing = ordered(passing);
  }

  private static Set<String> ordered(Set<String> names) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(names);
    return all;
  }

  /// Everything that is to be known of an entry.
  String[] all() {
    return Stream.of(mirrored, passing, Edition.NAMES)
        .flatMap(Set::stream)
        .distinct()
        .toArray(String[]::new);
  }

  /// What tells who an entry is, whether it changed, and what is never mirrored.
  String[] light() {
    return Stream.of(Set.of(Ids.OBJECT_GUID, Ids.ENTRY_UUID), Edition.NAMES, passing)
        .flatMap(Set::stream)
        .toArray(String[]::new);
  }

  /// The entry with all members that it lists, where the server gives them in parts.
  static Entry whole(Entry entry, Values values) throws IncompleteRead {
    Entry whole = entry.duplicate();
    for (String list : LISTS) {
      if (inParts(entry).anyMatch(attribute -> attribute.getBaseName().equalsIgnoreCase(list))) {
        List<String> members = values.texts(entry, list);
        without(whole, list);
        whole.setAttribute(list, members);
      }
    }
    return whole;
  }

  /// Whether all that is mirrored of an entry is in it.
  boolean complete(Entry entry) {
    return inParts(entry).noneMatch(attribute -> mirrored.contains(attribute.getBaseName()));
  }

  private static Stream<Attribute> inParts(Entry entry) {
    return entry.getAttributes().stream()
        .filter(attribute -> attribute.getName().toLowerCase(Locale.ROOT).contains(RANGE));
  }

  /// What is mirrored, as it is, with what the server shows just now.
  Entry with(Entry mirrored, Entry now) {
    Entry entry = mirrored.duplicate();
    entry.setDN(now.getDN());
    passing.forEach(name -> without(entry, name));
    now.getAttributes().stream()
        .filter(attribute -> passing.contains(attribute.getBaseName()))
        .forEach(entry::addAttribute);
    return entry;
  }

  /// What of an entry is mirrored.
  Entry kept(Entry entry) {
    Entry kept = entry.duplicate();
    passing.forEach(name -> without(kept, name));
    return kept;
  }

  static void without(Entry entry, String name) {
    entry.getAttributes().stream()
        .filter(attribute -> attribute.getBaseName().equalsIgnoreCase(name))
        .map(Attribute::getName)
        .toList()
        .forEach(entry::removeAttribute);
  }
}
