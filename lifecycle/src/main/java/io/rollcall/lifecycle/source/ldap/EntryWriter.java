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
import java.util.Map;

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
      public Answer write(SourceId person, String attribute, String account) {
        try {
          return written(connection, person.id(), attribute, account);
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
  private Answer written(LDAPConnection connection, String id, String attribute, String account)
      throws LDAPException {
    SearchResult found =
        connection.search(settings.base(), SearchScope.SUB, byId(id), Ids.ENTRY_UUID);
    if (found.getEntryCount() != 1) {
      return new Answer.Refused("there is no such entry any more");
    }
    Entry entry = found.getSearchEntries().getFirst();
    var _ =
        connection.modify(
            entry.getDN(), new Modification(ModificationType.REPLACE, attribute, account));
    return new Answer.Written();
  }

  private static Filter byId(String id) {
    Filter uuid = Filter.createEqualityFilter(Ids.ENTRY_UUID, id);
    return ObjectGuid.bytes(id)
        .map(
            guid -> Filter.createORFilter(Filter.createEqualityFilter(Ids.OBJECT_GUID, guid), uuid))
        .orElse(uuid);
  }
}
