package io.rollcall.lifecycle.source.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An Active Directory that tells by DirSync what changed, and how that goes wrong.
final class Replica implements AutoCloseable {
  private static final String OID = ActiveDirectoryDirSyncControl.DIRSYNC_OID;
  private static final String COOKIE = "cookie";
  private static final List<String> REPLICATED =
      List.of("mail", "member", "cn", "sn", "givenName", "userAccountControl", "displayName");

  private final TestDirectory directory;

  // All of one length, so that the server compares them as numbers.
  private int changes = 100_000;

  /// Whose cookies it gives and takes.
  private String controller = "dc1";

  private boolean hidesIds;
  private Trouble trouble = _ -> {};
  private Function<String, Optional<Control>> answer = cookie -> Optional.of(done(cookie));

  /// What happens when somebody asks by DirSync.
  interface Trouble {
    /// @param cookie what they go on from; empty when they begin
    void at(String cookie) throws LDAPException;
  }

  Replica() throws LDAPException {
    directory = TestDirectory.empty(new Telling());
    directory.add("dn: ou=schema," + TestDirectory.BASE, "objectClass: organizationalUnit");
    for (String name : REPLICATED) {
      directory.add(
          "dn: cn=" + name + ",ou=schema," + TestDirectory.BASE,
          "objectClass: attributeSchema",
          "lDAPDisplayName: " + name);
    }
  }

  TestDirectory directory() {
    return directory;
  }

  /// From now on whoever asks meets this.
  void trouble(Trouble other) {
    trouble = other;
  }

  /// Whoever asks is refused.
  void refuses(ResultCode code) {
    trouble =
        _ -> {
          throw refusal(code);
        };
  }

  /// Whoever goes on is refused; whoever begins is not.
  void refusesToGoOn(ResultCode code) {
    trouble =
        cookie -> {
          if (!cookie.isEmpty()) {
            throw refusal(code);
          }
        };
  }

  private static LDAPException refusal(ResultCode code) {
    return new LDAPException(code, "00002098: not so");
  }

  /// From now on this comes with what is told, made of the usual cookie.
  void answers(Function<String, Optional<Control>> other) {
    answer = other;
  }

  /// The next questions go to another domain controller, which takes no cookies of the first.
  void becomes(String other) {
    controller = other;
  }

  /// Whether DirSync tells of entries without saying who they are.
  void hidesIds(boolean hides) {
    hidesIds = hides;
  }

  static Control done(String cookie) {
    return control(0, cookie);
  }

  static Control more(String cookie) {
    return control(1, cookie);
  }

  private static Control control(int flags, String cookie) {
    return new ActiveDirectoryDirSyncControl(true, flags, 0, new ASN1OctetString(cookie));
  }

  /// Adds somebody who may sign in, and returns the DN.
  String person(String uid) throws LDAPException {
    String dn = directory.person(uid);
    directory.set(dn, "objectClass", "person", "user");
    directory.set(dn, "objectCategory", "person");
    set(dn, "userAccountControl", "512");
    return dn;
  }

  void group(String name, String... members) throws LDAPException {
    directory.group(name, members);
    set("cn=" + name + "," + TestDirectory.BASE, "objectClass", "group");
  }

  void set(String dn, String attribute, String... values) throws LDAPException {
    directory.set(dn, attribute, values);
    directory.set(dn, "uSNChanged", String.valueOf(++changes));
  }

  @Override
  public void close() {
    directory.close();
  }

  private final class Telling extends InMemoryOperationInterceptor {
    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest intercepted)
        throws LDAPException {
      SearchRequest request = intercepted.getRequest().duplicate();
      Control control = request.getControl(OID);
      if (control == null) {
        return;
      }
      String cookie =
          new ActiveDirectoryDirSyncControl(OID, true, control.getValue())
              .getCookie()
              .stringValue();
      trouble.at(cookie);
      request.setControls(
          Arrays.stream(request.getControls()).filter(one -> !one.getOID().equals(OID)).toList());
      request.setFilter(Filter.createANDFilter(request.getFilter(), since(cookie)));
      intercepted.setRequest(request);
      intercepted.setProperty(COOKIE, controller + " " + changes);
    }

    private Filter since(String cookie) throws LDAPException {
      if (cookie.isEmpty()) {
        return Filter.createPresenceFilter("objectClass");
      }
      if (!cookie.startsWith(controller + " ")) {
        throw refusal(ResultCode.UNWILLING_TO_PERFORM);
      }
      int last = Integer.parseInt(cookie.substring(controller.length() + 1));
      return Filter.createGreaterOrEqualFilter("uSNChanged", String.valueOf(last + 1));
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
      if (result.getSearchEntry().getDN().isEmpty()) {
        Entry root = result.getSearchEntry().duplicate();
        root.addAttribute("supportedCapabilities", "1.2.840.113556.1.4.800");
        root.addAttribute("highestCommittedUSN", String.valueOf(changes));
        root.addAttribute("schemaNamingContext", "ou=schema," + TestDirectory.BASE);
        result.setSearchEntry(root);
      }
      if (hidesIds && result.getProperty(COOKIE) != null) {
        Entry entry = result.getSearchEntry().duplicate();
        entry.removeAttribute("entryUUID");
        result.setSearchEntry(entry);
      }
    }

    @Override
    public void processSearchResult(InMemoryInterceptedSearchResult result) {
      if (result.getProperty(COOKIE) instanceof String cookie) {
        LDAPResult usual = result.getResult();
        result.setResult(
            new LDAPResult(
                usual.getMessageID(),
                usual.getResultCode(),
                usual.getDiagnosticMessage(),
                usual.getMatchedDN(),
                usual.getReferralURLs(),
                answer.apply(cookie).stream().toArray(Control[]::new)));
      }
    }
  }
}
