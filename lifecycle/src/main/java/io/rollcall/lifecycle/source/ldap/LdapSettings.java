package io.rollcall.lifecycle.source.ldap;

import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Asked;
import io.rollcall.lifecycle.source.Scope;
import io.rollcall.lifecycle.tls.Tls;
import java.time.Duration;
import java.util.Map;

/// How to reach a directory, and whom in it we mean.
///
/// @param name the source's name in the configuration
/// @param server which one, and how what is sent to it is protected
/// @param base the DN under which groups and people live
/// @param signIn who reads
/// @param scope whom of the people we mean
/// @param asked which groups and attributes targets need to know
/// @param names what the server calls the attributes of a person
/// @param limits how much of its time the server gets
/// @param reading whether what was read before is used
/// @param writeBack attributes in which people's entries keep the ids of their accounts, by target
public record LdapSettings(
    String name,
    Server server,
    String base,
    SignIn signIn,
    Scope scope,
    Asked asked,
    AttributeNames names,
    Limits limits,
    Reading reading,
    Map<String, String> writeBack) {
  public LdapSettings {
    writeBack = Map.copyOf(writeBack);
  }

  /// With the usual attribute names and limits, and with what this Java trusts.
  public static LdapSettings of(String name, String url, String base, SignIn signIn, Scope scope) {
    return new LdapSettings(
        name,
        new Server(url, false, Tls.USUAL),
        base,
        signIn,
        scope,
        Asked.NOTHING,
        AttributeNames.USUAL,
        Limits.USUAL,
        Reading.USUAL,
        Map.of());
  }

  public LdapSettings with(boolean startTls, Tls tls) {
    Server same = new Server(server.url(), startTls, tls);
    return new LdapSettings(
        name, same, base, signIn, scope, asked, names, limits, reading, writeBack);
  }

  public LdapSettings asking(Asked wanted) {
    return new LdapSettings(
        name, server, base, signIn, scope, wanted, names, limits, reading, writeBack);
  }

  public LdapSettings within(Limits other) {
    return new LdapSettings(
        name, server, base, signIn, scope, asked, names, other, reading, writeBack);
  }

  public LdapSettings reading(Reading other) {
    return new LdapSettings(
        name, server, base, signIn, scope, asked, names, limits, other, writeBack);
  }

  public LdapSettings writingBack(Map<String, String> attributes) {
    return new LdapSettings(
        name, server, base, signIn, scope, asked, names, limits, reading, attributes);
  }

  /// Which server. Its certificate must always name the host that we asked for.
  ///
  /// @param url `ldap://host:port` or `ldaps://host:port`
  /// @param startTls whether a connection of `ldap://` asks for TLS before anything else (RFC 4511
  ///   §4.14)
  public record Server(String url, boolean startTls, Tls tls) {}

  /// Who reads.
  public sealed interface SignIn {
    /// An account with a password.
    ///
    /// @param bind the DN, or whatever the server takes for one
    record ByPassword(String bind, Secret password) implements SignIn {}

    /// Whoever the client certificate says (SASL EXTERNAL, RFC 4422 appendix A).
    record ByCertificate() implements SignIn {}
  }

  /// What the server calls the attributes of a person.
  public record AttributeNames(
      String address,
      String givenName,
      String familyName,
      String displayName,
      String employeeNumber,
      String department) {
    public static final AttributeNames USUAL =
        new AttributeNames(
            "mail", "givenName", "sn", "displayName", "employeeNumber", "department");
  }

  /// @param connect how long to wait for a connection
  /// @param response how long to wait for the answer to one request
  /// @param pageSize how many entries to ask for at a time where the server can page
  public record Limits(Duration connect, Duration response, int pageSize) {
    public static final Limits USUAL =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 500);
  }

  /// @param incremental whether only what changed is asked for, where the server tells
  /// @param fullEvery after how long everything is read again nonetheless
  public record Reading(boolean incremental, Duration fullEvery) {
    public static final Reading USUAL = new Reading(true, Duration.ofHours(24));
  }
}
