package io.rollcall.lifecycle.source;

/// Whom of a source's people we mean; the same for every kind of source.
public sealed interface Scope {
  /// Everybody who is a person.
  record Everybody() implements Scope {}

  /// The members of one group and, where a source has groups in groups, of those in it.
  ///
  /// @param group as the source calls it: in LDAP its `cn`, `sAMAccountName` or DN, in a file its
  ///   name
  record Group(String group) implements Scope {}
}
