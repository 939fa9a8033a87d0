package io.rollcall.faces.miro;

import io.rollcall.platform.Member;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Team;
import io.rollcall.platform.TeamMember;
import io.rollcall.platform.UserGroup;
import io.rollcall.platform.UserGroupMember;
import io.rollcall.scim.json.Json;
import java.util.List;
import java.util.Locale;

/// What things look like in the REST API.
final class MiroShapes {
  private MiroShapes() {}

  static Json.Obj named(Organization organization) {
    return named(organization.id(), organization.name());
  }

  static Json.Obj named(String id, String name) {
    return Json.object().put("id", id).put("name", name).build();
  }

  /// @param fullLicenses how many Full licenses are in use: as many as there are, since this
  ///   service sells none
  static Json.Obj organization(Organization organization, int fullLicenses) {
    return Json.object()
        .put("id", organization.id())
        .put("name", organization.name())
        .put("plan", "enterprise")
        .put("fullLicensesPurchased", fullLicenses)
        .put("type", "organization")
        .build();
  }

  /// `lastActivityAt` is an empty text for who never signed in, as Miro has it.
  ///
  /// @param roles what the member has in `roles` besides the main role
  static Json.Obj member(Member member, List<Json.Obj> roles) {
    return Json.object()
        .put("id", member.accountId())
        .put("email", member.email())
        .put("active", member.active())
        .put("license", MiroLicenses.restName(member))
        .put("role", MiroRoles.restName(member.role()))
        .putIfPresent("licenseAssignedAt", member.licenseAssignedAt().map(MiroAudit::time))
        .put("lastActivityAt", member.lastActivityAt().map(MiroAudit::time).orElse(""))
        .put("adminRoles", MiroRoles.adminRoles(roles))
        .put("type", "organization-member")
        .build();
  }

  static Json.Obj team(Team team) {
    return Json.object().put("id", team.id()).put("name", team.name()).put("type", "team").build();
  }

  static Json.Obj teamMember(TeamMember member) {
    return Json.object()
        .put("id", member.accountId())
        .put("role", member.role().name().toLowerCase(Locale.ROOT))
        .put("createdAt", MiroAudit.time(member.since()))
        .put("teamId", member.teamId())
        .put("type", "team-member")
        .build();
  }

  static Json.Obj group(UserGroup group) {
    return Json.object()
        .put("id", group.id())
        .put("name", group.name())
        .put("description", group.description())
        .put("type", "user-group")
        .build();
  }

  static Json.Obj groupMember(UserGroupMember member) {
    return Json.object()
        .put("id", member.accountId())
        .put("email", member.email())
        .put("type", "user-group-member")
        .build();
  }

  /// What is attached to what: a team of a user group, or a user group of a team.
  ///
  /// @param id of what the list is made of
  static Json.Obj attached(String id, String type) {
    return Json.object().put("id", id).put("role", "member").put("type", type).build();
  }
}
