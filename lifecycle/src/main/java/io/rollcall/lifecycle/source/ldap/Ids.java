package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;
import java.util.Optional;

/// The immutable ids of entries, be they people or groups.
record Ids(String source) {
  static final String OBJECT_GUID = "objectGUID";
  static final String ENTRY_UUID = "entryUUID";

  // Every server that has these attributes gives them to every entry. Leaving the entry out would
  // look like leaving.
  SourceId of(Entry entry) throws IncompleteRead {
    return text(entry)
        .map(id -> new SourceId(source, id))
        .orElseThrow(() ->
            new IncompleteRead(
                "%s shows neither entryUUID nor objectGUID, so nobody can be recognised after a rename. The bind account needs the right to read one of them."
                    .formatted(entry.getDN())));
  }

  /// The id of an entry that shows one.
  static Optional<String> text(Entry entry) {
    byte[] guid = entry.getAttributeValueBytes(OBJECT_GUID);
    return guid != null && guid.length == ObjectGuid.LENGTH
        ? Optional.of(ObjectGuid.text(guid))
        : Values.first(entry, ENTRY_UUID);
  }

  /// The entry with the id of this one, which shows one.
  static Filter same(Entry entry) {
    byte[] guid = entry.getAttributeValueBytes(OBJECT_GUID);
    return guid != null && guid.length == ObjectGuid.LENGTH
        ? Filter.createEqualityFilter(OBJECT_GUID, guid)
        : Filter.createEqualityFilter(ENTRY_UUID, Values.first(entry, ENTRY_UUID).orElseThrow());
  }
}
