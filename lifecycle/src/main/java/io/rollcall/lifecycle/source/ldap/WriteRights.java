package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.schema.Schema;
import io.rollcall.lifecycle.source.Source.Remark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Whether ids of accounts could be written into people's entries, as far as that can be known
/// without writing.
final class WriteRights {
  // What the reader may write, of the entry that shows it (MS-ADTS §3.1.1.4.5.20).
  private static final String MAY_WRITE = "allowedAttributesEffective";

  private WriteRights() {}

  static List<Remark> remarks(Server server, LdapSettings settings) {
    List<Remark> remarks = new ArrayList<>();
    for (String attribute : new TreeSet<>(settings.writeBack().values())) {
      try {
        remarks.add(
            server.isActiveDirectory()
                ? byEntry(server, settings.base(), attribute)
                : bySchema(server, attribute));
      } catch (LDAPException e) {
        remarks.add(unknown(attribute, LdapTrouble.words(e)));
      }
    }
    return remarks;
  }

  private static Remark byEntry(Server server, String base, String attribute) throws LDAPException {
    Optional<Entry> somebody = somebody(server, base);
    if (somebody.isEmpty()) {
      return unknown(attribute, "there is nobody to ask about");
    }
    String[] may = somebody.get().getAttributeValues(MAY_WRITE);
    return may != null && Arrays.stream(may).anyMatch(attribute::equalsIgnoreCase)
        ? new Remark(true, "the bind account may write %s (writeBack)".formatted(attribute))
        : new Remark(
            false,
            "the bind account may not write %s of %s (writeBack); give it the right to write this attribute of people, and no other"
                .formatted(attribute, somebody.get().getDN()));
  }

  private static Optional<Entry> somebody(Server server, String base) throws LDAPException {
    SearchRequest one =
        new SearchRequest(base, SearchScope.SUB, PersonEntry.everybody(true), MAY_WRITE);
    one.setSizeLimit(1);
    List<? extends Entry> found;
    try {
      found = server.connection().search(one).getSearchEntries();
    } catch (LDAPSearchException e) {
      if (e.getSearchEntries() == null) {
        throw e;
      }
      found = e.getSearchEntries();
    }
    return found.stream().findFirst().map(entry -> entry);
  }

  private static Remark bySchema(Server server, String attribute) throws LDAPException {
    Schema schema = server.connection().getSchema();
    if (schema != null && schema.getAttributeType(attribute) == null) {
      return new Remark(
          false, "the server's schema has no attribute %s (writeBack)".formatted(attribute));
    }
    return new Remark(
        true,
        "whether the bind account may write %s (writeBack) shows when it does; a refusal is a warning in the run's report"
            .formatted(attribute));
  }

  private static Remark unknown(String attribute, String why) {
    return new Remark(
        false,
        "whether the bind account may write %s (writeBack) could not be found out: %s"
            .formatted(attribute, why));
  }
}
