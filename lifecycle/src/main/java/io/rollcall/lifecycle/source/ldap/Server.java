package io.rollcall.lifecycle.source.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One signed-in connection at a time, and the questions we ask over it.
final class Server implements Directory, AutoCloseable {
  // A server that pages for ever is broken; ten million people in pages of 500 are not.
  private static final int MOST_PAGES = 20_000;
  private static final String ACTIVE_DIRECTORY = "1.2.840.113556.1.4.800"; // MS-ADTS §3.1.1.3.4.3.1

  private final LdapSettings settings;
  private final String base;
  private Session session;
  private int pages;

  /// What the server says of itself when we come.
  private record Session(
      LDAPConnection connection,
      boolean canPage,
      boolean activeDirectory,
      long changes,
      List<String> contexts) {}

  Server(LdapSettings settings) throws IncompleteRead {
    this.settings = settings;
    this.base = settings.base();
    this.session = open(settings);
  }

  private static Session open(LdapSettings settings) throws IncompleteRead {
    LDAPConnection connection = new Connector(settings).connect();
    try {
      RootDSE root = connection.getRootDSE();
      Long last = root == null ? null : root.getAttributeValueAsLong("highestCommittedUSN");
      String[] all = root == null ? null : root.getNamingContextDNs();
      return new Session(
          connection,
          root != null && root.supportsControl(SimplePagedResultsControl.PAGED_RESULTS_OID),
          root != null && root.hasAttributeValue("supportedCapabilities", ACTIVE_DIRECTORY),
          last == null ? 0 : last,
          all == null ? List.of() : List.of(all));
    } catch (LDAPException e) {
      connection.close();
      throw LdapTrouble.reading("the root entry", e);
    }
  }

  /// Comes anew, over another connection, perhaps to another server that has the same.
  void renew() throws IncompleteRead {
    session.connection().close();
    session = open(settings);
  }

  @Override
  public void close() {
    session.connection().close();
  }

  LDAPConnection connection() {
    return session.connection();
  }

  /// The whole tree that a DN is in, as the server names it.
  Optional<String> context(String dn) throws IncompleteRead {
    try {
      Optional<String> longest = Optional.empty();
      for (String context : session.contexts()) {
        boolean inside = DN.isDescendantOf(dn, context, true);
        if (inside && context.length() > longest.map(String::length).orElse(-1)) {
          longest = Optional.of(context);
        }
      }
      return longest;
    } catch (LDAPException e) {
      throw LdapTrouble.reading(dn, e);
    }
  }

  @Override
  public Directory live() {
    return this;
  }

  @Override
  public boolean isActiveDirectory() {
    return session.activeDirectory();
  }

  @Override
  public long changes() {
    return session.changes();
  }

  /// How many pages all searches have taken so far.
  int pages() {
    return pages;
  }

  @Override
  public List<Entry> search(String what, Filter filter, String... attributes)
      throws IncompleteRead {
    List<Entry> entries = new ArrayList<>();
    Optional<ASN1OctetString> cookie = Optional.empty();
    for (int page = 1; page <= MOST_PAGES; page++) {
      SearchResult result = page(what, filter, attributes, cookie);
      pages++;
      entries.addAll(result.getSearchEntries());
      Optional<ASN1OctetString> next = next(what, result, page > 1);
      if (next.isEmpty()) {
        return entries;
      }
      cookie = next;
    }
    throw new IncompleteRead(
        "Reading %s under %s did not end after %s pages.".formatted(what, base, MOST_PAGES));
  }

  @Override
  public Optional<Entry> entry(String dn, String... attributes) throws IncompleteRead {
    try {
      return Optional.ofNullable(connection().getEntry(dn, attributes));
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.INVALID_DN_SYNTAX)) {
        return Optional.empty();
      }
      throw LdapTrouble.reading(dn, e);
    }
  }

  private SearchResult page(
      String what, Filter filter, String[] attributes, Optional<ASN1OctetString> cookie)
      throws IncompleteRead {
    SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
    if (session.canPage()) {
      Control paged =
          new SimplePagedResultsControl(settings.limits().pageSize(), cookie.orElse(null), false);
      request.setControls(paged);
    }
    try {
      SearchResult result = connection().search(request);
      Referrals.refuseToMiss(what, result);
      return result;
    } catch (LDAPSearchException e) {
      throw LdapTrouble.searching(what, base, e);
    }
  }

  /// The cookie of the next page; empty after the last, or after the one and only answer of a
  /// server that does not page.
  private Optional<ASN1OctetString> next(String what, SearchResult result, boolean paging)
      throws IncompleteRead {
    try {
      SimplePagedResultsControl control = SimplePagedResultsControl.get(result);
      if (control == null && paging) {
        throw new IncompleteRead(
            "The server stopped paging in the middle of %s under %s.".formatted(what, base));
      }
      return control == null || !control.moreResultsToReturn()
          ? Optional.empty()
          : Optional.of(control.getCookie());
    } catch (LDAPException e) {
      throw LdapTrouble.reading(what, e);
    }
  }
}
