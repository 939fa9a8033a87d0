package io.rollcall.faces.atlassian;

import io.rollcall.platform.GroupOfPerson;
import io.rollcall.platform.Person;
import io.rollcall.platform.Role;
import io.rollcall.scim.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What people look like in the organization's API.
final class PersonShapes {
  static final String ADMINISTRATOR = "atlassian/org-admin";
  static final String GROUPS = "groups";
  static final String ROLES = "platformRoles";
  static final String RESOURCES = "counts.resources";
  static final String PRODUCTS = "productAccess";

  private PersonShapes() {}

  /// As version 1 has it.
  static Json.Obj managed(Person person) {
    return Json.object()
        .put("account_id", person.accountId())
        .put("account_type", AtlassianShapes.PERSON)
        .put("account_status", AtlassianShapes.accountStatus(person.isUsable()))
        .put("name", person.displayName())
        .put("picture", "")
        .putIfPresent("email", person.address())
        .put("access_billable", person.isUsable())
        .putIfPresent(
            "last_active",
            person.seat().flatMap(Person.Seat::lastActivity).map(at -> at.toString()))
        .put("product_access", List.of())
        .build();
  }

  /// As version 2 has it.
  ///
  /// @param groups the person's
  /// @param expand what is said besides
  static Json.Obj found(Person person, List<GroupOfPerson> groups, List<String> expand) {
    Json.Builder shape = basic(person);
    if (expand.contains(ROLES)) {
      shape.put(ROLES, Json.strings(roles(person)));
    }
    if (expand.contains(RESOURCES)) {
      shape.put("counts", Json.object().put("resources", 0).build());
    }
    if (expand.contains(PRODUCTS)) {
      shape.put(PRODUCTS, List.of());
    }
    if (expand.contains(GROUPS)) {
      shape.put(GROUPS, groups.stream().map(PersonShapes::group).toList());
    }
    return shape.build();
  }

  private static Json.Builder basic(Person person) {
    Json.Builder shape =
        Json.object()
            .put("accountId", person.accountId())
            .put("accountType", AtlassianShapes.PERSON)
            .put("status", word(person.status()))
            .put("accountStatus", AtlassianShapes.accountStatus(person.isUsable()))
            .put("membershipStatus", membershipStatus(person))
            .putIfPresent("addedToOrg", person.seat().map(seat -> seat.since().toString()))
            .put("name", person.displayName())
            .put("nickname", person.displayName())
            .putIfPresent("email", person.address())
            .put("claimStatus", person.isManaged() ? "managed" : "unmanaged")
            .put("forDeletion", person.deletionDue().isPresent());
    if (person.isManaged()) {
      shape.put("emailVerified", true);
      shape.put(
          "managementSource",
          managementSource(person).<Json>map(Json::string).orElse(new Json.Null()));
    }
    return shape;
  }

  static String word(Person.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  static String membershipStatus(Person person) {
    return person
        .seat()
        .map(seat -> seat.isActive() ? "active" : "suspended")
        .orElse("no_membership");
  }

  private static Optional<String> managementSource(Person person) {
    return person.isLinked()
        ? Optional.of("synced")
        : person.seat().filter(Person.Seat::isInvited).map(_ -> "invited");
  }

  static List<String> roles(Person person) {
    return person.seat().filter(seat -> seat.role() == Role.ADMIN).isPresent()
        ? List.of(ADMINISTRATOR)
        : List.of();
  }

  private static Json.Obj group(GroupOfPerson group) {
    return Json.object()
        .put("id", group.groupId())
        .put("name", group.name())
        .put("description", group.description())
        .build();
  }

  /// When somebody was there last. The organization itself stands for the products, of which there
  /// are none here.
  ///
  /// @param organization its id
  static Json.Obj lastActive(Person person, String organization) {
    Optional<Person.Seat> seat = person.seat();
    return Json.object()
        .put(
            "product_access",
            seat.flatMap(Person.Seat::lastActivity).stream()
                .map(at -> used(organization, at))
                .toList())
        .putIfPresent("added_to_org", seat.map(found -> found.since().toString().substring(0, 10)))
        .putIfPresent(
            "added_to_org_timestamp",
            seat.map(found -> found.since().truncatedTo(ChronoUnit.SECONDS).toString()))
        .build();
  }

  private static Json.Obj used(String organization, Instant at) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return Json.object()
        .put("id", organization)
        .put("key", "organization")
        .put("last_active", second.toString().substring(0, 10))
        .put("last_active_timestamp", second.toString())
        .build();
  }
}
