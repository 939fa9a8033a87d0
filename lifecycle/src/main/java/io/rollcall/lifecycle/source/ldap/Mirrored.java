package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A directory of which a mirror is at hand. The server itself says who is there, under which name;
/// what an entry shows comes from the mirror while it is as it was, and else from the server. So
/// whoever was deleted, moved or hidden is missed as surely as in a full read. An entry is known by
/// its id; a name that the mirror has in a list counts while it is still the same entry's.
final class Mirrored implements Directory {
  private static final int AT_ONCE = 100;

  private final Server server;
  private final Form form;
  private final Map<String, Kept> kept;
  private final Freshness freshness;
  private final Seen seen;
  private final Values values;

  /// The ids of those who were called so at the last read; two at once are nobody.
  private final Map<DN, String> before = new HashMap<>();

  /// Who is called so now, as far as somebody asked.
  private final Map<DN, Optional<Entry>> now = new HashMap<>();

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
    for (Map.Entry<String, Kept> one : kept.entrySet()) {
      before.merge(one.getValue().dn(), one.getKey(), (_, _) -> "");
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
    for (Entry one : shown) {
      now.put(People.dn(one), Optional.of(one));
    }
    List<Entry> changed = new ArrayList<>();
    for (Entry one : shown) {
      if (mirrored(one).isEmpty()) {
        changed.add(one);
      }
    }
    Map<String, Entry> again = again(what, filter, changed, shown.size());
    List<Entry> entries = new ArrayList<>();
    for (Entry one : shown) {
      Optional<Entry> entry = Optional.ofNullable(again.get(key(one)));
      if (entry.isEmpty()) {
        entry = mirrored(one);
      }
      if (entry.isPresent()) {
        entries.add(taken(entry.get(), false));
      }
    }
    return entries;
  }

  @Override
  public Optional<Entry> entry(String dn, String... attributes) throws IncompleteRead {
    Optional<Entry> shown = called(dn);
    if (shown.isEmpty()) {
      return shown;
    }
    Optional<Entry> entry = mirrored(shown.get());
    if (entry.isEmpty()) {
      entry = server.entry(dn, form.all());
    }
    return entry.isEmpty() ? entry : Optional.of(taken(entry.get(), true));
  }

  // Outside Active Directory, overlays change who is in a group and do not count it as a change
  // (memberof, autogroup, dynlist of OpenLDAP), so groups are read each time.
  private Optional<Entry> mirrored(Entry shown) throws IncompleteRead {
    Kept was = Ids.text(shown).map(kept::get).orElse(null);
    if (was == null
        || (!server.isActiveDirectory() && GroupEntries.isGroup(was.entry()))
        || !freshness.asItWas(Ids.text(shown).orElseThrow(), was, shown)
        || !listsTheSame(was.entry())) {
      return Optional.empty();
    }
    return Optional.of(form.with(was.entry(), shown));
  }

  // Active Directory, and others that look after names, changes or drops the names of members in a
  // group without changing the group, when a member is renamed, moved or deleted. By then somebody
  // else may be called so.
  private boolean listsTheSame(Entry entry) throws IncompleteRead {
    for (String list : List.of("member", "uniqueMember")) {
      String[] members = entry.getAttributeValues(list);
      for (String member : members == null ? new String[0] : members) {
        if (!namesTheSame(member)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean namesTheSame(String member) throws IncompleteRead {
    Optional<String> was = dn(member).map(before::get);
    return was.isPresent() && was.equals(called(member).flatMap(Ids::text));
  }

  /// Who is called so now, with what is never mirrored.
  private Optional<Entry> called(String name) throws IncompleteRead {
    Optional<DN> dn = dn(name);
    if (dn.isEmpty()) {
      return server.entry(name, form.light());
    }
    Optional<Entry> asked = now.get(dn.get());
    if (asked == null) {
      asked = server.entry(name, form.light());
      now.put(dn.get(), asked);
    }
    return asked;
  }

  private static Optional<DN> dn(String text) {
    try {
      return Optional.of(new DN(text));
    } catch (LDAPException _) {
      return Optional.empty();
    }
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
