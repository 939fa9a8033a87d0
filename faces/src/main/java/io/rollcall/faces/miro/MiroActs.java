package io.rollcall.faces.miro;

import io.rollcall.platform.Caller;
import io.rollcall.platform.LogEntry;
import io.rollcall.platform.LogPosition;
import io.rollcall.platform.LogQuery;
import io.rollcall.platform.Member;
import io.rollcall.platform.MemberQuery;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Outcome;
import io.rollcall.platform.Platform;
import io.rollcall.platform.Refusal;
import io.rollcall.platform.Role;
import io.rollcall.platform.Team;
import io.rollcall.scim.message.Echo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Finds the act that a REST request asks for and does it. A key opens its own organization only;
/// any other id is answered alike, whether such an organization exists or not.
final class MiroActs {
  private final Platform platform;

  MiroActs(Platform platform) {
    this.platform = platform;
  }

  MiroReply act(Caller.OfOrganization caller, MiroRequest request) {
    return switch (request) {
      case MiroRequest.ShowToken() ->
          new MiroReply.Token(organization(caller), caller.tokenId(), caller.name());
      case MiroRequest.ShowOrganization(var org) -> {
        own(caller, org);
        yield new MiroReply.OneOrganization(organization(caller));
      }
      case MiroRequest.FindMembersByEmail(var org, var emails) ->
          new MiroReply.MemberList(platform.members().list(own(caller, org), withEmails(emails)));
      case MiroRequest.FindMembers find -> members(own(caller, find.org()), find);
      case MiroRequest.ShowMember(var org, var id) -> member(own(caller, org), id);
      case MiroRequest.FindTeams find -> teams(own(caller, find.org()), find);
      case MiroRequest.CreateTeam(var org, var name) ->
          team(platform.teams().create(caller, own(caller, org), name));
      case MiroRequest.ReadAudit audit -> audit(caller, audit);
    };
  }

  private static String own(Caller.OfOrganization caller, String org) {
    if (!caller.organizationId().equals(org)) {
      throw MiroError.forbidden(
              "This key opens organization "
                  + caller.organizationId()
                  + ", not "
                  + Echo.of(org)
                  + ".")
          .refusal();
    }
    return org;
  }

  private Organization organization(Caller.OfOrganization caller) {
    return platform
        .organizations()
        .withId(caller.organizationId())
        .orElseThrow(() -> MiroError.notFound("The organization was deleted.").refusal());
  }

  private static MemberQuery withEmails(List<String> emails) {
    return new MemberQuery(
        emails, Optional.empty(), Optional.empty(), Optional.empty(), emails.size());
  }

  private MiroReply members(String org, MiroRequest.FindMembers find) {
    Optional<Role> role = find.role().map(MiroActs::role);
    var query = new MemberQuery(List.of(), role, find.active(), find.cursor(), find.limit() + 1);
    return new MiroReply.Members(
        slice(platform.members().list(org, query), find.limit(), Member::accountId));
  }

  private static Role role(String name) {
    return MiroRoles.read(name)
        .orElseThrow(() -> MiroError.invalid("There is no role " + Echo.of(name) + ".").refusal());
  }

  private MiroReply member(String org, String id) {
    return platform
        .members()
        .get(org, id)
        .<MiroReply>map(MiroReply.OneMember::new)
        .orElseGet(() ->
            new MiroReply.Refused(MiroError.notFound("Member " + Echo.of(id) + " not found.")));
  }

  private MiroReply teams(String org, MiroRequest.FindTeams find) {
    String part = find.name().orElse("").toLowerCase(Locale.ROOT);
    List<Team> rest =
        platform.teams().list(org).stream()
            .filter(team -> team.name().toLowerCase(Locale.ROOT).contains(part))
            .filter(team -> find.cursor().isEmpty() || team.id().compareTo(find.cursor().get()) > 0)
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .limit(find.limit() + 1L)
            .toList();
    return new MiroReply.Teams(slice(rest, find.limit(), Team::id));
  }

  private static MiroReply team(Outcome<Team> outcome) {
    return switch (outcome) {
      case Outcome.Done<Team>(Team team) -> new MiroReply.NewTeam(team);
      case Outcome.Refused<Team>(Refusal refusal) -> new MiroReply.Refused(error(refusal));
    };
  }

  private MiroReply audit(Caller.OfOrganization caller, MiroRequest.ReadAudit audit) {
    var query =
        new LogQuery(
            Optional.empty(),
            Optional.of(audit.after()),
            Optional.of(audit.before()),
            audit.cursor().map(MiroActs::position),
            audit.limit() + 1,
            false,
            LogQuery.Audience.ORGANIZATION,
            true);
    List<LogEntry> entries = platform.log().read(caller.organizationId(), query);
    return new MiroReply.Audit(
        organization(caller), slice(entries, audit.limit(), entry -> entry.position().text()));
  }

  private static LogPosition position(String cursor) {
    return LogPosition.read(cursor)
        .orElseThrow(() ->
            MiroError.invalid(
                    "This is no cursor of the audit log: "
                        + Echo.of(cursor)
                        + ". Leave it out to begin anew.")
                .refusal());
  }

  /// `items` has one more than the limit when there is another page.
  private static <T> MiroReply.Slice<T> slice(List<T> items, int limit, Function<T, String> id) {
    if (items.size() <= limit) {
      return new MiroReply.Slice<>(limit, items, Optional.empty());
    }
    List<T> page = items.subList(0, limit);
    return new MiroReply.Slice<>(limit, page, Optional.of(id.apply(page.getLast())));
  }

  private static MiroError error(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unknown _, Refusal.UnknownMembers _ -> MiroError.notFound(refusal.detail());
      case Refusal.Taken _, Refusal.Forbidden _, Refusal.Stale _ ->
          MiroError.conflict(refusal.detail());
      case Refusal.TooLarge _ -> MiroError.tooLarge(refusal.detail());
      case Refusal.Invalid _ -> MiroError.invalid(refusal.detail());
    };
  }
}
