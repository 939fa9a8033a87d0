package io.rollcall.platform;

import java.util.List;

/// Teams as people see them; each has a twin group.
@SuppressWarnings("DoNotCallSuggester")
public final class Teams {
  Teams(Acts acts) {}

  public Outcome<Team> create(Caller caller, String organizationId, String name) {
    throw new UnsupportedOperationException();
  }

  public List<Team> list(String organizationId) {
    throw new UnsupportedOperationException();
  }
}
