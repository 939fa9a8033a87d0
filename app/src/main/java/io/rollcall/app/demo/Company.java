package io.rollcall.app.demo;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// The company's LDAP server, on a real port. Whatever is asked of it or changed in it goes through
/// that port, as it would with anybody else's.
final class Company implements AutoCloseable {
  static final String DOMAIN = "acme.example";
  static final String BASE = "dc=acme,dc=example";
  static final String BIND = "cn=admin," + BASE;
  static final String GROUP = "miroUsers";

  private static final String PEOPLE = "ou=people," + BASE;
  private static final String GROUPS = "ou=groups," + BASE;
  private static final String GROUP_DN = "cn=" + GROUP + "," + GROUPS;

  private final InMemoryDirectoryServer server;
  private final String password;

  private Company(InMemoryDirectoryServer server, String password) {
    this.server = server;
    this.password = password;
  }

  /// @param password of [#BIND], the one account that may read and write
  static Company of(List<Employee> staff, String password) {
    try {
      var config = new InMemoryDirectoryServerConfig(BASE);
      config.addAdditionalBindCredentials(BIND, password);
      config.setAuthenticationRequiredOperationTypes(
          OperationType.SEARCH, OperationType.MODIFY, OperationType.ADD, OperationType.DELETE);
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "ldap", InetAddress.getLoopbackAddress(), 0, null));
      var server = new InMemoryDirectoryServer(config);
      fill(server, staff);
      server.startListening();
      return new Company(server, password);
    } catch (LDAPException e) {
      throw new IllegalStateException("The demo's LDAP server does not start", e);
    }
  }

  private static void fill(LDAPInterface server, List<Employee> staff) throws LDAPException {
    server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "acme"));
    for (String unit : List.of(PEOPLE, GROUPS)) {
      server.add(unit, new Attribute("objectClass", "organizationalUnit"));
    }
    for (Employee employee : staff) {
      server.add(entry(employee));
    }
    server.add(
        GROUP_DN,
        new Attribute("objectClass", "groupOfNames"),
        new Attribute("cn", GROUP),
        new Attribute("member", staff.stream().map(employee -> dn(employee.uid())).toList()));
  }

  private static String dn(String uid) {
    return "uid=" + uid + "," + PEOPLE;
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

  /// `ldap://127.0.0.1:port`
  String url() {
    return "ldap://127.0.0.1:" + server.getListenPort();
  }

  /// HR gives somebody another family name and the address that goes with it; nothing else changes.
  void rename(Employee before, Employee after) {
    over(
        "rename " + before.uid(),
        connection ->
            connection.modify(
                dn(before.uid()),
                replace("sn", after.familyName()),
                replace("cn", after.name()),
                replace("mail", after.mail())));
  }

  private static Modification replace(String attribute, String value) {
    return new Modification(ModificationType.REPLACE, attribute, value);
  }

  /// Who is in the group now, in its order.
  List<Employee> people() {
    return over(
        "read the group",
        connection -> {
          List<Employee> people = new ArrayList<>();
          for (String dn : connection.getEntry(GROUP_DN).getAttributeValues("member")) {
            people.add(employee(connection.getEntry(dn)));
          }
          return people;
        });
  }

  private static Employee employee(Entry entry) {
    return new Employee(
        entry.getAttributeValue("employeeNumber"),
        entry.getAttributeValue("uid"),
        entry.getAttributeValue("givenName"),
        entry.getAttributeValue("sn"),
        entry.getAttributeValue("departmentNumber"),
        entry.getAttributeValue("mail"));
  }

  private interface Asking<T> {
    T ask(LDAPConnection connection) throws LDAPException;
  }

  private <T> T over(String what, Asking<T> asking) {
    try (var connection = new LDAPConnection("127.0.0.1", server.getListenPort(), BIND, password)) {
      return asking.ask(connection);
    } catch (LDAPException e) {
      throw new IllegalStateException("The demo's LDAP server does not answer: " + what, e);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
