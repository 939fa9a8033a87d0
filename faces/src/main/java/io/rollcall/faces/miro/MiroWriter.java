package io.rollcall.faces.miro;

import io.rollcall.faces.wire.WireAnswer;
import io.rollcall.platform.Member;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Team;
import io.rollcall.scim.json.Json;
import io.rollcall.scim.json.JsonCodec;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The response writer of the REST API.
final class MiroWriter {
  private static final List<String> SCOPES =
      List.of(
          "organizations:read",
          "organizations:teams:read",
          "organizations:teams:write",
          "auditlogs:read");

  private MiroWriter() {}

  static WireAnswer write(MiroReply reply) {
    return switch (reply) {
      case MiroReply.Token token -> json(200, token(token));
      case MiroReply.OneOrganization(Organization organization) ->
          json(200, organization(organization));
      case MiroReply.OneMember(Member member) -> json(200, member(member));
      case MiroReply.MemberList(List<Member> members) ->
          json(200, Json.array(members.stream().map(MiroWriter::member).toList()));
      case MiroReply.Members(var page) -> json(200, page(page, MiroWriter::member));
      case MiroReply.NewTeam(Team team) -> json(201, team(team));
      case MiroReply.Teams(var page) -> json(200, page(page, MiroWriter::team));
      case MiroReply.Audit(var organization, var page) ->
          json(200, page(page, entry -> MiroAudit.item(entry, organization)));
      case MiroReply.Refused(MiroError error) -> error(error);
    };
  }

  static WireAnswer error(MiroError error) {
    WireAnswer answer = json(error.status(), error.json());
    return error.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
  }

  private static Json token(MiroReply.Token token) {
    Json.Obj owner = Json.object().put("id", token.keyId()).put("name", token.keyName()).build();
    return Json.object()
        .put("type", "oauth-token")
        .put("organization", named(token.organization()))
        .put("createdBy", owner)
        .put("scopes", Json.strings(SCOPES))
        .build();
  }

  static Json.Obj named(Organization organization) {
    return Json.object().put("id", organization.id()).put("name", organization.name()).build();
  }

  private static Json organization(Organization organization) {
    return Json.object()
        .put("id", organization.id())
        .put("name", organization.name())
        .put("plan", "enterprise")
        .put("type", "organization")
        .build();
  }

  private static Json.Obj member(Member member) {
    return Json.object()
        .put("id", member.accountId())
        .put("email", member.email())
        .put("active", member.active())
        .put("license", license(member))
        .put("role", MiroRoles.restName(member.role()))
        .putIfPresent("licenseAssignedAt", member.licenseAssignedAt().map(MiroAudit::time))
        .putIfPresent("lastActivityAt", member.lastActivityAt().map(MiroAudit::time))
        .put("adminRoles", List.of())
        .put("type", "organization-member")
        .build();
  }

  /// SCIM says `Free Restricted` and `Full (Trial)`, REST `free_restricted` and `full_trial`.
  /// Guests use no license.
  private static String license(Member member) {
    return member
        .license()
        .filter(_ -> member.role().isUser())
        .map(name -> name.toLowerCase(Locale.ROOT).replace(" ", "_").replaceAll("[()]", ""))
        .orElse("unknown");
  }

  private static Json.Obj team(Team team) {
    return Json.object().put("id", team.id()).put("name", team.name()).put("type", "team").build();
  }

  private static <T> Json page(MiroReply.Slice<T> page, Function<T, Json.Obj> item) {
    return Json.object()
        .put("limit", page.limit())
        .put("size", page.items().size())
        .put("data", page.items().stream().map(item).toList())
        .putIfPresent("cursor", page.cursor())
        .put("type", "cursor-list")
        .build();
  }

  private static WireAnswer json(int status, Json body) {
    return WireAnswer.of(status, "application/json", JsonCodec.bytes(body));
  }
}
