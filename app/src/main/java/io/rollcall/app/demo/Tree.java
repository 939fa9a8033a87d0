package io.rollcall.app.demo;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How the company's people and groups stand in its LDAP server.
final class Tree {
  static final String PEOPLE = "ou=people," + Company.BASE;
  static final String GROUPS = "ou=groups," + Company.BASE;
  static final String MEMBER = "member";

  private static final String FIRST_CONTENT_ADMIN = "olivia.ward";

  private Tree() {}

  static void fill(LDAPInterface server, List<Employee> staff) throws LDAPException {
    server.add(Company.BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "acme"));
    for (String unit : List.of(PEOPLE, GROUPS)) {
      server.add(unit, new Attribute("objectClass", "organizationalUnit"));
    }
    for (Employee employee : staff) {
      server.add(entry(employee));
    }
    Map<String, Set<String>> groups = new TreeMap<>();
    for (Employee employee : staff) {
      groups.computeIfAbsent(Company.STAFF, _ -> new TreeSet<>()).add(employee.uid());
      groups.computeIfAbsent(employee.department(), _ -> new TreeSet<>()).add(employee.uid());
    }
    groups.put(Company.CONTENT_ADMINS, Set.of(FIRST_CONTENT_ADMIN));
    for (var group : groups.entrySet()) {
      server.add(
          groupDn(group.getKey()),
          new Attribute("objectClass", "groupOfNames"),
          new Attribute("cn", group.getKey()),
          new Attribute(MEMBER, group.getValue().stream().map(Tree::dn).toList()));
    }
  }

  static String dn(String uid) {
    return "uid=" + uid + "," + PEOPLE;
  }

  static String groupDn(String name) {
    return "cn=" + name + "," + GROUPS;
  }

  private static Entry entry(Employee employee) {
    return new Entry(
        dn(employee.uid()),
        new Attribute("objectClass", "inetOrgPerson"),
        new Attribute("uid", employee.uid()),
        new Attribute("cn", employee.name()),
        new Attribute("givenName", employee.givenName()),
        new Attribute("sn", employee.familyName()),
        new Attribute("mail", employee.mail()),
        new Attribute("employeeNumber", employee.number()),
        new Attribute("departmentNumber", employee.department()));
  }
}
