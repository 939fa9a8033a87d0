package io.rollcall.e2e.source;

import com.unboundid.ldap.sdk.LDAPException;

/// People of a company who are to have an app, wherever its directory keeps them. Somebody is named
/// by their account, which stays.
interface Staff {
  /// Of who reads, whatever the directory.
  String PASSWORD = "Passw0rd!x";

  /// The lines under `source:`.
  String source();

  /// The part of their addresses behind the `@`.
  String domain();

  /// Somebody joins, with the address `account@domain`.
  void hire(String account, String givenName, String familyName) throws LDAPException;

  /// Somebody works elsewhere in the company.
  void move(String account, String department) throws LDAPException;

  /// Somebody has another name and another address, and another place in the directory with it.
  void rename(String account, String familyName, String address) throws LDAPException;

  /// Somebody may not use the app any more.
  void dismiss(String account) throws LDAPException;

  /// Somebody may again.
  void rehire(String account) throws LDAPException;

  /// Somebody is forgotten.
  void delete(String account) throws LDAPException;
}
