package io.rollcall.faces.miro;

import io.rollcall.platform.LogEntry;
import io.rollcall.platform.Member;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Team;
import java.util.List;
import java.util.Optional;

/// What an act came to, for the writer of the REST API.
sealed interface MiroReply {

  /// @param keyName the name of the key that asked
  record Token(Organization organization, String keyId, String keyName) implements MiroReply {}

  record OneOrganization(Organization organization) implements MiroReply {}

  record OneMember(Member member) implements MiroReply {}

  /// The answer to `emails=`: no page, a bare list.
  record MemberList(List<Member> members) implements MiroReply {
    public MemberList {
      members = List.copyOf(members);
    }
  }

  record Members(Slice<Member> page) implements MiroReply {}

  record NewTeam(Team team) implements MiroReply {}

  record Teams(Slice<Team> page) implements MiroReply {}

  record Audit(Organization organization, Slice<LogEntry> page) implements MiroReply {}

  record Refused(MiroError error) implements MiroReply {}

  /// One page of a cursor-paged list.
  ///
  /// @param cursor where the next page begins; empty on the last one
  record Slice<T>(int limit, List<T> items, Optional<String> cursor) {
    public Slice {
      items = List.copyOf(items);
    }
  }
}
