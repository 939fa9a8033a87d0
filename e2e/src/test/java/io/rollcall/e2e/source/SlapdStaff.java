package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Staff in an OpenLDAP server: in turn direct members of the group and members of a group in it.
/// Who is dismissed is no longer a member.
final class SlapdStaff implements Staff {
  private final Slapd slapd;
  private final Path ca;
  private final String group;
  private final String inner;
  private final Map<String, String> dns = new HashMap<>();

  /// @param ca the file of the authority that signed the server's certificate
  SlapdStaff(Slapd slapd, Path ca) throws LDAPException {
    this.slapd = slapd;
    this.ca = ca;
    this.inner = slapd.group("inner", Slapd.READER); // a group has a member, if only a machine
    this.group = slapd.group("app", inner);
  }

  @Override
  public String source() {
    return """
      type: ldap
      url: "ldap://localhost:%s"
      startTls: true
      ca: "%s"
      base: "%s"
      bind: "%s"
      password: env:LDAP_PASSWORD
      scope: { group: app }
    """
        .formatted(slapd.port(), ca, Slapd.BASE, Slapd.READER);
  }

  @Override
  public String domain() {
    return "example.com";
  }

  @Override
  public void hire(String account, String givenName, String familyName) throws LDAPException {
    String dn = slapd.person(account, givenName, familyName);
    slapd.join(dns.size() % 2 == 0 ? group : inner, dn);
    dns.put(account, dn);
  }

  @Override
  public void move(String account, String department) throws LDAPException {
    slapd.set(dn(account), "departmentNumber", department);
  }

  @Override
  public void rename(String account, String familyName, String address) throws LDAPException {
    String old = dn(account);
    String dn = slapd.rename(old, "uid=renamed-" + account);
    slapd.set(dn, "sn", familyName);
    slapd.set(dn, "mail", address);
    slapd.join(group, dn);
    dns.put(account, dn);
  }

  @Override
  public void dismiss(String account) throws LDAPException {
    slapd.leave(group, dn(account));
  }

  @Override
  public void rehire(String account) throws LDAPException {
    slapd.join(group, dn(account));
  }

  @Override
  public void delete(String account) throws LDAPException {
    slapd.delete(dn(account));
  }

  private String dn(String account) {
    String dn = dns.get(account);
    if (dn == null) {
      throw new IllegalArgumentException("Nobody is " + account);
    }
    return dn;
  }
}
