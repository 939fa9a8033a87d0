package io.rollcall.faces.miro;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a client of the REST API asks for. `org` is the organization that the path names.
sealed interface MiroRequest {

  /// Whose key is this?
  record ShowToken() implements MiroRequest {}

  record ShowOrganization(String org) implements MiroRequest {}

  /// Members of these addresses, as a bare list; Miro ignores every other parameter then.
  record FindMembersByEmail(String org, List<String> emails) implements MiroRequest {
    public FindMembersByEmail {
      emails = List.copyOf(emails);
    }
  }

  /// A page of members.
  ///
  /// @param role in Miro's spelling, lower case
  /// @param cursor the id of the last member received
  record FindMembers(
      String org,
      Optional<String> role,
      Optional<Boolean> active,
      Optional<String> cursor,
      int limit)
      implements MiroRequest {}

  record ShowMember(String org, String id) implements MiroRequest {}

  /// @param name part of a name, letter case ignored
  record FindTeams(String org, Optional<String> name, Optional<String> cursor, int limit)
      implements MiroRequest {}

  record CreateTeam(String org, String name) implements MiroRequest {}

  /// @param after the oldest instant wanted
  /// @param before the first instant not wanted
  record ReadAudit(Instant after, Instant before, Optional<String> cursor, int limit)
      implements MiroRequest {}
}
