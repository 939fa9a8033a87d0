package io.rollcall.lifecycle.target.atlassian;

import io.rollcall.lifecycle.model.DirectoryRecord;
import io.rollcall.lifecycle.model.Holder;
import java.util.List;
import java.util.Optional;

/// Records of directories whose address no account has that the organization shows: an address that
/// changed to a domain which nobody verified, or back, leaves its record behind, and so does a
/// person deleted at the identity provider who was never unassigned.
final class AtlassianRecords {
  private final AtlassianLinks links;
  private final String directory;

  /// @param directory the id of our directory
  AtlassianRecords(AtlassianLinks links, String directory) {
    this.links = links;
    this.directory = directory;
  }

  /// The records of an address; empty where there are none.
  Optional<Holder.Recorded> of(String address) {
    List<AtlassianLinks.Link> found = links.ofAddress(address);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> account = found.stream().flatMap(link -> link.account().stream()).findFirst();
    List<DirectoryRecord> records = found.stream().map(AtlassianLinks.Link::record).toList();
    return Optional.of(
        new Holder.Recorded(address, records, account, way(records.getFirst(), address)));
  }

  private String way(DirectoryRecord record, String address) {
    return record.directory().equalsIgnoreCase(directory)
        ? "Record %s is of this directory. Take the person out of what writes there, or give the record the account's address again; then look with `./rollcall explain %s`"
            .formatted(record.id(), address)
        : "Find in Atlassian's administration (Security, Identity providers) what writes into directory %s, and have it delete the person or give them their address of now, which deletes or ties record %s; then look with `./rollcall explain %s`"
            .formatted(record.directory(), record.id(), address);
  }
}
