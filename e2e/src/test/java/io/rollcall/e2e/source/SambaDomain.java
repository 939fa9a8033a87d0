package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import io.rollcall.e2e.stage.Launch;
import io.rollcall.e2e.stage.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real Active Directory: a Samba domain controller in a folder and a network namespace of its
/// own, with an administrator and an ordinary account that only reads. Making one takes a while, so
/// tests share it, each with an organizational unit for itself.
public final class SambaDomain implements AutoCloseable {
  public static final String BASE = "DC=ad,DC=test";

  /// An account like everybody's: it has no rights that others do not have.
  public static final String READER = "reader@ad.test";

  public static final String PASSWORD = Staff.PASSWORD;
  static final String ADMINISTRATOR = "Administrator@ad.test";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  // A normal account that needs no password: nobody signs in as one of them.
  private static final int NORMAL = 0x220;
  private static final int DISABLED = 0x2;
  private static final String SHOW_DELETED = "1.2.840.113556.1.4.417"; // MS-ADTS §3.1.1.3.4.1.14

  private final Program program;
  private final Relay relay;
  private final LDAPConnection connection;

  private SambaDomain(Program program, Relay relay, LDAPConnection connection) {
    this.program = program;
    this.relay = relay;
    this.connection = connection;
  }

  public static SambaDomain in(Path folder) throws IOException, LDAPException {
    Path run = Files.createDirectories(folder.resolve("run"));
    tool(
        folder,
        "domain",
        "provision",
        "--targetdir=" + folder,
        "--realm=AD.TEST",
        "--domain=AD",
        "--server-role=dc",
        "--dns-backend=NONE",
        "--use-rfc2307",
        "--adminpass=" + PASSWORD,
        "--option=vfs objects=dfs_samba4 acl_xattr xattr_tdb",
        "--option=interfaces=lo",
        "--option=bind interfaces only=yes");
    String configuration = "--configfile=" + folder.resolve("etc/smb.conf");
    tool(folder, "user", "create", "reader", PASSWORD, configuration);
    Program samba =
        new Launch(List.of("unshare", "--net", "--mount", "sh", "-c"), folder, Map.of(), PATIENCE)
            .start(
                "ip link set lo up; exec samba --interactive --model=single '"
                    + configuration
                    + "' --option='server services=ldap' --option='tls enabled=no'"
                    + " --option='pid directory=%1$s' --option='ncalrpc dir=%1$s'".formatted(run)
                    + " --option='ldap server require strong auth=no'");
    Relay relay = Relay.to(folder.resolve("private/ldapi"));
    return new SambaDomain(
        samba, relay, FirstContact.with(samba, relay.port(), ADMINISTRATOR, PASSWORD));
  }

  private static void tool(Path folder, String... words) {
    List<String> command = new ArrayList<>(List.of("samba-tool"));
    command.addAll(List.of(words));
    var _ = new Launch(command, folder, Map.of(), PATIENCE).run().expect(0);
  }

  /// `ldap://127.0.0.1:port`
  public String url() {
    return "ldap://127.0.0.1:" + relay.port();
  }

  /// Adds an organizational unit and returns its DN.
  public String unit(String name) throws LDAPException {
    String dn = "OU=" + name + "," + BASE;
    connection.add(dn, new Attribute("objectClass", "organizationalUnit"));
    return dn;
  }

  /// Adds somebody who may sign in, with an address at `ad.test`, and returns the DN.
  public String person(String unit, String account, String givenName, String familyName)
      throws LDAPException {
    String dn = "CN=" + givenName + " " + familyName + "," + unit;
    connection.add(
        dn,
        new Attribute("objectClass", "user"),
        new Attribute("sAMAccountName", account),
        new Attribute("userAccountControl", String.valueOf(NORMAL)),
        new Attribute("givenName", givenName),
        new Attribute("sn", familyName),
        new Attribute("mail", account + "@ad.test"));
    return dn;
  }

  /// Adds a security group and returns its DN.
  public String group(String unit, String name, String... members) throws LDAPException {
    String dn = "CN=" + name + "," + unit;
    connection.add(
        dn,
        new Attribute("objectClass", "group"),
        new Attribute("sAMAccountName", name),
        new Attribute("groupType", "-2147483646"));
    if (members.length > 0) {
      join(dn, members);
    }
    return dn;
  }

  void add(String... ldif) throws LDAPException {
    try {
      connection.add(ldif);
    } catch (com.unboundid.ldif.LDIFException e) {
      throw new IllegalArgumentException(e);
    }
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

  void disable(String dn) throws LDAPException {
    set(dn, "userAccountControl", String.valueOf(NORMAL | DISABLED));
  }

  void enable(String dn) throws LDAPException {
    set(dn, "userAccountControl", String.valueOf(NORMAL));
  }

  /// Gives an entry another name, in its place, and returns the new DN.
  String rename(String dn, String name) throws LDAPException {
    connection.modifyDN(new ModifyDNRequest(dn, "CN=" + name, true));
    return "CN=" + name + dn.substring(dn.indexOf(','));
  }

  /// Puts an entry into another unit and returns the new DN.
  String move(String dn, String unit) throws LDAPException {
    String rdn = dn.substring(0, dn.indexOf(','));
    connection.modifyDN(new ModifyDNRequest(dn, rdn, true, unit));
    return rdn + "," + unit;
  }

  /// Gives a unit another name, and everything in it with it.
  void renameUnit(String dn, String name) throws LDAPException {
    connection.modifyDN(new ModifyDNRequest(dn, "OU=" + name, true));
  }

  void delete(String dn) throws LDAPException {
    connection.delete(dn);
  }

  byte[] guid(String dn) throws LDAPException {
    return connection.getEntry(dn, "objectGUID").getAttributeValueBytes("objectGUID");
  }

  /// Brings back who was deleted, under a new name, and returns it (MS-ADTS §3.1.1.5.3.7): who was
  /// deleted has hardly an attribute left.
  String restore(byte[] guid, String dn) throws LDAPException {
    SearchRequest deleted =
        new SearchRequest(
            "CN=Deleted Objects," + BASE,
            SearchScope.SUB,
            Filter.createEqualityFilter("objectGUID", guid),
            "1.1");
    deleted.addControl(new Control(SHOW_DELETED, true));
    ModifyRequest request =
        new ModifyRequest(
            connection.searchForEntry(deleted).getDN(),
            new Modification(ModificationType.DELETE, "isDeleted"),
            new Modification(ModificationType.REPLACE, "distinguishedName", dn));
    request.addControl(new Control(SHOW_DELETED, true));
    connection.modify(request);
    enable(dn);
    return dn;
  }

  /// The last part of a group's security id, by which people name their primary group.
  String primaryGroupToken(String group) throws LDAPException {
    return connection.getEntry(group, "primaryGroupToken").getAttributeValue("primaryGroupToken");
  }

  List<String> values(String dn, String attribute) throws LDAPException {
    String[] values = connection.getEntry(dn, attribute).getAttributeValues(attribute);
    return values == null ? List.of() : List.of(values);
  }

  /// Whom a group lists itself.
  List<String> members(String group) throws LDAPException {
    String[] members = connection.getEntry(group, "member").getAttributeValues("member");
    return members == null ? List.of() : List.of(members);
  }

  @Override
  public void close() {
    connection.close();
    relay.close();
    program.kill();
  }
}
