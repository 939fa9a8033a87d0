package io.rollcall.lifecycle.report;

import io.rollcall.lifecycle.model.Attributes;
import io.rollcall.lifecycle.model.Change;
import io.rollcall.lifecycle.model.Change.Kind;
import io.rollcall.scim.address.Address;

/// From which mail domain to which one a change moves an account.
///
/// @param word what the change is called; a rename is one whether it has to be healed or not
/// @param domains `old.example → new.example`, or one domain where it stays
record DomainMove(String word, String domains) {
  static DomainMove of(Change change) {
    String before = domain(change.before().value(Attributes.USER_NAME));
    String after = domain(change.after().value(Attributes.USER_NAME));
    return new DomainMove(
        (change.kind() == Kind.HEAL ? Kind.RENAME : change.kind()).word(),
        before.isEmpty() || before.equals(after) ? after : before + " → " + after);
  }

  private static String domain(String address) {
    String key = Address.key(address);
    return key.substring(key.lastIndexOf('@') + 1);
  }
}
