package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Attributes that change without their entry counting as changed: what the server works out, what
/// only one server knows, and who names the entry elsewhere. The server's schema tells; what it
/// does not know counts as such.
final class Passing {
  // Some servers compute them although their schema does not say so.
  private static final List<String> ALWAYS =
      List.of(AccountState.NS_LOCK, AccountState.LOCKED_TIME, "memberOf", "isMemberOf", "nsRole");
  private static final Set<String> LASTING =
      Set.of(
          Ids.ENTRY_UUID.toLowerCase(Locale.ROOT),
          Ids.OBJECT_GUID.toLowerCase(Locale.ROOT),
          "objectclass");

  // systemFlags of an attributeSchema (MS-ADTS §2.2.10): not replicated, constructed.
  private static final long OWN_OR_CONSTRUCTED = 0x1 | 0x4;

  private Passing() {}

  static Set<String> of(Server server, Set<String> names) {
    Set<String> passing = new HashSet<>();
    Set<String> lasting = lasting(server, names);
    for (String name : names) {
      boolean always = ALWAYS.stream().anyMatch(name::equalsIgnoreCase);
      if (always || !lasting.contains(name.toLowerCase(Locale.ROOT))) {
        passing.add(name);
      }
    }
    return passing;
  }

  private static Set<String> lasting(Server server, Set<String> names) {
    Set<String> lasting = new HashSet<>(LASTING);
    try {
      lasting.addAll(
          server.isActiveDirectory()
              ? replicated(server.connection(), names)
              : stored(server.connection(), names));
    } catch (LDAPException _) {
      // Nothing is known; then everything is asked for at every read.
    }
    return lasting;
  }

  private static Set<String> replicated(LDAPConnection connection, Set<String> names)
      throws LDAPException {
    Set<String> replicated = new HashSet<>();
    Entry root = connection.getRootDSE();
    String schema = root == null ? null : root.getAttributeValue("schemaNamingContext");
    if (schema == null) {
      return replicated;
    }
    List<Filter> any =
        names.stream().map(name -> Filter.createEqualityFilter("lDAPDisplayName", name)).toList();
    List<? extends Entry> found =
        connection
            .search(
                schema,
                SearchScope.ONE,
                Filter.createORFilter(any),
                "lDAPDisplayName",
                "systemFlags",
                "linkID")
            .getSearchEntries();
    for (Entry attribute : found) {
      boolean backLink = (number(attribute, "linkID") & 1) != 0;
      boolean own = (number(attribute, "systemFlags") & OWN_OR_CONSTRUCTED) != 0;
      if (!backLink && !own) {
        Values.first(attribute, "lDAPDisplayName")
            .ifPresent(name -> replicated.add(name.toLowerCase(Locale.ROOT)));
      }
    }
    return replicated;
  }

  private static long number(Entry entry, String name) {
    Long number = entry.getAttributeValueAsLong(name);
    return number == null ? 0 : number;
  }

  private static Set<String> stored(LDAPConnection connection, Set<String> names)
      throws LDAPException {
    Set<String> stored = new HashSet<>();
    Schema schema = connection.getSchema();
    if (schema == null) {
      return stored;
    }
    for (String name : names) {
      AttributeTypeDefinition type = schema.getAttributeType(name);
      if (type != null && !type.isOperational() && !type.isCollective()) {
        stored.add(name.toLowerCase(Locale.ROOT));
        Arrays.stream(type.getNames()).forEach(other -> stored.add(other.toLowerCase(Locale.ROOT)));
      }
    }
    return stored;
  }
}
