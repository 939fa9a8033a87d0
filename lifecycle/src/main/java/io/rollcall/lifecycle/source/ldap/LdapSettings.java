package io.rollcall.lifecycle.source.ldap;

import io.rollcall.lifecycle.secret.Secret;
import io.rollcall.lifecycle.source.Scope;
import java.time.Duration;

/// How to reach a directory, and whom in it we mean.
///
/// @param name the source's name in the configuration
/// @param url `ldap://host:port` or `ldaps://host:port`
/// @param base the DN under which groups and people live
/// @param bind the DN (or whatever the server takes for one) that we sign in as
/// @param scope whom of the people we mean
/// @param names what the server calls the attributes of a person
/// @param limits how much of its time the server gets
public record LdapSettings(
    String name,
    String url,
    String base,
    String bind,
    Secret password,
    Scope scope,
    AttributeNames names,
    Limits limits) {

  /// With the usual attribute names and limits.
  public static LdapSettings of(
      String name, String url, String base, String bind, Secret password, Scope scope) {
    return new LdapSettings(
        name, url, base, bind, password, scope, AttributeNames.USUAL, Limits.USUAL);
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
}
