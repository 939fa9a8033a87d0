package io.rollcall.app.demo;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.SearchScope;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The company's LDAP server, on a real port: people, and the security groups that they are in.
/// Whatever is asked of it or changed in it goes through that port, as it would with anybody
/// else's.
final class Company implements AutoCloseable {
  static final String DOMAIN = "acme.example";
  static final String BASE = "dc=acme,dc=example";
  static final String BIND = "cn=admin," + BASE;

  /// The group of everybody who shall have accounts.
  static final String STAFF = "staff";

  /// The group of those who look after the boards.
  static final String CONTENT_ADMINS = "miro-content-admins";

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
      Tree.fill(server, staff);
      server.startListening();
      return new Company(server, password);
    } catch (LDAPException e) {
      throw new IllegalStateException("The demo's LDAP server does not start", e);
    }
  }

  /// `ldap://127.0.0.1:port`
  String url() {
    return "ldap://127.0.0.1:" + server.getListenPort();
  }

  /// HR writes down what somebody is called now, and where they work.
  void change(Employee now) {
    over(
        "change " + now.uid(),
        connection ->
            connection.modify(
                Tree.dn(now.uid()),
                replace("sn", now.familyName()),
                replace("cn", now.name()),
                replace("mail", now.mail()),
                replace("departmentNumber", now.department())));
  }

  private static Modification replace(String attribute, String value) {
    return new Modification(ModificationType.REPLACE, attribute, value);
  }

  void join(String group, Employee employee) {
    member(ModificationType.ADD, group, employee);
  }

  void leave(String group, Employee employee) {
    member(ModificationType.DELETE, group, employee);
  }

  private void member(ModificationType what, String group, Employee employee) {
    over(
        "change the members of " + group,
        connection ->
            connection.modify(
                Tree.groupDn(group), new Modification(what, Tree.MEMBER, Tree.dn(employee.uid()))));
  }

  /// Who is in [#STAFF] now, in the order of their logins.
  List<Employee> people() {
    Set<String> staff = groups().getOrDefault(STAFF, Set.of());
    return over(
        "read people",
        connection ->
            connection
                .search(
                    Tree.PEOPLE,
                    SearchScope.ONE,
                    Filter.createPresenceFilter("uid"),
                    "*",
                    "entryUUID")
                .getSearchEntries()
                .stream()
                .map(Company::employee)
                .filter(employee -> staff.contains(employee.uid()))
                .toList());
  }

  /// The logins of the members of every group.
  Map<String, Set<String>> groups() {
    return over(
        "read groups",
        connection ->
            connection
                .search(Tree.GROUPS, SearchScope.ONE, Filter.createPresenceFilter("cn"))
                .getSearchEntries()
                .stream()
                .collect(
                    Collectors.toMap(
                        entry -> entry.getAttributeValue("cn"),
                        Company::members,
                        (one, _) -> one,
                        TreeMap::new)));
  }

  private static Set<String> members(Entry group) {
    return Arrays.stream(group.getAttributeValues(Tree.MEMBER))
        .map(dn -> dn.substring(dn.indexOf('=') + 1, dn.indexOf(',')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The groups that follow what people do for a living.
  List<String> departments() {
    List<String> names = new ArrayList<>(groups().keySet());
    names.removeAll(List.of(STAFF, CONTENT_ADMINS));
    return List.copyOf(names);
  }

  private static Employee employee(Entry entry) {
    return new Employee(
        entry.getAttributeValue("entryUUID"),
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
