package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldap.sdk.unboundidds.controls.IgnoreNoUserModificationRequestControl;
import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.source.Source.Read;
import io.rollcall.lifecycle.source.ldap.LdapSettings.SignIn;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An LDAP server in the test's own process, reached over TCP as any other.
final class TestDirectory implements AutoCloseable {
  static final String BASE = "dc=example,dc=com";
  static final String PASSWORD = "s3cret-ldap";
  private static final String ADMIN = "cn=admin,dc=example,dc=com";

  private final InMemoryDirectoryServer server;

  private final String host;

  private TestDirectory(InMemoryDirectoryServer server, String host) {
    this.server = server;
    this.host = host;
  }

  static TestDirectory empty(InMemoryOperationInterceptor... interceptors) throws LDAPException {
    return limitedTo(0, interceptors);
  }

  static TestDirectory limitedTo(int sizeLimit, InMemoryOperationInterceptor... interceptors)
      throws LDAPException {
    return start(plain(), null, sizeLimit, interceptors);
  }

  /// Knows which attributes there are, and says of every entry when it was changed, in whole
  /// seconds.
  static TestDirectory timing(InMemoryOperationInterceptor... interceptors) throws LDAPException {
    InMemoryOperationInterceptor coarse =
        showing(entry -> {
          String time = entry.getAttributeValue("modifyTimestamp");
          if (time != null) {
            entry.setAttribute("modifyTimestamp", time.replaceAll("\\.\\d+", ""));
          }
        });
    return start(plain(), Schema.getDefaultStandardSchema(), 0, concat(interceptors, coarse));
  }

  /// The same, and says as of which change an entry is, as OpenLDAP does.
  static TestDirectory counting(InMemoryOperationInterceptor... interceptors) throws LDAPException {
    AtomicReference<TestDirectory> running = new AtomicReference<>();
    InMemoryOperationInterceptor numbered =
        showing(entry -> {
          TestDirectory directory = running.get();
          if (directory != null && entry.hasAttribute("modifyTimestamp")) {
            String all = directory.entry(entry.getDN()).toLDIFString();
            entry.setAttribute("entryCSN", Integer.toHexString(all.hashCode()));
          }
        });
    TestDirectory directory =
        start(plain(), Schema.getDefaultStandardSchema(), 0, concat(interceptors, numbered));
    running.set(directory);
    return directory;
  }

  /// Says that it is an Active Directory, and knows nothing of DirSync.
  static TestDirectory activeDirectory() throws LDAPException {
    return empty(
        showing(entry -> {
          if (entry.getDN().isEmpty()) {
            entry.addAttribute("supportedCapabilities", "1.2.840.113556.1.4.800");
          }
        }));
  }

  private interface Showing {
    void change(Entry entry) throws LDAPException;
  }

  private static InMemoryOperationInterceptor showing(Showing showing) {
    return new InMemoryOperationInterceptor() {
      @Override
      public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
        Entry entry = result.getSearchEntry().duplicate();
        try {
          showing.change(entry);
        } catch (LDAPException e) {
          throw new IllegalStateException(e);
        }
        result.setSearchEntry(entry);
      }
    };
  }

  private static InMemoryOperationInterceptor[] concat(
      InMemoryOperationInterceptor[] some, InMemoryOperationInterceptor one) {
    InMemoryOperationInterceptor[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one;
    return all;
  }

  private static InMemoryListenerConfig plain() throws LDAPException {
    return InMemoryListenerConfig.createLDAPConfig(
        "ldap://127.0.0.1", InetAddress.getLoopbackAddress(), 0, null);
  }

  /// @param listener whose name is its URL, without the port
  static TestDirectory listening(InMemoryListenerConfig listener) throws LDAPException {
    return start(listener, null, 0);
  }

  private static TestDirectory start(
      InMemoryListenerConfig listener,
      @Nullable Schema schema,
      int sizeLimit,
      InMemoryOperationInterceptor... interceptors)
      throws LDAPException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.addAdditionalBindCredentials(ADMIN, PASSWORD);
    config.setListenerConfigs(listener);
    config.setSchema(schema); // none, so that a test can write what Active Directory would
    config.setMaxSizeLimit(sizeLimit);
    for (InMemoryOperationInterceptor interceptor : interceptors) {
      config.addInMemoryOperationInterceptor(interceptor);
    }
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.startListening();
    TestDirectory directory = new TestDirectory(server, listener.getListenerName());
    directory.add("dn: " + BASE, "objectClass: domain", "dc: example");
    directory.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
    return directory;
  }

  void add(String... ldif) throws LDAPException {
    try {
      server.add(new Entry(ldif));
    } catch (com.unboundid.ldif.LDIFException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// Adds `uid=…` with a name and an address made from it, and returns the DN.
  String person(String uid) throws LDAPException {
    String dn = dn(uid);
    add(
        "dn: " + dn,
        "objectClass: inetOrgPerson",
        "uid: " + uid,
        "cn: " + uid,
        "sn: Of " + uid,
        "givenName: Given",
        "mail: " + uid + "@example.com");
    return dn;
  }

  static String dn(String uid) {
    return "uid=" + uid + ",ou=people," + BASE;
  }

  void group(String name, String... members) throws LDAPException {
    Entry group = new Entry("cn=" + name + "," + BASE);
    group.addAttribute("objectClass", "groupOfNames");
    group.addAttribute("cn", name);
    if (members.length > 0) {
      group.addAttribute("member", members);
    }
    server.add(group);
  }

  void set(String dn, String attribute, String... values) throws LDAPException {
    server.modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
  }

  void set(String dn, String attribute, byte[] value) throws LDAPException {
    server.modify(dn, new Modification(ModificationType.REPLACE, attribute, value));
  }

  void delete(String dn) throws LDAPException {
    server.delete(dn);
  }

  /// Adds an entry that was there before, with the id that it had.
  void restore(Entry entry) throws LDAPException {
    AddRequest request = new AddRequest(entry);
    request.addControl(new IgnoreNoUserModificationRequestControl());
    server.add(request);
  }

  /// Gives an entry another name, under another parent, and returns its new DN.
  String move(String dn, String rdn, String parent) throws LDAPException {
    server.modifyDN(dn, rdn, true, parent);
    return rdn + "," + parent;
  }

  void change(String dn, ModificationType type, String attribute, String value)
      throws LDAPException {
    server.modify(dn, new Modification(type, attribute, value));
  }

  Entry entry(String dn) throws LDAPException {
    return server.getEntry(dn, "*", "+");
  }

  String uuid(String dn) throws LDAPException {
    return server.getEntry(dn, "entryUUID").getAttributeValue("entryUUID");
  }

  /// Ends all connections, and takes new ones.
  void hangUp() {
    server.closeAllConnections(false);
  }

  void stop() {
    server.shutDown(true);
  }

  LdapSettings settings(Scope scope) {
    return settings(scope, PASSWORD, 10);
  }

  LdapSettings settings(Scope scope, String password, int pageSize) {
    return LdapSettings.of(
            "corp",
            host + ":" + server.getListenPort(),
            BASE,
            new SignIn.ByPassword(ADMIN, Secret.of(password, "env:LDAP_PASSWORD")),
            scope)
        .within(new LdapSettings.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), pageSize));
  }

  Read readGroup(String group) {
    return read(settings(new Scope.Group(group)));
  }

  Read readEverybody() {
    return read(settings(new Scope.Everybody()));
  }

  static Read read(LdapSettings settings) {
    return new LdapSource(settings, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).read();
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
