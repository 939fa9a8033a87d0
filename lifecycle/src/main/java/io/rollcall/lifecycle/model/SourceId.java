package io.rollcall.lifecycle.model;

/// The immutable id of a person in a source: `objectGUID`, `entryUUID` or an employee id, never an
/// address.
///
/// @param source the source's name in the configuration
/// @param id the id as the source spells it
public record SourceId(String source, String id) implements Comparable<SourceId> {
  @Override
  public int compareTo(SourceId other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return source + " " + id;
  }
}
