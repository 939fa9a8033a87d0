package io.rollcall.lifecycle.source.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/// What changed in an Active Directory since a cookie (MS-ADTS §3.1.1.3.4.1.3).
///
/// Asked for with the rights that everybody has (OBJECT_SECURITY), it does not tell who was deleted
/// or moved out of sight, nor that a group lost a member who was deleted. So nothing is concluded
/// from what it does not tell but this: an entry that is still shown, and of which it tells
/// nothing, is as it was.
final class DirSync {
  private static final int FLAGS =
      ActiveDirectoryDirSyncControl.FLAG_OBJECT_SECURITY
          | ActiveDirectoryDirSyncControl.FLAG_ANCESTORS_FIRST_ORDER
          | ActiveDirectoryDirSyncControl.FLAG_INCREMENTAL_VALUES;
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_PARTS = 10_000;
  private static final String NAME = "name"; // changes with the DN

  private final Server server;
  private final String context;
  private final String[] attributes;

  /// @param context the whole tree; DirSync takes no part of one
  /// @param form the attributes whose changes count
  DirSync(Server server, String context, Form form) {
    this.server = server;
    this.context = context;
    Set<String> names = new HashSet<>(form.mirrored());
    names.removeIf(form.passing()::contains);
    names.add(NAME);
    this.attributes = names.toArray(String[]::new);
  }

  /// The cookie of this moment, from which the server goes on: it was tried.
  String now() throws Refused {
    // A GUID of zeros is nobody's: the server need not tell us what we will read anyway.
    Filter nobody = Filter.createEqualityFilter(Ids.OBJECT_GUID, new byte[ObjectGuid.LENGTH]);
    return since(ask("", nobody).cookie()).cookie();
  }

  /// What changed since a cookie.
  Delta since(String cookie) throws Refused {
    return ask(cookie, Filter.createPresenceFilter("objectClass"));
  }

  private Delta ask(String cookie, Filter filter) throws Refused {
    Set<String> changed = new HashSet<>();
    Set<String> cookies = new HashSet<>(Set.of(cookie));
    String next = cookie;
    for (int part = 0; part < MOST_PARTS; part++) {
      SearchResult result = part(next, filter);
      for (Entry entry : result.getSearchEntries()) {
        changed.add(id(entry));
      }
      ActiveDirectoryDirSyncControl answer = answer(result);
      next = Base64.getEncoder().encodeToString(answer.getCookie().getValue());
      if (answer.getFlags() == 0) { // else there is more
        return new Delta(changed, next);
      }
      if (!cookies.add(next)) {
        throw new Refused("it says that there is more, and does not go on");
      }
    }
    throw new Refused("its answer does not end");
  }

  // Whoever it is must not be taken for unchanged.
  private static String id(Entry entry) throws Refused {
    return Ids.text(entry)
        .orElseThrow(() -> new Refused("it tells of " + entry.getDN() + " without its id"));
  }

  private SearchResult part(String cookie, Filter filter) throws Refused {
    SearchRequest request = new SearchRequest(context, SearchScope.SUB, filter, attributes);
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(cookie);
    } catch (IllegalArgumentException e) {
      throw new Refused("the cookie that we kept is none", e);
    }
    ASN1OctetString from = bytes.length == 0 ? null : new ASN1OctetString(bytes);
    request.addControl(new ActiveDirectoryDirSyncControl(true, FLAGS, MOST_BYTES, from));
    try {
      return server.connection().search(request);
    } catch (LDAPException e) {
      throw new Refused(LdapTrouble.words(e), e);
    }
  }

  private static ActiveDirectoryDirSyncControl answer(SearchResult result) throws Refused {
    try {
      ActiveDirectoryDirSyncControl answer = ActiveDirectoryDirSyncControl.get(result);
      if (answer == null || answer.getCookie().getValueLength() == 0) {
        throw new Refused("its answer has no cookie");
      }
      return answer;
    } catch (LDAPException e) {
      throw new Refused(LdapTrouble.words(e), e);
    }
  }

  /// @param changed ids of entries, among them some that are not of interest
  record Delta(Set<String> changed, String cookie) {
    Delta {
      changed = Set.copyOf(changed);
    }
  }

  /// The server does not tell what changed; the message says why.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }

    Refused(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
