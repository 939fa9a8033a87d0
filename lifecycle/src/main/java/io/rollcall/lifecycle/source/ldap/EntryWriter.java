package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;
import io.rollcall.lifecycle.source.WriteBack;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the ids of accounts into people's entries, and nothing else.
final class EntryWriter implements WriteBack {
  private final LdapSettings settings;

  EntryWriter(LdapSettings settings) {
    this.settings = settings;
  }

  @Override
  public String source() {
    return settings.name();
  }

  @Override
  public Map<String, String> attributes() {
    return settings.writeBack();
  }

  @Override
  public Pen open() throws IncompleteRead {
    LDAPConnection connection = new Connector(settings).connect();
    return new Pen() {
      @Override
      public Answer write(SourceId person, String attribute, List<String> before, String account) {
        try {
          return written(connection, person.id(), attribute, before, account);
        } catch (LDAPException e) {
          return new Answer.Refused(LdapTrouble.words(e));
        }
      }

      @Override
      public void close() {
        connection.close();
      }
    };
  }

  // By id, since the name may be another one by now.
  private Answer written(
      LDAPConnection connection, String id, String attribute, List<String> before, String account)
      throws LDAPException {
    SearchResult found = connection.search(settings.base(), SearchScope.SUB, byId(id), attribute);
    if (found.getEntryCount() != 1) {
      return new Answer.Refused("there is no such entry any more");
    }
    Entry entry = found.getSearchEntries().getFirst();
    List<String> now = values(entry, attribute);
    if (now.equals(List.of(account))) {
      return new Answer.Written(); // before somebody stopped us, most likely
    }
    if (!Set.copyOf(now).equals(Set.copyOf(before))) {
      return new Answer.Refused("it holds something else by now");
    }
    var _ = connection.modify(entry.getDN(), change(attribute, before, account));
    return new Answer.Written();
  }

  // What nobody saw is not taken away: the server refuses to delete a value that is not there.
  private static List<Modification> change(String attribute, List<String> before, String account) {
    Modification add = new Modification(ModificationType.ADD, attribute, account);
    if (before.isEmpty()) {
      return List.of(add);
    }
    String[] gone = before.stream().filter(value -> !value.equals(account)).toArray(String[]::new);
    Modification delete = new Modification(ModificationType.DELETE, attribute, gone);
    return before.contains(account) ? List.of(delete) : List.of(delete, add);
  }

  private static List<String> values(Entry entry, String attribute) {
    String[] values = entry.getAttributeValues(attribute);
    return values == null ? List.of() : List.of(values);
  }

  private static Filter byId(String id) {
    Filter uuid = Filter.createEqualityFilter(Ids.ENTRY_UUID, id);
    return ObjectGuid.bytes(id)
        .map(
            guid -> Filter.createORFilter(Filter.createEqualityFilter(Ids.OBJECT_GUID, guid), uuid))
        .orElse(uuid);
  }
}
