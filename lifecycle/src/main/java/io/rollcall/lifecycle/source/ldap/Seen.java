package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import io.rollcall.lifecycle.source.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one read was shown: the next mirror, by the ids of entries.
final class Seen {
  // Between a change and the moment it is shown, and the least that a server's clock counts.
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Form form;
  private final Map<String, Kept> entries = new HashMap<>();

  Seen(Form form) {
    this.form = form;
  }

  /// @param alone whether it was read by its DN
  void add(Entry entry, boolean alone) {
    Optional<String> id = Ids.text(entry).filter(_ -> form.complete(entry));
    if (id.isPresent()) {
      Kept before = entries.get(id.get());
      boolean listed = !alone || (before != null && !before.alone());
      entries.put(id.get(), new Kept(!listed, form.kept(entry)));
    }
  }

  Map<String, Kept> entries() {
    return Map.copyOf(entries);
  }

  /// The groups that somebody asked for, by their ids.
  Map<String, Entry> groups() {
    Map<String, Entry> groups = new HashMap<>();
    entries.forEach((id, kept) -> {
      if (GroupEntries.isGroup(kept.entry())) {
        groups.put(id, kept.entry());
      }
    });
    return groups;
  }

  /// What is to be kept.
  ///
  /// @param before what was kept, as text
  /// @param took how long reading took: what changed since it began may change again within the
  ///   same moment, and so is read again
  Memory.News news(Mark mark, Map<String, String> before, Duration took) {
    Instant settled = newest(entries.values()).minus(took).minus(MARGIN);
    Map<String, String> changed = new HashMap<>();
    entries.forEach((id, kept) -> {
      String text = settled(kept, settled).text();
      if (!text.equals(before.get(id))) {
        changed.put(id, text);
      }
    });
    Set<String> gone = new HashSet<>(before.keySet());
    gone.removeAll(entries.keySet());
    return new Memory.News(mark.text(), changed, gone);
  }

  // Epoch where times are not what counts.
  private static Instant newest(Collection<Kept> entries) {
    return entries.stream()
        .flatMap(kept -> Edition.of(kept.entry()).flatMap(Edition::time).stream())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private static Kept settled(Kept kept, Instant newest) {
    if (Edition.of(kept.entry()).map(edition -> edition.settled(newest)).orElse(true)) {
      return kept;
    }
    Entry entry = kept.entry().duplicate();
    Edition.NAMES.forEach(name -> Form.without(entry, name));
    return new Kept(kept.alone(), entry);
  }
}
