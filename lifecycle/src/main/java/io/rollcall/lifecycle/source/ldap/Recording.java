package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A directory of which everything is read, and what it shows is taken down.
final class Recording implements Directory {
  private final Server server;
  private final Form form;
  private final Seen seen;
  private final Values values;

  Recording(Server server, Form form, Seen seen) {
    this.server = server;
    this.form = form;
    this.seen = seen;
    this.values = new Values(server);
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
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : server.search(what, filter, form.all())) {
      entries.add(taken(entry, false));
    }
    return entries;
  }

  @Override
  public Optional<Entry> entry(String dn, String... attributes) throws IncompleteRead {
    Optional<Entry> entry = server.entry(dn, form.all());
    return entry.isEmpty() ? entry : Optional.of(taken(entry.get(), true));
  }

  private Entry taken(Entry entry, boolean alone) throws IncompleteRead {
    Entry whole = Form.whole(entry, values);
    seen.add(whole, alone);
    return whole;
  }
}
