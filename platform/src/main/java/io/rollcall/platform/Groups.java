package io.rollcall.platform;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.patch.PatchRequest;
import java.util.Optional;

/// Groups as SCIM sees them.
@SuppressWarnings("DoNotCallSuggester")
public final class Groups {
  Groups(Acts acts) {}

  public Outcome<Group> get(Caller.OfDirectory caller, String id, boolean withMembers) {
    throw new UnsupportedOperationException();
  }

  /// @param startIndex counted from 1; less counts as 1
  /// @param count how many at most; none is fine, more than 1,000 counts as 1,000
  public Outcome<Page<Group>> find(
      Caller.OfDirectory caller,
      Optional<Filter> filter,
      int startIndex,
      int count,
      boolean withMembers) {
    throw new UnsupportedOperationException();
  }

  /// Members are set operations on rows: all of the request is done or nothing.
  public Outcome<Group> patch(
      Caller.OfDirectory caller, String id, PatchRequest request, boolean withMembers) {
    throw new UnsupportedOperationException();
  }
}
