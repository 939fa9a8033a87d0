package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All values of an attribute, also where the server gives them in parts: Active Directory gives at
/// most 1,500 at a time, under the name `member;range=0-1499` (MS-ADTS §3.1.1.3.1.3.3).
final class Values {
  private static final String RANGE = "range=";
  private static final int READINGS = 3;

  private final Directory directory;

  Values(Directory directory) {
    this.directory = directory;
  }

  /// The first value that is not blank: servers keep the order in which values were given, and
  /// people give the one that counts first.
  static Optional<String> first(Entry entry, String name) {
    String[] values = entry.getAttributeValues(name);
    return values == null
        ? Optional.empty()
        : Arrays.stream(values).map(String::strip).filter(value -> !value.isEmpty()).findFirst();
  }

  /// Every value as text, in the server's order.
  List<String> texts(Entry entry, String name) throws IncompleteRead {
    List<byte[]> all = plain(entry, name);
    Optional<Attribute> part = ranged(entry, name, all);
    if (part.isEmpty()) {
      return texts(name, all);
    }
    rest(entry, part.get(), all);
    return confirmed(entry, name, texts(name, all));
  }

  /// Parts that are numbered shift when a value is removed meanwhile, and one more is missed. So
  /// what came in parts counts when two readings are the same.
  private List<String> confirmed(Entry entry, String name, List<String> first)
      throws IncompleteRead {
    List<String> before = first;
    for (int i = 0; i < READINGS; i++) {
      List<String> now = read(entry, name);
      if (Set.copyOf(now).equals(Set.copyOf(before))) {
        return now;
      }
      before = now;
    }
    throw new IncompleteRead(
        "The %s of %s changed while it was read; the next run reads it again."
            .formatted(name, entry.getDN()));
  }

  private List<String> read(Entry entry, String name) throws IncompleteRead {
    Entry now = again(entry, name, name);
    List<byte[]> all = plain(now, name);
    Optional<Attribute> part = ranged(now, name, all);
    if (part.isPresent()) {
      rest(now, part.get(), all);
    }
    return texts(name, all);
  }

  /// The same entry, and not another one that is called so by now.
  private Entry again(Entry entry, String name, String attribute) throws IncompleteRead {
    return directory
        .entry(entry.getDN(), attribute, Ids.OBJECT_GUID, Ids.ENTRY_UUID)
        .filter(now -> Ids.text(entry).isEmpty() || Ids.text(entry).equals(Ids.text(now)))
        .orElseThrow(() ->
            new IncompleteRead(
                "%s was moved or deleted while its %s was read; the next run reads it again."
                    .formatted(entry.getDN(), name)));
  }

  /// The values that came at once.
  private static List<byte[]> plain(Entry entry, String name) {
    return entry.hasAttribute(name)
        ? new ArrayList<>(Arrays.asList(entry.getAttributeValueByteArrays(name)))
        : new ArrayList<>();
  }

  private static List<String> texts(String name, List<byte[]> values) {
    return values.stream().map(value -> ValueText.of(name, value)).toList();
  }

  private void rest(Entry entry, Attribute first, List<byte[]> all) throws IncompleteRead {
    Optional<Attribute> part = Optional.of(first);
    while (part.isPresent()) {
      part = next(entry, part.get(), all);
    }
  }

  private Optional<Attribute> next(Entry entry, Attribute last, List<byte[]> all)
      throws IncompleteRead {
    String range = range(last);
    String upper = range.substring(range.indexOf('-') + 1);
    if (upper.equals("*")) {
      return Optional.empty();
    }
    String name = last.getBaseName();
    String rest = name + ";" + RANGE + (Long.parseLong(upper) + 1) + "-*";
    Optional<Attribute> found = ranged(again(entry, name, rest), name, all);
    if (found.isEmpty()) {
      throw new IncompleteRead(
          "The server listed the %s of %s up to number %s and then stopped."
              .formatted(name, entry.getDN(), upper));
    }
    return found;
  }

  private static Optional<Attribute> ranged(Entry entry, String name, List<byte[]> all) {
    Optional<Attribute> part =
        entry.getAttributes().stream()
            .filter(attribute -> attribute.getBaseName().equalsIgnoreCase(name))
            .filter(attribute -> !range(attribute).isEmpty())
            .findFirst();
    part.ifPresent(attribute -> all.addAll(Arrays.asList(attribute.getValueByteArrays())));
    return part;
  }

  private static String range(Attribute attribute) {
    return attribute.getOptions().stream()
        .filter(option -> option.regionMatches(true, 0, RANGE, 0, RANGE.length()))
        .map(option -> option.substring(RANGE.length()))
        .findFirst()
        .orElse("");
  }
}
