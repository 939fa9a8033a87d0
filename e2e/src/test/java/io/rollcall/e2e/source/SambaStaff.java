package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashMap;
import java.util.Map;

/// Staff in an Active Directory, in a unit of their own: one by one direct members of the group,
/// members of a group in it, and members because it is their primary group. Who is dismissed is
/// disabled.
final class SambaStaff implements Staff {
  private final SambaDomain samba;
  private final String unit;
  private final String group;
  private final String inner;
  private final Map<String, String> dns = new HashMap<>();

  SambaStaff(SambaDomain samba, String name) throws LDAPException {
    this.samba = samba;
    this.unit = samba.unit(name);
    this.inner = samba.group(unit, name + "-inner");
    this.group = samba.group(unit, name + "-app", inner);
  }

  @Override
  public String source() {
    return """
      type: ldap
      url: "%s"
      base: "%s"
      bind: "%s"
      password: env:LDAP_PASSWORD
      scope: { group: "%s" }
    """
        .formatted(samba.url(), SambaDomain.BASE, SambaDomain.READER, group);
  }

  @Override
  public String domain() {
    return unit.substring("OU=".length(), unit.indexOf(',')) + ".test";
  }

  @Override
  public void hire(String account, String givenName, String familyName) throws LDAPException {
    // Account names are unique in the domain.
    String dn = samba.person(unit, account + "-" + domain(), givenName, familyName);
    samba.set(dn, "mail", account + "@" + domain());
    switch (dns.size() % 3) {
      case 0 -> samba.join(group, dn);
      case 1 -> samba.join(inner, dn);
      default -> {
        samba.join(group, dn);
        samba.set(dn, "primaryGroupID", samba.primaryGroupToken(group));
      }
    }
    dns.put(account, dn);
  }

  @Override
  public void move(String account, String department) throws LDAPException {
    samba.set(dn(account), "department", department);
  }

  @Override
  public void rename(String account, String familyName, String address) throws LDAPException {
    String dn = samba.rename(dn(account), "Renamed " + familyName);
    samba.set(dn, "sn", familyName);
    samba.set(dn, "mail", address);
    dns.put(account, dn);
  }

  @Override
  public void dismiss(String account) throws LDAPException {
    samba.disable(dn(account));
  }

  @Override
  public void rehire(String account) throws LDAPException {
    samba.enable(dn(account));
  }

  @Override
  public void delete(String account) throws LDAPException {
    samba.delete(dn(account));
  }

  private String dn(String account) {
    String dn = dns.get(account);
    if (dn == null) {
      throw new IllegalArgumentException("Nobody is " + account);
    }
    return dn;
  }
}
