package io.rollcall.lifecycle.source.ldap;

import com.unboundid.ldap.sdk.Entry;
import io.rollcall.lifecycle.model.SourceId;
import io.rollcall.lifecycle.source.IncompleteRead;

/// The immutable ids of entries, be they people or groups.
record Ids(String source) {
  static final String OBJECT_GUID = "objectGUID";
  static final String ENTRY_UUID = "entryUUID";

  // Every server that has these attributes gives them to every entry. Leaving the entry out would
  // look like leaving.
  SourceId of(Entry entry) throws IncompleteRead {
    byte[] guid = entry.getAttributeValueBytes(OBJECT_GUID);
    if (guid != null && guid.length == ObjectGuid.LENGTH) {
      return new SourceId(source, ObjectGuid.text(guid));
    }
    return Values.first(entry, ENTRY_UUID)
        .map(uuid -> new SourceId(source, uuid))
        .orElseThrow(() ->
            new IncompleteRead(
                "%s shows neither entryUUID nor objectGUID, so nobody can be recognised after a rename. The bind account needs the right to read one of them."
                    .formatted(entry.getDN())));
  }
}
