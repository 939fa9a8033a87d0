package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A directory of which a mirror is at hand. The server itself says who is there, under which name;
/// what an entry shows comes from the mirror while it is as it was, and else from the server. So
/// whoever was deleted, moved or hidden is missed as surely as in a full read.
final class Mirrored implements Directory {
  private static final int AT_ONCE = 100;

  private final Server server;
  private final Form form;
  private final Map<String, Kept> kept;
  private final Freshness freshness;
  private final Seen seen;
  private final Values values;

  private final Set<DN> known = new HashSet<>();
  private final Set<DN> movedFrom = new HashSet<>();

  /// Whether an entry is as it was.
  interface Freshness {
    /// @param now who it is, when it was changed
    boolean asItWas(String id, Kept kept, Entry now);
  }

  Mirrored(Server server, Form form, Map<String, Kept> kept, Freshness freshness, Seen seen)
      throws IncompleteRead {
    this.server = server;
    this.form = form;
    this.kept = kept;
    this.freshness = freshness;
    this.seen = seen;
    this.values = new Values(server);
    for (Kept one : kept.values()) {
      if (one.alone()) {
        known.add(one.dn());
      }
    }
  }

  @Override
  public boolean isActiveDirectory() {
    return server.isActiveDirectory();
  }

  @Override
  public long changes() {
    return server.changes();
  }

  @Override
  public Directory live() {
    return server;
  }

  @Override
  public List<Entry> search(String what, Filter filter, String... attributes)
      throws IncompleteRead {
    List<Entry> shown = server.search(what, filter, form.light());
    for (Entry now : shown) {
      note(now);
    }
    List<Entry> changed = new ArrayList<>();
    for (Entry now : shown) {
      if (mirrored(now).isEmpty()) {
        changed.add(now);
      }
    }
    Map<String, Entry> again = again(what, filter, changed, shown.size());
    List<Entry> entries = new ArrayList<>();
    for (Entry now : shown) {
      Optional<Entry> entry = Optional.ofNullable(again.get(key(now)));
      if (entry.isEmpty()) {
        entry = mirrored(now);
      }
      if (entry.isPresent()) {
        entries.add(taken(entry.get(), false));
      }
    }
    return entries;
  }

  @Override
  public Optional<Entry> entry(String dn, String... attributes) throws IncompleteRead {
    Optional<Entry> now = server.entry(dn, form.light());
    if (now.isEmpty()) {
      return now;
    }
    Optional<Entry> entry = mirrored(now.get());
    if (entry.isEmpty()) {
      entry = server.entry(dn, form.all());
    }
    return entry.isEmpty() ? entry : Optional.of(taken(entry.get(), true));
  }

  private void note(Entry now) throws IncompleteRead {
    DN dn = People.dn(now);
    known.add(dn);
    Kept before = before(now);
    if (before != null && !before.dn().equals(dn)) {
      movedFrom.add(before.dn());
    }
  }

  private Optional<Entry> mirrored(Entry now) throws IncompleteRead {
    Kept before = before(now);
    if (before == null
        || !freshness.asItWas(Ids.text(now).orElseThrow(), before, now)
        || !listsTheKnown(before.entry())) {
      return Optional.empty();
    }
    return Optional.of(form.with(before.entry(), now));
  }

  private @Nullable Kept before(Entry now) {
    return Ids.text(now).map(kept::get).orElse(null);
  }

  // Active Directory, and others that look after names, changes or drops the names of members in a
  // group without changing the group, when a member is renamed, moved or deleted.
  private boolean listsTheKnown(Entry entry) {
    for (String list : List.of("member", "uniqueMember")) {
      String[] members = entry.getAttributeValues(list);
      for (String member : members == null ? new String[0] : members) {
        try {
          DN dn = new DN(member);
          if (!known.contains(dn) || movedFrom.contains(dn)) {
            return false;
          }
        } catch (LDAPException _) {
          return false;
        }
      }
    }
    return true;
  }

  /// What the server shows now of entries that changed.
  private Map<String, Entry> again(String what, Filter filter, List<Entry> changed, int of)
      throws IncompleteRead {
    Map<String, Entry> found = new HashMap<>();
    if (changed.size() > AT_ONCE && changed.size() > of / 4) {
      put(found, server.search(what, filter, form.all()));
      return found;
    }
    List<Filter> ids = new ArrayList<>();
    for (Entry entry : changed) {
      if (Ids.text(entry).isPresent()) {
        ids.add(Ids.same(entry));
      } else {
        put(found, server.entry(entry.getDN(), form.all()).stream().toList());
      }
    }
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<Filter> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      put(found, server.search(what, Filter.createORFilter(some), form.all()));
    }
    return found;
  }

  private static void put(Map<String, Entry> found, List<Entry> entries) {
    entries.forEach(entry -> found.put(key(entry), entry));
  }

  // Who shows no id is found by name; an id has no equals sign.
  private static String key(Entry entry) {
    return Ids.text(entry).orElseGet(entry::getDN);
  }

  private Entry taken(Entry entry, boolean alone) throws IncompleteRead {
    Entry whole = Form.whole(entry, values);
    seen.add(whole, alone);
    return whole;
  }
}
