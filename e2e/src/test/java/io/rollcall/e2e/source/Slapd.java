package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import io.rollcall.e2e.operations.Certificate;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real OpenLDAP server in a folder of its own, with an administrator and an account that reads.
final class Slapd implements AutoCloseable {
  static final String BASE = "dc=example,dc=com";
  static final String PEOPLE = "ou=people," + BASE;
  static final String READER = "cn=reader," + BASE;
  static final String PASSWORD = Staff.PASSWORD;
  static final String ADMINISTRATOR = "cn=admin," + BASE;

  private final Program program;
  private final int port;
  private final Relay relay;
  private final LDAPConnection connection;

  private Slapd(Program program, int port, Relay relay, LDAPConnection connection) {
    this.program = program;
    this.port = port;
    this.relay = relay;
    this.connection = connection;
  }

  /// Starts it with more lines of configuration before its database, and with more in it.
  static Slapd in(Path folder, List<String> global, List<String> database)
      throws IOException, LDAPException {
    Path file = folder.resolve("slapd.conf");
    Files.createDirectory(folder.resolve("data"));
    Files.write(file, configuration(folder, global, database));
    int port = freePort();
    Path socket = folder.resolve("ldapi");
    String urls =
        "ldap://127.0.0.1:%d ldapi://%s"
            .formatted(port, URLEncoder.encode(socket.toString(), StandardCharsets.UTF_8));
    Program program =
        new Launch(
                List.of("/usr/sbin/slapd", "-f", file.toString(), "-h", urls, "-d", "none"),
                folder,
                Map.of(),
                Duration.ofSeconds(30))
            .start();
    Relay relay = Relay.to(socket);
    LDAPConnection connection = FirstContact.with(program, relay.port(), ADMINISTRATOR, PASSWORD);
    Slapd slapd = new Slapd(program, port, relay, connection);
    slapd.furnish();
    return slapd;
  }

  static Slapd in(Path folder) throws IOException, LDAPException {
    return in(folder, List.of(), List.of());
  }

  /// Takes passwords only over TLS, and shows people only to the account that reads, which may also
  /// come with the certificate.
  static Slapd protectedBy(Certificate certificate, Path folder) throws IOException, LDAPException {
    return in(
        folder,
        List.of(
            "TLSCertificateFile " + certificate.chain(),
            "TLSCertificateKeyFile " + certificate.key(),
            "TLSCACertificateFile " + certificate.chain(),
            "TLSVerifyClient allow",
            "security simple_bind=128",
            "authz-regexp \"^cn=localhost$\" \"" + READER + "\""),
        List.of(
            "access to attrs=userPassword by anonymous auth",
            "access to * by dn.exact=\"" + READER + "\" read"));
  }

  private static List<String> configuration(
      Path folder, List<String> global, List<String> database) {
    List<String> lines = new ArrayList<>();
    for (String schema : List.of("core", "cosine", "nis", "inetorgperson")) {
      lines.add("include /etc/ldap/schema/" + schema + ".schema");
    }
    lines.addAll(List.of("modulepath /usr/lib/ldap", "moduleload back_mdb"));
    lines.add("localSSF 256"); // the administrator's way in is as good as TLS
    lines.addAll(global);
    lines.addAll(
        List.of(
            "database mdb",
            "suffix \"" + BASE + "\"",
            "rootdn \"" + ADMINISTRATOR + "\"",
            "rootpw \"" + PASSWORD + "\"",
            "directory " + folder.resolve("data"),
            "index objectClass eq"));
    lines.addAll(database);
    return lines;
  }

  // Somebody else may take it before slapd does; then slapd ends and says so.
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void furnish() throws LDAPException {
    add("dn: " + BASE, "objectClass: dcObject", "objectClass: organization", "dc: example", "o: E");
    add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
    add(
        "dn: " + READER,
        "objectClass: applicationProcess",
        "objectClass: simpleSecurityObject",
        "cn: reader",
        "userPassword: " + PASSWORD);
  }

  String url() {
    return "ldap://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  void add(String... ldif) throws LDAPException {
    try {
      connection.add(ldif);
    } catch (com.unboundid.ldif.LDIFException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// Adds somebody with an address at `example.com` and returns the DN.
  String person(String uid, String givenName, String familyName) throws LDAPException {
    String dn = "uid=" + uid + "," + PEOPLE;
    add(
        "dn: " + dn,
        "objectClass: inetOrgPerson",
        "uid: " + uid,
        "cn: " + givenName + " " + familyName,
        "givenName: " + givenName,
        "sn: " + familyName,
        "mail: " + uid + "@example.com");
    return dn;
  }

  /// Adds a group, which has at least one member, and returns the DN.
  String group(String name, String... members) throws LDAPException {
    String dn = "cn=" + name + "," + BASE;
    List<String> lines =
        new ArrayList<>(List.of("dn: " + dn, "objectClass: groupOfNames", "cn: " + name));
    for (String member : members) {
      lines.add("member: " + member);
    }
    add(lines.toArray(String[]::new));
    return dn;
  }

  void join(String group, String... members) throws LDAPException {
    connection.modify(group, new Modification(ModificationType.ADD, "member", members));
  }

  void leave(String group, String... members) throws LDAPException {
    connection.modify(group, new Modification(ModificationType.DELETE, "member", members));
  }

  /// Replaces the values of an attribute; with none, it is removed.
  void set(String dn, String attribute, String... values) throws LDAPException {
    connection.modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
  }

  /// Gives an entry another name, in its place, and returns the new DN.
  String rename(String dn, String rdn) throws LDAPException {
    connection.modifyDN(new ModifyDNRequest(dn, rdn, true));
    return rdn + dn.substring(dn.indexOf(','));
  }

  void delete(String dn) throws LDAPException {
    connection.delete(dn);
  }

  List<String> values(String dn, String attribute) throws LDAPException {
    String[] values = connection.getEntry(dn, attribute).getAttributeValues(attribute);
    return values == null ? List.of() : List.of(values);
  }

  String uuid(String dn) throws LDAPException {
    return connection.getEntry(dn, "entryUUID").getAttributeValue("entryUUID");
  }

  @Override
  public void close() {
    connection.close();
    relay.close();
    program.kill();
  }
}
