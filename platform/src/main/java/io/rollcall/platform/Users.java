package io.rollcall.platform;

import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.patch.PatchRequest;
import java.util.Optional;

/// Users as SCIM sees them. An id that this caller may not see is `Unknown`; the log says why.
@SuppressWarnings("DoNotCallSuggester")
public final class Users {
  Users(Acts acts) {}

  public Outcome<User> create(Caller.OfDirectory caller, Json.Obj resource) {
    throw new UnsupportedOperationException();
  }

  public Outcome<User> get(Caller.OfDirectory caller, String id) {
    throw new UnsupportedOperationException();
  }

  /// @param startIndex counted from 1; less counts as 1
  /// @param count how many at most; none is fine, more than 1,000 counts as 1,000
  public Outcome<Page<User>> find(
      Caller.OfDirectory caller, Optional<Filter> filter, int startIndex, int count) {
    throw new UnsupportedOperationException();
  }

  public Outcome<User> patch(Caller.OfDirectory caller, String id, PatchRequest request) {
    throw new UnsupportedOperationException();
  }

  /// @return the id
  public Outcome<String> delete(Caller.OfDirectory caller, String id) {
    throw new UnsupportedOperationException();
  }
}
