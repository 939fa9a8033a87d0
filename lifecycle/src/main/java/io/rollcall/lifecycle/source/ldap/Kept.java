package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import io.rollcall.lifecycle.source.IncompleteRead;

/// An entry of the mirror.
///
/// @param alone whether it was read by its DN, and no search showed it
/// @param entry what is mirrored of it
record Kept(boolean alone, Entry entry) {
  private static final String ALONE = "alone";
  private static final String LISTED = "listed";

  /// One line that says how it was read, and LDIF (RFC 2849) without the version.
  String text() {
    return (alone ? ALONE : LISTED) + "\n" + String.join("\n", entry.toLDIF(0));
  }

  static Kept of(String text) throws LDIFException {
    int end = text.indexOf('\n');
    Entry entry = LDIFReader.decodeEntry(text.substring(end + 1).split("\n", -1));
    return new Kept(text.startsWith(ALONE), entry);
  }

  DN dn() throws IncompleteRead {
    return People.dn(entry);
  }
}
