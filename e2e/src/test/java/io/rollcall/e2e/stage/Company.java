package io.rollcall.e2e.stage;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A company in an LDAP server of its own on a real port: people with `entryUUID` under
/// `ou=people`, and one group that lists everybody who is to have the app. Reading needs the bind
/// name and the password.
public final class Company implements AutoCloseable {

  public static final String BASE = "dc=example,dc=com";
  public static final String BIND = "cn=admin,dc=example,dc=com";
  public static final String PASSWORD = "let me read";
  public static final String GROUP = "miroUsers";

  static final String PEOPLE = "ou=people," + BASE;
  private static final String GROUPS = "ou=groups," + BASE;
  private static final String GROUP_DN = "cn=" + GROUP + "," + GROUPS;

  private static final List<String> GIVEN =
      List.of(
          "Ada", "Björn", "Chloé", "Dmitri", "Esi", "Fatima", "Grace", "Hiro", "Inês", "Jun",
          "Kofi", "Łucja");
  private static final List<String> FAMILY =
      List.of(
          "Abara", "Berg", "Costa", "Díaz", "Eng", "Fox", "Garcia", "Haddad", "Ito", "Jensen",
          "Kim", "Lund", "Moreau");

  private final InMemoryDirectoryServer server;

  private Company(InMemoryDirectoryServer server) {
    this.server = server;
  }

  /// A company of so many people, the same for the same seed; `scissors` see every operation on its
  /// server.
  public static Company of(int people, long seed, Scissors scissors) {
    try {
      var config = new InMemoryDirectoryServerConfig(BASE);
      config.addAdditionalBindCredentials(BIND, PASSWORD);
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "ldap", InetAddress.getLoopbackAddress(), 0, null));
      config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
      config.addInMemoryOperationInterceptor(new CutLdap(scissors));
      var company = new Company(new InMemoryDirectoryServer(config));
      company.furnish();
      var random = new Random(seed);
      IntStream.rangeClosed(1, people).forEach(number -> company.hire(somebody(random, number)));
      company.server.startListening();
      return company;
    } catch (LDAPException e) {
      throw new IllegalStateException("Cannot start the company's LDAP server", e);
    }
  }

  private static Employee somebody(Random random, int number) {
    String given = GIVEN.get(random.nextInt(GIVEN.size()));
    String family = FAMILY.get(random.nextInt(FAMILY.size()));
    String uid = "u%04d".formatted(number);
    return new Employee(
        uid, given, family, uid + "@example.com", "%05d".formatted(10_000 + number));
  }

  private void furnish() throws LDAPException {
    server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "example"));
    server.add(
        PEOPLE, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "people"));
    server.add(
        GROUPS, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "groups"));
    server.add(
        BIND, new Attribute("objectClass", "applicationProcess"), new Attribute("cn", "admin"));
  }

  /// `ldap://127.0.0.1:port`
  public String url() {
    return "ldap://127.0.0.1:" + server.getListenPort();
  }

  /// Somebody joins, and is in the group.
  public void hire(Employee person) {
    act(
        "hire " + person.uid(),
        () -> {
          server.add(
              person.dn(),
              new Attribute("objectClass", "inetOrgPerson"),
              new Attribute("uid", person.uid()),
              new Attribute("cn", person.givenName() + " " + person.familyName()),
              new Attribute("givenName", person.givenName()),
              new Attribute("sn", person.familyName()),
              new Attribute("mail", person.mail()),
              new Attribute("employeeNumber", person.employeeNumber()));
          join(person.dn());
        });
  }

  // A groupOfNames has at least one member, so it comes with the first.
  private void join(String dn) throws LDAPException {
    if (server.getEntry(GROUP_DN) != null) {
      server.modify(GROUP_DN, new Modification(ModificationType.ADD, "member", dn));
      return;
    }
    server.add(
        GROUP_DN,
        new Attribute("objectClass", "groupOfNames"),
        new Attribute("cn", GROUP),
        new Attribute("member", dn));
  }

  /// Somebody gets another family name and the address that goes with it; everything else stays.
  public void rename(String uid, String familyName, String mail) {
    act(
        "rename " + uid,
        () ->
            server.modify(
                employee(uid).dn(),
                new Modification(ModificationType.REPLACE, "sn", familyName),
                new Modification(
                    ModificationType.REPLACE, "cn", employee(uid).givenName() + " " + familyName),
                new Modification(ModificationType.REPLACE, "mail", mail)));
  }

  /// Somebody loses the app: out of the group, but still with the company.
  public void dismiss(String uid) {
    act(
        "dismiss " + uid,
        () ->
            server.modify(
                GROUP_DN, new Modification(ModificationType.DELETE, "member", employee(uid).dn())));
  }

  /// What somebody's entry shows of an attribute, which may be operational.
  public List<String> values(String uid, String attribute) {
    return asking(
        attribute + " of " + uid,
        () -> {
          String[] values =
              server.getEntry(employee(uid).dn(), attribute).getAttributeValues(attribute);
          return values == null ? List.of() : List.of(values);
        });
  }

  /// Takes an attribute off somebody's entry.
  public void forget(String uid, String attribute) {
    act(
        "forget " + attribute + " of " + uid,
        () ->
            server.modify(
                employee(uid).dn(), new Modification(ModificationType.REPLACE, attribute)));
  }

  /// Who is in the group, by uid.
  public List<Employee> people() {
    return asking(
        "who is in the group",
        () ->
            Arrays.stream(server.getEntry(GROUP_DN).getAttributeValues("member"))
                .map(dn -> asking(dn, () -> employee(new SearchResultEntry(server.getEntry(dn)))))
                .toList());
  }

  /// One person, in the group or not.
  public Employee employee(String uid) {
    return asking(
        uid,
        () -> {
          var found =
              server.search(PEOPLE, SearchScope.ONE, "(uid=" + uid + ")").getSearchEntries();
          if (found.size() != 1) {
            throw new IllegalArgumentException("Nobody, or not only one, is " + uid);
          }
          return employee(found.getFirst());
        });
  }

  private static Employee employee(SearchResultEntry entry) {
    return new Employee(
        entry.getAttributeValue("uid"),
        entry.getAttributeValue("givenName"),
        entry.getAttributeValue("sn"),
        entry.getAttributeValue("mail"),
        entry.getAttributeValue("employeeNumber"));
  }

  private interface Asking<T> {
    T ask() throws LDAPException;
  }

  private interface Acting {
    void act() throws LDAPException;
  }

  private static <T> T asking(String what, Asking<T> asking) {
    try {
      return asking.ask();
    } catch (LDAPException e) {
      throw new IllegalStateException("The company's LDAP server does not say: " + what, e);
    }
  }

  private static void act(String what, Acting acting) {
    try {
      acting.act();
    } catch (LDAPException e) {
      throw new IllegalStateException("The company's LDAP server refuses: " + what, e);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
