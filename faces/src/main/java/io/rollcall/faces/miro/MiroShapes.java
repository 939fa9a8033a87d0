package io.rollcall.faces.miro;

import io.rollcall.platform.Member;
import io.rollcall.platform.Organization;
import io.rollcall.platform.Team;
import io.rollcall.scim.json.Json;
import java.util.List;

/// What things look like in the REST API.
final class MiroShapes {
  private MiroShapes() {}

  static Json.Obj named(Organization organization) {
    return named(organization.id(), organization.name());
  }

  static Json.Obj named(String id, String name) {
    return Json.object().put("id", id).put("name", name).build();
  }

  static Json.Obj organization(Organization organization) {
    return Json.object()
        .put("id", organization.id())
        .put("name", organization.name())
        .put("plan", "enterprise")
        .put("type", "organization")
        .build();
  }

  static Json.Obj member(Member member) {
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
        .map(name ->
            name.toLowerCase(java.util.Locale.ROOT).replace(" ", "_").replaceAll("[()]", ""))
        .orElse("unknown");
  }

  static Json.Obj team(Team team) {
    return Json.object().put("id", team.id()).put("name", team.name()).put("type", "team").build();
  }
}
